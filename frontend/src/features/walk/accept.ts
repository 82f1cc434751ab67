import type { KeptWalk, Walk, WalkResult, WalkStep } from '../../api/walks';

/** What a test becomes when it is to expect what comes of it now, and whether that is all of its own steps. */
export interface Accepted {
  walk: Walk;
  whole: boolean;
}

/**
 * The test with the steps that are to be expected from: its own, while no other way was gone and all of them can be done; else those that were walked.
 */
export function accepted({ content }: KeptWalk, walked: Walk, { differences, misfits }: WalkResult): Accepted {
  const own = content.steps ?? [];
  const steps = walked.steps ?? [];
  const doable = !differences.some(({ what }) => what === 'step') && !misfits.some(({ where }) => where === 'start' || where === 'step');
  const untouched = same(content.start, walked.start) && steps.length <= own.length && steps.every((step, at) => same(step, own[at]));
  return doable && untouched ? { walk: content, whole: true } : { walk: { ...content, start: walked.start, steps }, whole: false };
}

/** Whether two parts of walks say the same, in whichever order. */
function same(one: WalkStep | Walk['start'], other: WalkStep | Walk['start']): boolean {
  return plain(one) === plain(other);
}

function plain(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (part !== null && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part));
}
