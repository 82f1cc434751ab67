import type { ScenarioContent } from '../../api/scenario';
import type { Facts } from '../../modeler/facts';
import { fault } from './distribution';

/** Where numbers cannot be played as they are, by element. */
export interface Faults {
  arrivals: string[];
  tasks: string[];
  branches: string[];
  run: ('length' | 'replications')[];
}

/** Shares of an exclusive gateway, missing ones taken as what remains; undefined when they cannot sum to one. */
export function shareSum(shares: Record<string, number> | undefined, flows: { id: string }[]): { sum: number; open: number } {
  const known = flows.map(({ id }) => shares?.[id]).filter((share): share is number => share !== undefined);
  return { sum: known.reduce((sum, share) => sum + share, 0), open: flows.length - known.length };
}

/** Whether shares can be played: they sum to one, or leave a remainder for those not said. */
export function sharesFit(shares: Record<string, number> | undefined, flows: { id: string }[]): boolean {
  const { sum, open } = shareSum(shares, flows);
  return open > 0 ? sum <= 1 + 1e-9 : Math.abs(sum - 1) < 1e-6;
}

/** Everything in the numbers that a person has to put right before they can be played. */
export function faultsOf(content: ScenarioContent, facts: Facts): Faults {
  const { arrivals = {}, tasks = {}, branches = {}, run } = content;
  return {
    arrivals: facts.starts.filter(({ id }) => arrivals[id] && fault(arrivals[id].every)).map(({ id }) => id),
    tasks: facts.tasks.filter(({ id }) => tasks[id]?.duration && fault(tasks[id].duration)).map(({ id }) => id),
    branches: facts.gateways.filter(({ id, kind, flows }) => kind === 'exclusive' && branches[id] && !sharesFit(branches[id], flows)).map(({ id }) => id),
    run: [...(run.cases || run.horizon ? [] : (['length'] as const)), ...(run.replications >= 1 ? [] : (['replications'] as const))],
  };
}

/** How many there are. */
export function countFaults(faults: Faults): number {
  return faults.arrivals.length + faults.tasks.length + faults.branches.length + faults.run.length;
}
