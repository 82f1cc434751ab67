import type { ScenarioContent } from '../../api/scenario';
import type { Facts, Flow } from '../../modeler/facts';
import { fault } from './fields/distribution';

/** Where numbers cannot be played as they are, by element. */
export interface Faults {
  arrivals: string[];
  tasks: string[];
  branches: string[];
  /** Flows without a condition where conditions decide. */
  conditions: string[];
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

/** Whether a flow has no condition, neither drawn nor among the numbers, and needs one where conditions decide. */
export function lacksCondition(content: ScenarioContent, flow: Flow): boolean {
  return !flow.default && !flow.condition && !content.conditions?.[flow.id];
}

/** Everything in the numbers that a person has to put right before they can be played. */
export function faultsOf(content: ScenarioContent, facts: Facts): Faults {
  const { arrivals = {}, tasks = {}, branches = {}, decisions = {}, run } = content;
  return {
    arrivals: facts.starts.filter(({ id }) => arrivals[id] && !arrivals[id].rate && !arrivals[id].cases && fault(arrivals[id].every)).map(({ id }) => id),
    tasks: facts.tasks.filter(({ id }) => tasks[id]?.duration && fault(tasks[id].duration)).map(({ id }) => id),
    branches: facts.gateways.filter(({ id, kind, flows }) => kind === 'exclusive' && decisions[id] !== 'conditions' && branches[id] && !sharesFit(branches[id], flows)).map(({ id }) => id),
    conditions: facts.gateways.filter(({ id }) => decisions[id] === 'conditions').flatMap(({ flows }) => flows.filter((flow) => lacksCondition(content, flow)).map(({ id }) => id)),
    run: [...(run.cases || run.horizon ? [] : (['length'] as const)), ...(run.replications >= 1 ? [] : (['replications'] as const))],
  };
}

/** How many there are. */
export function countFaults(faults: Faults): number {
  return faults.arrivals.length + faults.tasks.length + faults.branches.length + faults.conditions.length + faults.run.length;
}
