import { queryOptions } from '@tanstack/react-query';
import { answer, client, items } from './client';
import { lineKey } from './events';
import type { QueuedRun } from './types';

/** The runs and experiments that are not over, in the order in which they are played. */
export const lineQuery = queryOptions({
  queryKey: lineKey,
  queryFn: (): Promise<QueuedRun[]> => items(client.GET('/api/line')),
  // Should no event come.
  refetchInterval: ({ state }) => (state.data?.length ? 3000 : false),
});

/** Lets one that waits be the next to be played. */
export async function playFirst({ id, kind }: Pick<QueuedRun, 'id' | 'kind'>): Promise<void> {
  const of = { params: { path: { id } } };
  if (kind === 'simulation') await answer(client.POST('/api/runs/{id}/first', of));
  else await answer(client.POST('/api/experiments/{id}/first', of));
}

/** Ends one; what is finished of it is kept. */
export async function endRun({ id, kind }: Pick<QueuedRun, 'id' | 'kind'>): Promise<void> {
  const of = { params: { path: { id } } };
  if (kind === 'simulation') await answer(client.POST('/api/runs/{id}/cancel', of));
  else await answer(client.POST('/api/experiments/{id}/cancel', of));
}
