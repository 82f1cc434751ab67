import { useSyncExternalStore } from 'react';
import type { Walk } from '../../api/walks';

/** A walk that was left before its end, and when. */
export interface Left {
  walk: Walk;
  at: string;
}

const prefix = 'sandtable.walk.';
/** How many are kept: one of each process, those that were left last. */
const most = 30;

const listeners = new Set<() => void>();
/** What was read last of each, so that the same text is the same walk. */
const read = new Map<string, { text: string; left: Left | undefined }>();

/** Keeps where a walk over a process stands, over a reload and a restart. */
export function leave(of: string, walk: Walk, now = new Date()): void {
  try {
    localStorage.setItem(prefix + of, JSON.stringify({ walk, at: now.toISOString() }));
    for (const old of oldest()) localStorage.removeItem(old);
  } catch {
    // A full or forbidden store keeps nothing; the walk goes on.
  }
  tell();
}

export function forget(of: string): void {
  localStorage.removeItem(prefix + of);
  tell();
}

/** The walk of a process that was left; undefined where there is none. */
export function leftOf(of: string): Left | undefined {
  const text = localStorage.getItem(prefix + of) ?? '';
  const known = read.get(of);
  if (known?.text === text) return known.left;
  const left = parsed(text);
  read.set(of, { text, left });
  return left;
}

export function useLeft(of: string): Left | undefined {
  return useSyncExternalStore(subscribe, () => leftOf(of));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** Undefined for what is no walk: nobody but this file writes here, but an older version of it may have. */
function parsed(text: string): Left | undefined {
  try {
    const left = JSON.parse(text) as Left;
    return typeof left?.walk?.start?.element === 'string' && Array.isArray(left.walk.steps) && !Number.isNaN(Date.parse(left.at)) ? left : undefined;
  } catch {
    return undefined;
  }
}

/** The keys of those beyond the limit. */
function oldest(): string[] {
  const all = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  if (all.length <= most) return [];
  const at = (key: string) => parsed(localStorage.getItem(key) ?? '')?.at ?? '';
  return all.sort((a, b) => at(a).localeCompare(at(b))).slice(0, all.length - most);
}
