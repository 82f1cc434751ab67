import { queryOptions } from '@tanstack/react-query';
import { answer, client, items } from './client';
import type { ScenarioContent } from './scenario';
import type { components } from './schema';

type Schemas = components['schemas'];

export type ExperimentHead = Schemas['ExperimentHead'];
export type ExperimentKind = ExperimentHead['kind'];
export type Comparison = Schemas['Comparison'];
export type Row = Schemas['ExperimentRow'];
export type Difference = Schemas['ExperimentDifference'];
export type Estimate = Schemas['ExperimentEstimate'];
export type Note = Schemas['ExperimentNote'];
export type Answer = Schemas['ExperimentAnswer'];
/** One end is null where a number does not go there, or that was not played. */
export type Bar = Omit<Schemas['ExperimentBar'], 'low' | 'high'> & { low: Answer | null; high: Answer | null };
export type Tornado = Omit<Schemas['ExperimentTornado'], 'bars'> & { bars: Bar[] };
export type Sensitivity = Omit<Schemas['Sensitivity'], 'tornados'> & { tornados: Tornado[] };
export type Grid = Schemas['Grid'];
export type Cell = Schemas['ExperimentCell'];
export type Staffing = Schemas['Staffing'];
export type Hire = Schemas['ExperimentHire'];
export type Asked = Schemas['Asked'];
export type Choices = Schemas['Choices'];
export type Lever = Schemas['Lever'];
export type Measure = Schemas['Measure'];

/** An experiment and what came of it; of the answers only that of its kind is set. */
export type Experiment = Omit<Schemas['Experiment'], 'sensitivity'> & { sensitivity: Sensitivity | null };

/** A scenario to be played: as it is kept, or with the numbers given. */
export interface Variant {
  name?: string;
  scenarioId?: string;
  scenario?: ScenarioContent;
  /** What it says of an older version of its process is not played. */
  leaveOut?: boolean;
}

/** What is asked beside the revision and the scenarios. */
export type Question = Pick<Schemas['NewExperiment'], 'kind' | 'replications' | 'measures' | 'levers' | 'by' | 'axes' | 'roles'>;

/** The experiments made of a process, newest first. */
export const experimentsQuery = (processId: string) =>
  queryOptions({
    queryKey: ['processes', processId, 'experiments'],
    queryFn: (): Promise<ExperimentHead[]> => items(client.GET('/api/processes/{id}/experiments', { params: { path: { id: processId } } })),
  });

/** One experiment; while it runs it is asked again now and then, should no event come. */
export const experimentQuery = (id: string) =>
  queryOptions({
    queryKey: ['experiments', id],
    queryFn: (): Promise<Experiment> => answer(client.GET('/api/experiments/{id}', { params: { path: { id } } })) as Promise<Experiment>,
    refetchInterval: (query) => (query.state.data?.status === 'running' ? 1500 : false),
  });

/** What an experiment with a scenario can be about, in the language of the page. */
export const choicesOf = (xml: string, scenario: ScenarioContent, process?: string): Promise<Choices> =>
  answer(client.POST('/api/experiments/choices', { body: { xml, scenario: scenario as never, process } }));

export const startExperiment = (processId: string, revision: number, question: Question, variants: Variant[]): Promise<Experiment> =>
  answer(client.POST('/api/processes/{id}/experiments', { params: { path: { id: processId } }, body: { ...question, revision, variants: variants as never } })) as Promise<Experiment>;

export const cancelExperiment = (id: string): Promise<Experiment> => answer(client.POST('/api/experiments/{id}/cancel', { params: { path: { id } } })) as Promise<Experiment>;

export const deleteExperiment = (id: string): Promise<unknown> => answer(client.DELETE('/api/experiments/{id}', { params: { path: { id } } }));
