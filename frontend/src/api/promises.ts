import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, client } from './client';
import type { ScenarioContent } from './scenario';

/** How quickly processes and activities can be done at best, in seconds by id. A drawing is asked about once for every state of it and of its numbers. */
export const quickestQuery = (drawing: { xml(): Promise<string> }, key: readonly unknown[], scenario?: ScenarioContent) =>
  queryOptions({
    queryKey: ['quickest', ...key],
    queryFn: async ({ signal }) => {
      const { items } = await answer(client.POST('/api/quickest', { body: { xml: await drawing.xml(), scenario: scenario as never }, signal }));
      return new Map((items ?? []).map(({ element, seconds }) => [element, seconds]));
    },
    staleTime: Infinity,
    gcTime: 10_000,
    placeholderData: keepPreviousData,
  });
