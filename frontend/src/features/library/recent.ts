import { useSyncExternalStore } from 'react';

/** A process that was opened, and when. */
export interface Recent {
  id: string;
  name: string;
  /** An instant, ISO 8601. */
  at: string;
}

const remembered = 'sandtable.recent';
const most = 8;
const listeners = new Set<() => void>();
let known: Recent[] = read();

/** Notes that a process of the library was opened, or has another name now. */
export function noteOpened(id: string, name: string): void {
  if (known[0]?.id === id && known[0].name === name) return;
  keep([{ id, name, at: new Date().toISOString() }, ...known.filter((one) => one.id !== id)].slice(0, most));
}

/** Takes one off the list. */
export function forgetOpened(id: string): void {
  keep(known.filter((one) => one.id !== id));
}

/** The processes opened last, the latest first; the component follows. */
export function useRecent(): Recent[] {
  return useSyncExternalStore(subscribe, () => known);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function keep(list: Recent[]): void {
  known = list;
  try {
    localStorage.setItem(remembered, JSON.stringify(list));
  } catch {
    // Forgotten with the page; nothing depends on it.
  }
  for (const listener of listeners) listener();
}

function read(): Recent[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(remembered) ?? '[]');
    return Array.isArray(list) ? (list as Recent[]).filter(({ id, name, at }) => [id, name, at].every((part) => typeof part === 'string')) : [];
  } catch {
    return [];
  }
}
