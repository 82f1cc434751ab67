import { queryOptions } from '@tanstack/react-query';
import { answer, client, items } from './client';
import type { ScenarioContent } from './scenario';
import type { components } from './schema';

type Schemas = components['schemas'];

/** One thing that somebody does in a walk, or that comes from outside; engine/walk has the words. */
export interface WalkStep {
  do: 'complete' | 'happen' | 'decide' | 'wait';
  element?: string;
  nth?: number;
  definition?: number;
  /** The time that passes before it, ISO 8601. */
  after?: string;
  data?: Record<string, unknown>;
  flows?: string[];
  answers?: WalkAnswer[];
}
export interface WalkAnswer {
  element: string;
  flows?: string[];
  number?: number;
}
/** A case as it is played, and what is to come of it. */
export interface Walk {
  name?: string;
  note?: string;
  start: { element?: string; at?: string; data?: Record<string, unknown> };
  steps?: WalkStep[];
  expect?: Record<string, unknown>;
}
/** What a case is walked on. */
export interface Course {
  xml: string;
  scenario?: ScenarioContent;
  process?: string;
}

export type Walked = Schemas['Walked'];
export type WalkOption = Schemas['Option'];
export type WalkDue = Schemas['Due'];
export type WalksTested = Schemas['WalksTested'];
export type WalkResult = Schemas['WalkResult'];
export type WalkCoverage = Schemas['Coverage'];
export type WalkMissing = Schemas['Missing'];
export type KeptWalk = Omit<Schemas['KeptWalk'], 'content'> & { content: Walk };

const of = ({ xml, scenario, process }: Course) => ({ xml, process, scenario: scenario as never });

/** Plays a walk as far as it goes; before only says how a case can begin, toEnd goes on as far as the data decides. */
export const playWalk = (course: Course, walk: Walk, how: { before?: boolean; toEnd?: boolean } = {}): Promise<Walked> =>
  answer(client.POST('/api/walk', { body: { ...of(course), walk: walk as never, ...how } }));

/** The walk with what came of it as its expectations. */
export const expectWalk = (course: Course, walk: Walk): Promise<Walk> => answer(client.POST('/api/walk/expect', { body: { ...of(course), walk: walk as never } })) as never;

/** Plays walks and says what came otherwise, and what they cover. */
export const testWalks = (course: Course, walks: Walk[]): Promise<WalksTested> => answer(client.POST('/api/walk/test', { body: { ...of(course), walks: walks as never } }));

/** The shortest walks to what these leave out. */
export const suggestWalks = (course: Course, walks: Walk[]): Promise<{ walks: Walk[]; cut: boolean; missing: WalkMissing[] }> =>
  answer(client.POST('/api/walk/suggest', { body: { ...of(course), walks: walks as never } })) as never;

/** The walks kept beside a process. */
export const walksQuery = (processId: string) =>
  queryOptions({ queryKey: ['processes', processId, 'walks'], queryFn: (): Promise<KeptWalk[]> => items(client.GET('/api/processes/{id}/walks', { params: { path: { id: processId } } })) as never });

export const keepWalks = (processId: string, walks: Walk[]): Promise<KeptWalk[]> =>
  items(client.POST('/api/processes/{id}/walks', { params: { path: { id: processId } }, body: { walks: walks as never } })) as never;

/** Keeps a walk over the revision that it was made from; a newer one in the library is a problem with the code changedElsewhere. */
export const saveWalk = ({ id, revision }: KeptWalk, content: Walk): Promise<KeptWalk> =>
  answer(client.PUT('/api/walks/{id}', { params: { path: { id } }, body: { revision, content: content as never } })) as never;

/** The tests of a process as a file that `sandtable walk` reads, with the name of the process. */
export const walksFile = (processId: string): Promise<{ process: string; text: string }> => answer(client.GET('/api/processes/{id}/walks/file', { params: { path: { id: processId } } }));

export const deleteWalk = (id: string): Promise<unknown> => answer(client.DELETE('/api/walks/{id}', { params: { path: { id } } }));

/** The tests of one process of a project. */
export type ProjectTests = Schemas['ProcessTests'];

/** Plays the walks of all processes of a project, as they were saved last. */
export const testProject = (projectId: string): Promise<ProjectTests[]> => items(client.POST('/api/projects/{id}/walks/test', { params: { path: { id: projectId } } }));
