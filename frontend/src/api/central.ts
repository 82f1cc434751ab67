import { queryOptions } from '@tanstack/react-query';
import { answer, client, items } from './client';
import type { components } from './schema';
import type { ProcessHead } from './types';

type Schemas = components['schemas'];

export type Shelf = Schemas['Shelf'];
export type Listed = Schemas['ListedTemplate'];
export type InstalledTemplate = Schemas['InstalledTemplate'];
export type Wanted = Schemas['WantedPackage'];
export type Preview = Schemas['PackagePreview'];
export type Installing = Schemas['Installing'];
export type Fate = 'add' | 'update' | 'skip';

/** What the registries had when they were looked at last; no network is asked. */
export const shelvesQuery = queryOptions({ queryKey: ['central', 'shelves'], queryFn: (): Promise<Shelf[]> => items(client.GET('/api/central')) });

/** Processes that came from packages, and whether there is something newer. */
export const installedQuery = queryOptions({ queryKey: ['central', 'installed'], queryFn: (): Promise<InstalledTemplate[]> => items(client.GET('/api/central/installed')) });

type Refreshed = Omit<Schemas['ShelfRefreshed'], 'uncharted'> & { uncharted: { message: string; hint: string } | null };

/** Looks into a registry; more are templates to ask for where it lists nothing. */
export const refreshShelf = (id: string, more: string[] = []): Promise<Refreshed> =>
  answer(client.POST('/api/registries/{id}/refresh', { params: { path: { id } }, body: { templates: more } })) as Promise<Refreshed>;

type Asked = Omit<Schemas['RegistryAsked'], 'problem'> & { problem: { message: string; hint: string } | null };

/** Asks the registries for news that something was installed from: all, or those that have not answered for so many seconds. */
export const checkUpdates = (olderThan = 0): Promise<Asked[]> => items(client.POST('/api/central/check', { body: { olderThan } })) as Promise<Asked[]>;

const hour = 3600;

/** Asks once after the start, and then every hour; a registry that has just answered is left alone. */
export const newsQuery = queryOptions({ queryKey: ['news'], queryFn: () => checkUpdates(hour), staleTime: hour * 1000, refetchInterval: hour * 1000, retry: false });

/** Lets an installed process follow a channel; an empty one is the newest release. */
export const followChannel = (process: string, channel: string) => answer(client.PUT('/api/central/installed/{id}/channel', { params: { path: { id: process } }, body: { channel } }));

export type Difference = Schemas['VersionSuggestion'];

/** What changes with an update of an installed process. */
export const differenceQuery = (process: string, version: string) =>
  queryOptions({
    queryKey: ['central', 'difference', process, version],
    queryFn: (): Promise<Difference> => answer(client.GET('/api/central/installed/{id}/difference', { params: { path: { id: process }, query: { version } } })),
    staleTime: Infinity,
    retry: false,
  });

/** The organisational unit that the library belongs to; rollouts decide by it. */
export const unitQuery = queryOptions({ queryKey: ['central', 'unit'], queryFn: async (): Promise<string> => (await answer(client.GET('/api/central/unit'))).unit });

export const putUnit = (unit: string) => answer(client.PUT('/api/central/unit', { body: { unit } }));

/** A package before it is installed. */
export const previewQuery = (wanted: Wanted) =>
  queryOptions({ queryKey: ['central', 'preview', wanted], queryFn: (): Promise<Preview> => answer(client.POST('/api/central/preview', { body: wanted })), staleTime: 0, gcTime: 0, retry: false });

/** Puts a package into the library, all of it or nothing. */
export const install = (installing: Installing): Promise<ProcessHead[]> => items(client.POST('/api/central/install', { body: installing }));
