import { queryOptions } from '@tanstack/react-query';
import { answer, client } from './client';
import type { ScenarioContent } from './scenario';
import type { components } from './schema';

type Schemas = components['schemas'];

/** One thing that is wrong with a process or its numbers. */
export type Finding = Schemas['Finding'];
export type Severity = Finding['severity'];
export type Fix = Schemas['Fix'];
/** One change of a drawing, in the vocabulary of engine/edit. */
export type Edit = Schemas['Edit'];
/** A step of a run that shows a finding; only the engine reads it. */
export type RunStep = Schemas['Step'];
/** What is known of whether every case comes to a proper end. */
export type Soundness = Schemas['Soundness'];
export type CheckResult = Schemas['CheckResult'];
/** All rules as they are set in the library. */
export type RuleBook = Schemas['RuleBook'];
export type Rule = Schemas['Rule'];
/** The page about a rule: its processes have no drawing. */
export type RulePage = Schemas['RulePage'];
/** How the rules are set in a library, whole. */
export type Policy = Schemas['Policy'];

/** One moment of a run: what happened, what moved, and where every token rests afterwards. */
export type Frame = Schemas['Frame'];
/** A run as it is shown; cut says that not all of it is. */
export type Run = Schemas['ShownRun'];

/** What is wrong with a drawing, whether it can be played, and whether every case comes to an end. */
export const checkDiagram = (xml: string, scenario?: ScenarioContent, { signal, ...more }: { process?: string; fixes?: boolean; signal?: AbortSignal } = {}): Promise<CheckResult> =>
  answer(client.POST('/api/check', { body: { xml, scenario: scenario as never, ...more }, signal }));

/** Plays a run of a finding, moment by moment, in the language of the page. */
export const playRun = (xml: string, run: RunStep[], process?: string): Promise<Run> => answer(client.POST('/api/check/run', { body: { xml, run, process } }));

export const rulesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: (): Promise<RuleBook> => answer(client.GET('/api/rules')),
});

/** The page about one rule. */
export const rulePageQuery = (id: string) =>
  queryOptions({
    queryKey: ['rules', id],
    queryFn: (): Promise<RulePage> => answer(client.GET('/api/rules/{id}', { params: { path: { id } } })),
    retry: false,
  });

export const savePolicy = (policy: Policy): Promise<unknown> => answer(client.PUT('/api/policy', { body: policy }));

export const waive = (process: string, waiver: { rule: string; element: string; reason: string; until?: string }): Promise<unknown> =>
  answer(client.POST('/api/processes/{id}/waivers', { params: { path: { id: process } }, body: waiver }));

export const takeBack = (waiver: string): Promise<unknown> => answer(client.DELETE('/api/waivers/{id}', { params: { path: { id: waiver } } }));
