import { queryOptions } from '@tanstack/react-query';
import { answer, client, items } from './client';
import type { Callable, Process, ProcessHead, Project } from './types';

/** Every project of the library. */
export const projectsQuery = queryOptions({ queryKey: ['projects'], queryFn: (): Promise<Project[]> => items(client.GET('/api/projects')) });

/** The processes of one project. */
export const processesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['projects', projectId, 'processes'],
    queryFn: (): Promise<ProcessHead[]> => items(client.GET('/api/projects/{id}/processes', { params: { path: { id: projectId } } })),
  });

/** Every process in the drawings of a project, as call activities name them. Read anew whenever it is asked for: a save may have changed it. */
export const callableQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['projects', projectId, 'callable'],
    queryFn: (): Promise<Callable[]> => items(client.GET('/api/projects/{id}/callable', { params: { path: { id: projectId } } })),
  });

export const createProject = (name: string): Promise<Project> => answer(client.POST('/api/projects', { body: { name } }));

export const renameProject = (id: string, name: string): Promise<Project> => answer(client.PATCH('/api/projects/{id}', { params: { path: { id } }, body: { name } }));

export const deleteProject = (id: string): Promise<unknown> => answer(client.DELETE('/api/projects/{id}', { params: { path: { id } } }));

export const createProcess = (projectId: string, name: string, xml: string): Promise<Process> =>
  answer(client.POST('/api/projects/{id}/processes', { params: { path: { id: projectId } }, body: { name, xml } }));

export const readProcess = (id: string): Promise<Process> => answer(client.GET('/api/processes/{id}', { params: { path: { id } } }));

/** Saves over the revision that was read; a newer one in the library is a problem with the code changedElsewhere. */
export const saveProcess = (id: string, xml: string, revision: number): Promise<Process> =>
  answer(client.PUT('/api/processes/{id}', { params: { path: { id } }, body: { xml, revision } }));

export const renameProcess = (id: string, name: string): Promise<ProcessHead> => answer(client.PATCH('/api/processes/{id}', { params: { path: { id } }, body: { name } }));

export const deleteProcess = (id: string): Promise<unknown> => answer(client.DELETE('/api/processes/{id}', { params: { path: { id } } }));
