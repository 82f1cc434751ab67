import { queryOptions } from '@tanstack/react-query';
import { answer, client, items } from './client';
import type { ScenarioContent } from './scenario';
import type { Scenario, ScenarioHead } from './types';

export const listScenarios = (processId: string): Promise<ScenarioHead[]> =>
  items(client.GET('/api/processes/{id}/scenarios', { params: { path: { id: processId } } }));

/** The scenarios kept beside a process. */
export const scenariosQuery = (processId: string) =>
  queryOptions({ queryKey: ['processes', processId, 'scenarios'], queryFn: () => listScenarios(processId) });

export const readScenario = (id: string): Promise<Scenario> => answer(client.GET('/api/scenarios/{id}', { params: { path: { id } } })) as Promise<Scenario>;

/** Adds a scenario to a process; it follows its base where one is named. */
export const createScenario = (processId: string, name: string, content: ScenarioContent, base?: string): Promise<Scenario> =>
  answer(client.POST('/api/processes/{id}/scenarios', { params: { path: { id: processId } }, body: { name, content: content as never, base } })) as Promise<Scenario>;

/** What a scenario was made from, as it is now, and what it kept that the base has lost since. */
export type ScenarioBasis = Scenario & { stranded: string[] };

export const basisQuery = (processId: string, id: string, revision: number) =>
  queryOptions({
    queryKey: ['processes', processId, 'scenarios', id, 'base', revision],
    queryFn: () => answer(client.GET('/api/scenarios/{id}/base', { params: { path: { id } } })) as Promise<ScenarioBasis>,
  });

/** Lets a scenario follow another one of its process from now on; its numbers stay the same. */
export const linkScenario = (id: string, base: string): Promise<unknown> => answer(client.PUT('/api/scenarios/{id}/base', { params: { path: { id } }, body: { base } }));

/** Lets a scenario stand alone, with the numbers that it has. */
export const freeScenario = (id: string): Promise<unknown> => answer(client.DELETE('/api/scenarios/{id}/base', { params: { path: { id } } }));

/** Keeps what the base has lost as something of the scenario's own. */
export const settleScenario = (id: string): Promise<unknown> => answer(client.DELETE('/api/scenarios/{id}/base/stranded', { params: { path: { id } } }));

export const saveScenario = (id: string, content: ScenarioContent, revision: number): Promise<Scenario> =>
  answer(client.PUT('/api/scenarios/{id}', { params: { path: { id } }, body: { content: content as never, revision } })) as Promise<Scenario>;

/** Calls a scenario otherwise; its numbers are those that are kept already. */
export const renameScenario = (id: string, name: string, content: ScenarioContent, revision: number): Promise<Scenario> =>
  answer(client.PUT('/api/scenarios/{id}', { params: { path: { id } }, body: { name, content: content as never, revision } })) as Promise<Scenario>;

export const deleteScenario = (id: string): Promise<unknown> => answer(client.DELETE('/api/scenarios/{id}', { params: { path: { id } } }));

/** Sensible first numbers for a drawing. */
export async function draftScenario(xml: string): Promise<ScenarioContent> {
  return (await answer(client.POST('/api/scenarios/draft', { body: { xml } }))).content as ScenarioContent;
}
