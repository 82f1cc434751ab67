/** Whether a name has every word of a filter in it, in any order and case. */
export function matches(name: string, filter: string): boolean {
  const text = name.toLocaleLowerCase();
  return filter
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
