import { queryOptions } from '@tanstack/react-query';
import { answer, client } from './client';
import type { About } from './types';

/** What is running: versions and the door it was opened by. */
export const aboutQuery = queryOptions({ queryKey: ['about'], queryFn: (): Promise<About> => answer(client.GET('/api/about')), staleTime: Infinity });
