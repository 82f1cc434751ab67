import { queryOptions } from '@tanstack/react-query';
import { answer, client, items } from './client';
import type { ScenarioContent } from './scenario';
import type { components } from './schema';
import type { Process } from './types';

type Schemas = components['schemas'];

export type ProcessVersion = Schemas['ProcessVersion'];
export type ProcessChange = Schemas['ProcessChange'];
export type ProcessDifference = Schemas['Difference'];

/** One of two things that are compared: a version in the library, or that version with what is on the screen in its place. */
export interface Side {
  process?: string;
  /** Left out: the last one. */
  revision?: number;
  xml?: string;
  scenarioId?: string;
  scenario?: ScenarioContent;
}

/** Every save of a process, the last one first. */
export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['processes', id, 'versions'],
    queryFn: (): Promise<ProcessVersion[]> => items(client.GET('/api/processes/{id}/versions', { params: { path: { id } } })),
  });

/** The drawing of a side; a version never changes. */
export const drawingQuery = ({ process, revision, xml }: Side) =>
  queryOptions({
    queryKey: ['drawing', process, revision, xml],
    queryFn: async (): Promise<string> => {
      if (xml !== undefined) return xml;
      const path = { id: process! };
      const read = revision ? client.GET('/api/processes/{id}/versions/{revision}', { params: { path: { ...path, revision } } }) : client.GET('/api/processes/{id}', { params: { path } });
      return (await answer(read)).xml;
    },
    staleTime: revision || xml !== undefined ? Infinity : 0,
    gcTime: 60_000,
  });

/** What differs between two sides, in the language of the page. */
export const differenceQuery = (before: Side, after: Side, language: string) =>
  queryOptions({
    queryKey: ['difference', before, after, language],
    queryFn: (): Promise<ProcessDifference> => answer(client.POST('/api/diff', { body: { before: sent(before), after: sent(after) } })),
    staleTime: 0,
    gcTime: 60_000,
  });

/** What differs between two scenarios of a drawing, in the language of the page. */
export const compareNumbers = (xml: string, before: ScenarioContent, after: ScenarioContent): Promise<ProcessDifference> =>
  answer(client.POST('/api/diff', { body: { before: sent({ xml, scenario: before }), after: sent({ xml, scenario: after }) } }));

function sent({ scenario, ...side }: Side): Schemas['Side'] {
  return { ...side, scenario: scenario as { [key: string]: unknown } | undefined };
}

export const nameVersion = (id: string, revision: number, name: string, note: string): Promise<unknown> =>
  answer(client.PUT('/api/processes/{id}/versions/{revision}/name', { params: { path: { id, revision } }, body: { name, note } }));

/** Brings an earlier version back as the next one; last is the revision that is current as far as is known. */
export const restoreVersion = (id: string, revision: number, last: number): Promise<Process> =>
  answer(client.POST('/api/processes/{id}/versions/{revision}/restore', { params: { path: { id, revision } }, body: { revision: last } }));

/** A process of its own, with the scenarios of the version's time. */
export const copyVersion = (id: string, revision: number, name: string): Promise<Process> =>
  answer(client.POST('/api/processes/{id}/versions/{revision}/copy', { params: { path: { id, revision } }, body: { name } }));
