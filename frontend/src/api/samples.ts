import { queryOptions } from '@tanstack/react-query';
import { answer, client, items } from './client';
import type { Process, Project, Sample } from './types';

/** The processes that come with the product. */
export const samplesQuery = queryOptions({ queryKey: ['samples'], queryFn: (): Promise<Sample[]> => items(client.GET('/api/samples')), staleTime: Infinity });

/** Puts a sample into the library. */
export const openSample = (id: string): Promise<{ project: Project; process: Process }> => answer(client.POST('/api/samples/{id}', { params: { path: { id } }, body: {} }));
