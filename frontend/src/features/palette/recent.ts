const remembered = 'sandtable.palette';
const most = 12;

/** What was chosen in the palette lately, the last first, by id. */
export function recent(): string[] {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(remembered) ?? '[]');
    return Array.isArray(saved) ? saved.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

/** Keeps that something was chosen. */
export function choseNow(id: string): void {
  try {
    localStorage.setItem(remembered, JSON.stringify([id, ...recent().filter((other) => other !== id)].slice(0, most)));
  } catch {
    // Without storage nothing is recent.
  }
}
