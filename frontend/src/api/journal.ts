import { queryOptions } from '@tanstack/react-query';
import { answer, client, items } from './client';
import { page } from './page';
import type { components } from './schema';

type Schemas = components['schemas'];

/** What unsaved work is on and where it stands. */
export type Work = Schemas['Work'];
/** One step of a drawing's history as the journal has it. */
export type WorkStep = Schemas['WorkStep'];
/** Unsaved work that nobody has open any more. */
export type Offer = Schemas['Offer'];
/** Unsaved work with its history. */
export type UnsavedWork = Schemas['UnsavedWork'];
/** Unsaved work to be kept. */
export type WorkUpdate = Omit<Schemas['WorkUpdate'], 'page'>;

/** The work that was left unsaved. */
export const offersQuery = queryOptions({ queryKey: ['journal'], queryFn: (): Promise<Offer[]> => items(client.GET('/api/journal', { params: { query: { page } } })), staleTime: 0 });

/** One entry of the journal, to look at. */
export const unsavedQuery = (id: string) => queryOptions({ queryKey: ['journal', id], queryFn: (): Promise<UnsavedWork> => answer(client.GET('/api/journal/{id}', { params: { path: { id } } })) });

/** Writes unsaved work down; once it is answered, the work survives a crash. */
export const keepUnsaved = (id: string, work: WorkUpdate): Promise<unknown> => answer(client.PUT('/api/journal/{id}', { params: { path: { id } }, body: { ...work, page } }));

/** The work of this page was saved, or given up with its tab. */
export const doneUnsaved = (id: string): Promise<unknown> => answer(client.DELETE('/api/journal/{id}', { params: { path: { id }, query: { page } } }));

export const restoreUnsaved = (id: string): Promise<UnsavedWork> => answer(client.POST('/api/journal/{id}/restore', { params: { path: { id }, query: { page } } }));

export const discardUnsaved = (id: string): Promise<unknown> => answer(client.POST('/api/journal/{id}/discard', { params: { path: { id }, query: { page } } }));
