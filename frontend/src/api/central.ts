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

/** A package before it is installed. */
export const previewQuery = (wanted: Wanted) =>
  queryOptions({ queryKey: ['central', 'preview', wanted], queryFn: (): Promise<Preview> => answer(client.POST('/api/central/preview', { body: wanted })), staleTime: 0, gcTime: 0, retry: false });

/** Puts a package into the library, all of it or nothing. */
export const install = (installing: Installing): Promise<ProcessHead[]> => items(client.POST('/api/central/install', { body: installing }));
