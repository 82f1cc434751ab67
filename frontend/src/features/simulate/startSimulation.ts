import type { QueryClient } from '@tanstack/react-query';
import type { Leftover } from '../../api/leftovers';
import { startRun } from '../../api/runs';
import type { ScenarioContent } from '../../api/scenario';
import type { Run } from '../../api/types';
import type { Drawing } from '../../modeler/drawing';
import { countFaults, faultsOf } from './faults';
import { olderOf } from './leftovers';
import type { Numbers } from './numbers';
import type { AskLeftovers } from './useAskLeftovers';

/** The process as it now is in the library. */
export interface Saved {
  processId: string;
  revision: number;
}

/** Why nothing was started: the person changed their mind while saving, the numbers cannot be played, or the person wants to look at those of an older version first. */
export type NotStarted = 'unsaved' | 'faulty' | 'older';

/** The open process and its numbers as they can be played: both are in the library. */
export interface Readied extends Saved {
  content: ScenarioContent;
  /** What they say of an older version of the process, which is not played: the person was asked. */
  leftovers: Leftover[];
}

/** Saves the open process with its numbers, once it is clear how they are played. */
export async function readied(numbers: Numbers, drawing: Drawing, processId: string | undefined, save: () => Promise<Saved | null>, ask: AskLeftovers): Promise<Readied | NotStarted> {
  await numbers.begin(drawing, processId);
  await numbers.catchUp(drawing);
  const { content, problem } = numbers.state();
  if (!content) throw problem ?? new Error('no numbers');
  const { leftovers, content: played } = await olderOf(drawing, content, processId);
  if (leftovers.length > 0 && !(await ask(leftovers))) return 'older';
  if (countFaults(faultsOf(played, drawing.played())) > 0) return 'faulty';
  const saved = await save();
  if (!saved) return 'unsaved';
  // A scenario may be called otherwise in the library than in its own text; what is played bears the name that one sees.
  const name = numbers.state().kept?.name;
  return { ...saved, content: name ? { ...content, name } : content, leftovers };
}

/** Plays the open process with its numbers, once both are in the library. */
export async function startSimulation(numbers: Numbers, drawing: Drawing, processId: string | undefined, save: () => Promise<Saved | null>, queries: QueryClient, ask: AskLeftovers): Promise<Run | NotStarted> {
  const ready = await readied(numbers, drawing, processId, save, ask);
  if (typeof ready === 'string') return ready;
  const run = await startRun(ready.processId, ready.revision, ready.content, ready.leftovers.length > 0);
  queries.setQueryData(['runs', run.id], run);
  void queries.invalidateQueries({ queryKey: ['processes', ready.processId, 'runs'] });
  numbers.look(run.id);
  return run;
}
