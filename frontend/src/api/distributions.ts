import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, client } from './client';
import type { Distribution } from './scenario';
import type { components } from './schema';

/** How the durations of a distribution spread: mean, median, 9th decile and bars, in seconds; or why there is nothing to draw. */
export type Shape = components['schemas']['DistributionResult'];

/** The shape of a distribution; the language is part of the question because errors are sentences. */
export const shapeQuery = (spec: Distribution, language: string) =>
  queryOptions({
    queryKey: ['distribution', spec, language],
    queryFn: ({ signal }): Promise<Shape> => answer(client.POST('/api/distributions', { body: { ...spec }, signal })),
    staleTime: Infinity,
    placeholderData: keepPreviousData,
    retry: false,
  });
