/** Names of elements in a cell, each once. */
export function placesText(places: readonly { name: string }[]): string {
  return [...new Set(places.map(({ name }) => name))].join(' · ');
}
