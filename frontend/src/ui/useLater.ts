import { useEffect, useState } from 'react';

/** A value as it was once it has rested for so many milliseconds: what is typed is not asked for letter by letter. */
export function useLater<T>(value: T, rest: number): T {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), rest);
    return () => clearTimeout(timer);
  }, [value, rest]);
  return later;
}
