import { parseDuration } from '../../format/duration';
import { isoOf, secondsOf } from '../../format/iso';

/** What is done when a promise is about to be broken, or is. */
export interface Action {
  do: string;
  /** ISO 8601, after the step could have begun. */
  after: string;
  /** The role that is told or takes over. */
  to?: string;
}

export const actionKinds = ['remind', 'escalate', 'reassign', 'decide'] as const;

/** Actions as text that can be copied: "remind PT4H; escalate P1D Role_Head". */
export function actionsText(list: Action[]): string {
  return list.map(({ do: verb, after, to }) => [verb, after, to].filter(Boolean).join(' ')).join('; ');
}

/** Reads such a text; undefined where it says something else. */
export function readActions(text: string): Action[] | undefined {
  const list: Action[] = [];
  for (const part of text.split(/[;；\n]/).map((one) => one.trim())) {
    if (part === '') continue;
    const [verb, after = '', to, ...more] = part.split(/\s+/);
    const seconds = secondsOf(after) ?? parseDuration(after);
    if (!(actionKinds as readonly string[]).includes(verb) || seconds === undefined || more.length > 0) return undefined;
    list.push({ do: verb, after: isoOf(seconds), ...(to ? { to } : {}) });
  }
  return list;
}
