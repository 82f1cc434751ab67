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

/** By what a list of cases is sorted. */
export interface Order {
  sort: NonNullable<CasesAsked['sort']>;
  descending: boolean;
}

/** What a person looks at of a run. */
export interface Look {
  /** The replication, from 1; 0: the first that was played. */
  replication: number;
  /** The case of which the steps are shown. */
  chosen?: number;
  narrowing: Narrowing;
  order: Order;
  /** Of the list, from 1. */
  page: number;
}

/** The list as it opens. */
export const atFirst: Look = { replication: 0, narrowing: everything, order: { sort: 'case', descending: false }, page: 1 };

/** As many as a large screen shows; more take longer to lay out than a page is turned. */
export const pageSize = 25;

/** How the API is asked for the page of the list that is looked at. */
export function pageAsked({ replication, narrowing, order, page }: Look): CasesAsked {
  return { ...asked(narrowing), ...order, replication, offset: (page - 1) * pageSize, limit: pageSize };
}
