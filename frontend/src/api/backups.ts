import { queryOptions } from '@tanstack/react-query';
import { answer, client } from './client';
import { desktop } from './desktop';
import { inWindow } from './files';
import type { components } from './schema';

/** A copy of the library. */
export type Backup = components['schemas']['Backup'];

/** Every backup of the library, the last one first. */
export const backupsQuery = queryOptions({ queryKey: ['backups'], queryFn: () => answer(client.GET('/api/backups')), staleTime: 0 });

/** Copies the library to the folder of its backups. */
export const makeBackup = (): Promise<Backup> => answer(client.POST('/api/backups'));

/** Puts a backup in the place of the library; what was there is answered as another backup. */
export const restoreBackup = (name: string): Promise<Backup> => answer(client.POST('/api/backups/{name}/restore', { params: { path: { name } } }));

/** Whether the person can choose where a backup goes: only the window knows the disk. */
export const canChooseBackup = (): boolean => desktop()?.window.BackUpTo !== undefined;

/** Asks where a backup shall go and makes it; false when the person changes their mind. */
export const backUpTo = (name: string): Promise<boolean> => inWindow(async () => (await desktop()?.window.BackUpTo?.(name)) ?? false);
