import type { Report } from './report';
import type { ScenarioContent } from './scenario';
import type { components } from './schema';

type Schemas = components['schemas'];

export type About = Schemas['About'];
export type Project = Schemas['Project'];
export type ProcessHead = Schemas['ProcessHead'];
export type Callable = Schemas['Callable'];
export type Process = Schemas['Process'];
export type ScenarioHead = Schemas['ScenarioHead'];
export type Scenario = Omit<Schemas['Scenario'], 'content'> & { content: ScenarioContent };
export type Finding = Schemas['Finding'];
export type Diagram = Omit<Schemas['Diagram'], 'findings'> & { findings: Finding[] };
export type TableDraft = Omit<Schemas['TableDraft'], 'scenario'> & { scenario: ScenarioContent };
export type TableRemark = Schemas['TableRemark'];
export type RunHead = Schemas['RunHead'];
export type Run = Omit<Schemas['Run'], 'scenario' | 'report'> & { scenario: ScenarioContent; report: Report | null };
/** What a simulation has shown while it goes on. */
export type RunKnown = Schemas['ReportKnown'];
export type QueuedRun = Schemas['QueuedRun'];
export type RunStatus = RunHead['status'];
export type Sample = Schemas['Sample'];
