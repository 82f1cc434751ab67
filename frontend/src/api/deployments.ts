import { answer, client } from './client';
import type { ScenarioContent } from './scenario';
import type { components } from './schema';

type Schemas = components['schemas'];

/** Process engines that a drawing can be written for. */
export const engines = ['camunda7', 'camunda8', 'flowable'] as const;

export type Engine = (typeof engines)[number];

/** A drawing that an engine is to run. */
export type Executing = Omit<Schemas['ExecutableRequest'], 'scenario'> & { scenario?: ScenarioContent };

/** Where it goes, and as whom. Nothing of it is kept. */
export type Target = Pick<Schemas['DeployRequest'], 'url' | 'tenant' | 'user' | 'password' | 'token' | 'ca' | 'plain'>;

/** The drawing as the engine takes it; without files where something cannot be said. */
export type Executable = Schemas['Executable'];

/** What an engine has made of a drawing, or has against it. */
export type Deployment = Schemas['Deployment'];

/** Writes a drawing for an engine. */
export const writeExecutable = (asked: Executing, signal?: AbortSignal): Promise<Executable> => answer(client.POST('/api/executables', { body: asked as never, signal }));

/** Hands a drawing to an engine. */
export const deploy = (asked: Executing, to: Target): Promise<Deployment> => answer(client.POST('/api/deployments', { body: { ...asked, ...to } as never }));
