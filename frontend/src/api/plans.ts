import { queryOptions } from '@tanstack/react-query';
import { answer, client, items } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];

/** What is planned to be invested. */
export type Plan = Schemas['RoiPlan'];
/** One amount of a plan and what it is for; the amount is a decimal string. */
export type Item = Schemas['RoiItem'];
export type Range = Schemas['RoiRange'];
/** What a scenario is worth under a plan; amounts are in the currency of the comparison. */
export type Return = Omit<Schemas['RoiReturn'], 'perCase' | 'perMonth' | 'payback' | 'value' | 'share'> & Record<'perCase' | 'perMonth' | 'payback' | 'value' | 'share', Range | null>;

/** A plan as it is kept; revision 0 where nobody has planned yet. */
export interface KeptPlan {
  revision: number;
  plan: Plan;
}

/** What is planned for a process. */
export const planQuery = (processId: string) =>
  queryOptions({
    queryKey: ['processes', processId, 'plan'],
    queryFn: (): Promise<KeptPlan> => answer(client.GET('/api/processes/{id}/plan', { params: { path: { id: processId } } })),
  });

export const savePlan = (processId: string, kept: KeptPlan): Promise<KeptPlan> => answer(client.PUT('/api/processes/{id}/plan', { params: { path: { id: processId } }, body: kept }));

/** What each scenario of a comparison is worth under a plan, in their order. */
export const returnsQuery = (experiment: string, plan: Plan) =>
  queryOptions({
    queryKey: ['experiments', experiment, 'returns', plan],
    queryFn: (): Promise<Return[]> => items(client.POST('/api/experiments/{id}/returns', { params: { path: { id: experiment } }, body: plan })) as Promise<Return[]>,
    staleTime: Infinity,
  });
