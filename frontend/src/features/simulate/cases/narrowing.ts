import type { CasesAsked } from '../../../api/cases';

/** What of a case a range can be about. */
export const ranges = ['cycleTime', 'cost', 'steps', 'arrived'] as const;
export type RangeOf = (typeof ranges)[number];

/** Which cases a person wants to see. */
export interface Narrowing {
  case?: number;
  outcome?: 'completed' | 'failed' | 'unfinished';
  promise?: 'kept' | 'missed' | 'open';
  of: RangeOf;
  /** Seconds, an amount or a number. */
  from?: number;
  until?: number;
}

/** All cases. */
export const everything: Narrowing = { of: 'cycleTime' };

/** Whether anything is left out. */
export function narrowed(of: Narrowing): boolean {
  return of.case !== undefined || of.outcome !== undefined || of.promise !== undefined || of.from !== undefined || of.until !== undefined;
}

/** How the API is asked for that. What is not asked is not said. */
export function asked({ case: one, outcome, promise, of, from, until }: Narrowing): CasesAsked {
  const range = from !== undefined || until !== undefined;
  return { ...(one && { case: one }), ...(outcome && { outcome }), ...(promise && { promise }), ...(range && { of }), ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
}
