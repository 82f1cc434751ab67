import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, client } from './client';
import type { components, operations } from './schema';

type Schemas = components['schemas'];

/** One case of a run in a line; times in seconds, money in the currency's units. */
export type CaseLine = Schemas['ReportCaseLine'];
/** A part of the list of cases. */
export type CasePage = Schemas['ReportCasePage'];
/** What happened to one case. */
export type CaseHistory = Schemas['ReportCaseHistory'];
export type HistoryStep = Schemas['ReportHistoryStep'];
export type Span = Schemas['ReportSpan'];
/** Who was where, at one moment after the other. */
export type Board = Schemas['ReportBoard'];
export type BoardFrame = Schemas['ReportBoardFrame'];
export type BoardColumn = Schemas['ReportBoardColumn'];
export type BoardCell = Schemas['ReportBoardCell'];
export type BoardCard = Schemas['ReportBoardCard'];

/** Which cases are wanted, in which order. */
export type CasesAsked = NonNullable<operations['listRunCases']['parameters']['query']>;

/** A replay is worth keeping for a while: it is the same every time. */
const fresh = { staleTime: Infinity, gcTime: 120_000, retry: false } as const;

/** How often is asked again, in milliseconds, while a run is still being played again. */
const again = 500;
const untilWhole = ({ state }: { state: { data?: { played?: number } } }) => (state.data?.played === undefined ? false : again);

/** A part of the list of the cases of a run; `played` says that it is not the whole yet. While another is fetched, the one before stays. */
export const casesQuery = (run: string, asked: CasesAsked) =>
  queryOptions({
    ...fresh,
    queryKey: ['runs', run, 'cases', asked],
    queryFn: ({ signal }): Promise<CasePage> => answer(client.GET('/api/runs/{id}/cases', { params: { path: { id: run }, query: { ...asked, soFar: true } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: untilWhole,
  });

/** What happened to one case of a run. */
export const caseQuery = (run: string, replication: number, number: number) =>
  queryOptions({
    ...fresh,
    queryKey: ['runs', run, 'case', replication, number],
    queryFn: ({ signal }): Promise<CaseHistory> => answer(client.GET('/api/runs/{id}/cases/{case}', { params: { path: { id: run, case: number }, query: { replication } }, signal })),
  });

/** Who was where in a run, between two moments in seconds since its start; until 0: to its end. */
export const boardQuery = (run: string, replication: number, from: number, until: number) =>
  queryOptions({
    ...fresh,
    queryKey: ['runs', run, 'board', replication, from, until],
    queryFn: ({ signal }): Promise<Board> => answer(client.GET('/api/runs/{id}/board', { params: { path: { id: run }, query: { replication, from, until, soFar: true } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: untilWhole,
  });
