import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, items } from './client';
import type { components } from './schema';

/** A process of the library, or a place in one, that holds what was asked for. */
export type Found = components['schemas']['Found'];

/** What in the library holds every word of a text; nothing for an empty one. Begins with "projects", so that a change of the library asks again. */
export const searchQuery = (text: string, limit = 50) =>
  queryOptions({
    queryKey: ['projects', 'search', text, limit],
    queryFn: ({ signal }): Promise<Found[]> => items(client.GET('/api/search', { params: { query: { q: text, limit } }, signal })),
    enabled: text !== '',
    // What was found for the words before stays until the answer is there.
    placeholderData: keepPreviousData,
  });
