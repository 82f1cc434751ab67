import { queryOptions } from '@tanstack/react-query';
import { answer, client } from './client';
import type { Place } from './problem';
import type { ScenarioContent } from './scenario';

export type Severity = 'error' | 'warning' | 'info';
export type Verdict = 'sound' | 'unsound' | 'undecided';

/** A step of a run that shows a finding; only the engine reads it. */
export type RunStep = Readonly<Record<string, unknown>>;

/** One change of a drawing, in the vocabulary of engine/edit. */
export interface Edit {
  do: 'remove' | 'add' | 'connect' | 'reconnect' | 'replace' | 'rename' | 'set' | 'assign' | 'unassign' | 'define' | 'note';
  element: string;
  kind?: string;
  event?: string;
  name?: string;
  source?: string;
  target?: string;
  property?: string;
  value?: string;
  code?: string;
  role?: string;
}

/** A way out that can be taken at once: all of its edits or none. */
export interface Fix {
  title: string;
  edits: Edit[];
}

/** Why a finding is borne, and until which day. */
export interface Waiver {
  id?: string;
  reason: string;
  until?: string;
  by?: string;
}

/** One thing that is wrong with a process or its numbers. */
export interface Finding {
  rule: string;
  severity: Severity;
  message: string;
  hint: string;
  /** Id of an element; empty when it is about the file as a whole. */
  element: string;
  at: Place;
  /** Nothing can be played while it is there. */
  blocks: boolean;
  /** The shortest run that shows it; empty where the drawing alone does. */
  path: RunStep[];
  fixes: Fix[];
  waiver?: Waiver;
}

/** What is known of whether every case comes to a proper end. */
export interface Soundness {
  verdict: Verdict;
  reason: string;
  run: RunStep[];
}

export interface CheckResult {
  findings: Finding[];
  playable: boolean;
  soundness?: Soundness;
}

/** One moment of a run: what happened, what moved, and where every token rests afterwards. */
export interface Frame {
  text: string;
  element: string;
  moves: { flow?: string; element?: string; message?: boolean }[];
  tokens: { element: string; flow?: string; count: number; state: 'working' | 'waiting' | 'stuck' }[];
}

/** A run as it is shown; cut says that it goes on. */
export interface Run {
  frames: Frame[];
  cut: boolean;
}

export type RuleSeverity = Severity | 'off';

export interface Limit {
  name: string;
  value: number;
  default: number;
  min: number;
  means: string;
}

export interface RuleHead {
  id: string;
  title: string;
  severity: RuleSeverity;
  default: RuleSeverity;
  limits: Limit[];
}

/** All rules as they are set in the library. */
export interface RuleBook {
  groups: { name: string; title: string; rules: RuleHead[] }[];
  codeSets: { name: string; title: string }[];
  engines: { name: string; title: string }[];
  policy: { codes?: unknown; engines?: string[] };
}

/** The page about a rule: its processes have no drawing. */
export interface RulePage {
  id: string;
  title: string;
  text: string;
  accepted: string;
  rejected: string;
  at: string[];
}

/** How the rules are set in a library, whole. */
export interface Policy {
  severity: Record<string, RuleSeverity>;
  limits: Record<string, Record<string, number>>;
  codes?: unknown;
  engines: string[];
}

type Loose<T> = { [K in keyof T]?: T[K] | null };

/** A finding with what the server may leave out. */
export function whole(said: Loose<Finding>): Finding {
  const { rule, severity, message, hint, element, at, blocks, path, fixes, waiver } = said;
  return {
    rule: rule ?? '',
    severity: severity ?? 'info',
    message: message ?? '',
    hint: hint ?? '',
    element: element ?? '',
    at: at ?? {},
    blocks: blocks ?? false,
    path: path ?? [],
    fixes: (fixes ?? []).map(({ title, edits }) => ({ title, edits: edits ?? [] })),
    waiver: waiver ?? undefined,
  };
}

/** What is wrong with a drawing, whether it can be played, and whether every case comes to an end. */
export async function checkDiagram(
  xml: string,
  scenario?: ScenarioContent,
  more: { process?: string; fixes?: boolean; signal?: AbortSignal } = {},
): Promise<CheckResult> {
  const { signal, ...asked } = more;
  const checked = (await answer(client.POST('/api/check', { body: { xml, scenario: scenario as never, ...asked } as never, signal }))) as unknown as Loose<CheckResult>;
  const { soundness } = checked;
  return { findings: (checked.findings ?? []).map(whole), playable: checked.playable ?? false, soundness: soundness ? { ...soundness, run: soundness.run ?? [] } : undefined };
}

/** Calls whose types are not generated yet. */
const plain = client as unknown as Record<'GET' | 'POST' | 'PUT' | 'DELETE', <T>(path: string, init?: object) => Promise<{ data?: T; error?: unknown; response: Response }>>;

/** Plays a run of a finding, moment by moment, in the language of the page. */
export async function playRun(xml: string, run: RunStep[], process?: string): Promise<Run> {
  const { frames, cut } = await answer(plain.POST<Loose<Run>>('/api/check/run', { body: { xml, run, process } }));
  return { frames: (frames ?? []).map((frame) => ({ ...frame, moves: frame.moves ?? [], tokens: frame.tokens ?? [] })), cut: cut ?? false };
}

export const rulesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: async (): Promise<RuleBook> => {
    const { groups, codeSets, engines, policy } = await answer(plain.GET<Loose<RuleBook>>('/api/rules'));
    return {
      groups: (groups ?? []).map((group) => ({ ...group, rules: (group.rules ?? []).map((rule) => ({ ...rule, limits: rule.limits ?? [] })) })),
      codeSets: codeSets ?? [],
      engines: engines ?? [],
      policy: policy ?? {},
    };
  },
});

/** The page about one rule. */
export const rulePageQuery = (id: string) =>
  queryOptions({
    queryKey: ['rules', id],
    queryFn: (): Promise<RulePage> => answer(plain.GET<RulePage>('/api/rules/{id}', { params: { path: { id } } })),
    retry: false,
  });

export const savePolicy = (policy: Policy): Promise<unknown> => answer(plain.PUT('/api/policy', { body: policy }));

export const waive = (process: string, waiver: { rule: string; element: string; reason: string; until?: string }): Promise<unknown> =>
  answer(plain.POST('/api/processes/{id}/waivers', { params: { path: { id: process } }, body: waiver }));

export const takeBack = (waiver: string): Promise<unknown> => answer(plain.DELETE('/api/waivers/{id}', { params: { path: { id: waiver } } }));
