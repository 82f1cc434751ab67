import { queryOptions } from '@tanstack/react-query';
import { answer, client } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];

export type Offered = Omit<Schemas['OfferedTemplate'], 'unseen'> & { unseen: { message: string; hint: string } | null };
export type OfferedVersion = Schemas['OfferedVersion'];
export type OfferedChannel = Schemas['OfferedChannel'];
export type Rollout = Schemas['OfferedRollout'];
export type RolloutStep = Schemas['RolloutStep'];
export type RolloutKind = Schemas['RolloutEntry']['kind'];
export type RolloutFigures = Schemas['RolloutFigures'];
export type RolloutPlanning = Schemas['RolloutPlanning'];

/** A template in a registry. */
export interface TemplateAt {
  registry: string;
  template: string;
}

const at = ({ registry }: TemplateAt) => ({ path: { id: registry } });

/** Versions, channels and rollouts of a template, and what one may do about them. */
export const offeredQuery = (of: TemplateAt) =>
  queryOptions({
    queryKey: ['offers', of.registry, of.template],
    queryFn: () => answer(client.GET('/api/registries/{id}/offers', { params: { ...at(of), query: { template: of.template } } })) as Promise<Offered>,
    staleTime: 0,
    retry: false,
  });

/** Lets a channel stand for a version, if it stands where it was seen; an empty digest is a channel that is not there yet. */
export const moveChannel = (of: TemplateAt, channel: string, version: string, note: string, expected: string) =>
  answer(client.PUT('/api/registries/{id}/channel', { params: at(of), body: { template: of.template, channel, version, note, expected } }));

/** Lets a channel stand for what it stood for before. */
export const rollBackChannel = (of: TemplateAt, channel: string, note: string, expected: string) =>
  answer(client.POST('/api/registries/{id}/channel/rollback', { params: at(of), body: { template: of.template, channel, note, expected } }));

/** Takes a version out of use. */
export const withdrawVersion = (of: TemplateAt, version: string, reason: string) => answer(client.POST('/api/registries/{id}/withdrawals', { params: at(of), body: { template: of.template, version, reason } }));

/** Plans a rollout; it begins when it is started. */
export const planRollout = (of: TemplateAt, plan: Omit<RolloutPlanning, 'template'>) => answer(client.POST('/api/registries/{id}/rollouts', { params: at(of), body: { template: of.template, ...plan } }));

/** Does something with a rollout, as it was seen. */
export const actOnRollout = (of: TemplateAt, { id, revision }: Rollout, kind: RolloutKind, more: { note?: string; figures?: RolloutFigures } = {}) =>
  answer(client.POST('/api/registries/{id}/rollouts/{rollout}/actions', { params: { path: { id: of.registry, rollout: id } }, body: { template: of.template, kind, revision, ...more } }));
