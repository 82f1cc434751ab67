import { queryOptions } from '@tanstack/react-query';
import { answer, client } from './client';
import type { Calendar as ScenarioCalendar, ScenarioContent } from './scenario';
import type { components } from './schema';

type Schemas = components['schemas'];

export type Unit = Schemas['Unit'];
export type OrgRole = Required<Pick<Schemas['Organisation'], 'roles'>>['roles'][number];
export type OrgPerson = Required<Pick<Schemas['Organisation'], 'people'>>['people'][number];
export type Calendar = ScenarioCalendar;

/** Who works in the company, as a project knows it. */
export type Organisation = Omit<Schemas['Organisation'], 'calendars'> & { calendars?: Record<string, Calendar> };

/** An organisation as of one revision; 0: nothing was ever saved. */
export interface KeptOrganisation {
  revision: number;
  savedAt: string;
  content: Organisation;
}

/** An organisation with the people of a table, and what there is to know of its rows. */
export interface ImportedPeople {
  content: Organisation;
  remarks: { row: number; message: string; missed: boolean }[];
  rows: { row: number; person: string; known: boolean }[];
  /** The sheet of a workbook that was read, and those that were not. */
  sheet: string;
  others: string[];
}

const organisationKey = (projectId: string) => ['projects', projectId, 'organisation'];

export const readOrganisation = (projectId: string): Promise<KeptOrganisation> =>
  answer(client.GET('/api/projects/{id}/organisation', { params: { path: { id: projectId } } })) as Promise<KeptOrganisation>;

/** The organisation of a project. */
export const organisationQuery = (projectId: string) => queryOptions({ queryKey: organisationKey(projectId), queryFn: () => readOrganisation(projectId) });

/** Saves over the revision that was read; a newer one in the library is a problem with the code changedElsewhere. */
export const saveOrganisation = (projectId: string, content: Organisation, revision: number): Promise<KeptOrganisation> =>
  answer(client.PUT('/api/projects/{id}/organisation', { params: { path: { id: projectId } }, body: { content: content as never, revision } })) as Promise<KeptOrganisation>;

/** Numbers with the people of the organisation in them. */
export async function staffScenario(projectId: string, content: ScenarioContent): Promise<ScenarioContent> {
  return (await answer(client.POST('/api/projects/{id}/organisation/staff', { params: { path: { id: projectId } }, body: { content: content as never } }))).content as ScenarioContent;
}

/** What the organisation would be with the people of a table in it; nothing is kept yet. */
export const importPeople = (name: string, base64: string, content: Organisation, sheet?: string): Promise<ImportedPeople> =>
  answer(client.POST('/api/organisation/import', { body: { name, bytes: base64, content: content as never, ...(sheet && { sheet }) } })) as Promise<ImportedPeople>;
