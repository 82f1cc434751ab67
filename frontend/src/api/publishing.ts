import { queryOptions } from '@tanstack/react-query';
import { answer, client } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];

/** What is published, and what is said of it. */
export type Publication = Schemas['Publication'];
export type PublicationChoice = Schemas['PublicationChoice'];
export type Examined = Schemas['ExaminedPackage'];
export type Obstacle = Schemas['ReleaseObstacle'];
export type Suggestion = Schemas['VersionSuggestion'];
export type PublishRequest = Schemas['PublishRequest'];
export type Push = Omit<Schemas['PublishProgress'], 'error'> & { error: { message: string; hint: string } | null };

/** Where to start with a process: the answers of last time, or sensible ones. */
export const beginningQuery = (process: string) =>
  queryOptions({ queryKey: ['publication', process], queryFn: () => answer(client.GET('/api/processes/{id}/publication', { params: { path: { id: process } } })), staleTime: 0, gcTime: 0 });

/** Makes the package, and says whether it may be released. */
export const examine = (publication: Publication): Promise<Examined> => answer(client.POST('/api/publications/examine', { body: publication }));

/** Compares with the last release, and suggests version and changelog. */
export const suggest = (publication: Publication): Promise<Suggestion> => answer(client.POST('/api/publications/suggest', { body: publication }));

/** The package as a file, its bytes in base64. */
export const packageFile = (request: PublishRequest): Promise<{ name: string; bytes: string }> => answer(client.POST('/api/publications/file', { body: request }));

/** Begins to publish in the background. */
export const publish = (request: PublishRequest): Promise<Push> => answer(client.POST('/api/publications', { body: request })) as Promise<Push>;

/** A release, as far as it has come; it is looked at until it is there or not. */
export const pushQuery = (id: string) =>
  queryOptions({
    queryKey: ['push', id],
    queryFn: () => answer(client.GET('/api/publications/{id}', { params: { path: { id } } })) as Promise<Push>,
    refetchInterval: ({ state: { data } }) => (data && data.state !== 'packing' && data.state !== 'sending' ? false : 250),
    staleTime: 0,
    gcTime: 0,
  });

export const cancelPush = (id: string): Promise<Push> => answer(client.POST('/api/publications/{id}/cancel', { params: { path: { id } } })) as Promise<Push>;
