import type { QueryClient } from '@tanstack/react-query';
import { startRun } from '../../api/runs';
import type { ScenarioContent } from '../../api/scenario';
import type { Run } from '../../api/types';
import type { Drawing } from '../../modeler/drawing';
import { countFaults, faultsOf } from './faults';
import type { Numbers } from './numbers';
import { vanished, without } from './sync';

/** The process as it now is in the library. */
export interface Saved {
  processId: string;
  revision: number;
}

/** Why nothing was started: the person changed their mind while saving, or the numbers cannot be played. */
export type NotStarted = 'unsaved' | 'faulty';

/** The open process and its numbers as they can be played: both are in the library. */
export interface Readied extends Saved {
  content: ScenarioContent;
}

/** Saves the open process with its numbers and gives what of them is played. */
export async function readied(numbers: Numbers, drawing: Drawing, processId: string | undefined, save: () => Promise<Saved | null>): Promise<Readied | NotStarted> {
  await numbers.begin(drawing, processId);
  await numbers.catchUp(drawing);
  const { content, problem } = numbers.state();
  if (!content) throw problem ?? new Error('no numbers');
  const facts = drawing.played();
  if (countFaults(faultsOf(content, facts)) > 0) return 'faulty';
  const saved = await save();
  // What is no longer drawn stays in the scenario until the person drops it, but is not played.
  return saved ? { ...saved, content: without(content, vanished(content, facts)) } : 'unsaved';
}

/** Plays the open process with its numbers, once both are in the library. */
export async function startSimulation(numbers: Numbers, drawing: Drawing, processId: string | undefined, save: () => Promise<Saved | null>, queries: QueryClient): Promise<Run | NotStarted> {
  const ready = await readied(numbers, drawing, processId, save);
  if (typeof ready === 'string') return ready;
  const run = await startRun(ready.processId, ready.revision, ready.content);
  queries.setQueryData(['runs', run.id], run);
  void queries.invalidateQueries({ queryKey: ['processes', ready.processId, 'runs'] });
  numbers.look(run.id);
  return run;
}
