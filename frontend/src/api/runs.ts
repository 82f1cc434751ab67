import { queryOptions } from '@tanstack/react-query';
import { answer, client, items } from './client';
import type { ScenarioContent } from './scenario';
import type { components } from './schema';
import type { Run, RunHead } from './types';

/** The simulations made of a process, newest first. */
export const runsQuery = (processId: string) =>
  queryOptions({
    queryKey: ['processes', processId, 'runs'],
    queryFn: async (): Promise<RunHead[]> => {
      const runs = await items(client.GET('/api/processes/{id}/runs', { params: { path: { id: processId } } }));
      return [...runs].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
    },
  });

/** One simulation; while it runs it is asked again now and then, should no event come. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['runs', id],
    queryFn: (): Promise<Run> => answer(client.GET('/api/runs/{id}', { params: { path: { id } } })) as Promise<Run>,
    refetchInterval: (query) => (query.state.data?.status === 'running' ? 1500 : false),
  });

export const startRun = (processId: string, revision: number, scenario: ScenarioContent, leaveOut = false): Promise<Run> =>
  answer(client.POST('/api/processes/{id}/runs', { params: { path: { id: processId } }, body: { revision, scenario: scenario as never, leaveOut } })) as Promise<Run>;

export const cancelRun = (id: string): Promise<Run> => answer(client.POST('/api/runs/{id}/cancel', { params: { path: { id } } })) as Promise<Run>;

export const deleteRun = (id: string): Promise<unknown> => answer(client.DELETE('/api/runs/{id}', { params: { path: { id } } }));

/** Where the cases of a run are between two moments; times in seconds since its start. */
export type Movements = components['schemas']['ReportStretch'];

/** Plays a replication of a run again, counted from 1, from one moment to another or until there is much to tell. */
export const movements = (id: string, replication: number, from: number, until: number, signal: AbortSignal): Promise<Movements> =>
  answer(client.GET('/api/runs/{id}/movements', { params: { path: { id }, query: { replication, from, until, limit: 8000 } }, signal })) as Promise<Movements>;
