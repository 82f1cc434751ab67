import { useEffect, useRef } from 'react';
import type { Numbers } from './numbers';
import { nearest } from './path';

/** Brings the value that somebody pointed at into view, and its field under the cursor. */
export function usePointed(numbers: Numbers, pointed: string | undefined) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (pointed === undefined) return;
    // The form may just be on its way to the screen.
    const settled = setTimeout(() => {
      const places = [...(host.current?.querySelectorAll<HTMLElement>('[data-place]') ?? [])];
      const best = nearest(pointed, places.map(({ dataset }) => dataset.place!));
      const entry = places.find(({ dataset }) => dataset.place === best)?.closest<HTMLElement>('.st-form-value, .st-extra, .st-entry, .st-part');
      entry?.scrollIntoView({ block: 'center' });
      entry?.querySelector<HTMLElement>('input, button, textarea')?.focus({ preventScroll: true });
      numbers.point(undefined);
    }, 150);
    return () => clearTimeout(settled);
  }, [numbers, pointed]);
  return host;
}
