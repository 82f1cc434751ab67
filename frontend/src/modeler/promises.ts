import type Modeler from 'bpmn-js/lib/Modeler';
import type { Matrix } from './duties';
import { definitionsOf, listOf, nodesOf, rootsOf } from './objects';
import type { Own } from './own';
import { ownOf } from './own';

/** What is promised about a step or a process, and what is drawn to keep it. */
export interface PromiseRow {
  id: string;
  name: string;
  /** As BPMN names it: userTask, process… */
  type: string;
  /** How many sub-processes it is in; a process is outside of all. */
  depth: number;
  /** What the drawing says; undefined where it says nothing. */
  promise?: Own;
  /** The timers that hang on it. */
  timers: Timer[];
}

export interface Timer {
  id: string;
  /** It ends the work at the step. */
  interrupting: boolean;
  /** What it waits for, as the drawing has it. */
  value: string;
  kind: 'duration' | 'cycle' | 'date';
}

/** Every process and the steps in it, in the order of the flow. */
export function promisesOf(modeler: Modeler, { rows, processes }: Matrix): PromiseRow[] {
  const definitions = definitionsOf(modeler);
  const nodes = nodesOf(definitions);
  const objects = new Map([...rootsOf(definitions, 'Process'), ...nodes].map((object) => [object.id, object]));
  const timers = new Map<string, Timer[]>();
  for (const node of nodes) {
    const timer = timerOf(node.id, listOf(node, 'eventDefinitions')[0]);
    const step = (node.attachedToRef as { id: string } | undefined)?.id;
    if (timer && step) timers.set(step, [...(timers.get(step) ?? []), { ...timer, interrupting: node.cancelActivity !== false }]);
  }
  const depths = new Map<string, number>();
  for (const { id, parent } of rows) depths.set(id, (parent === undefined ? 0 : depths.get(parent) ?? 0) + 1);
  const row = (id: string, name: string, type: string): PromiseRow => ({
    id,
    name,
    type,
    depth: depths.get(id) ?? 0,
    promise: ownOf(objects.get(id), 'Promise')[0],
    timers: timers.get(id) ?? [],
  });
  return processes.flatMap(({ id, name }) => {
    const steps = rows.filter(({ process }) => process === id);
    return steps.length > 0 ? [row(id, name, 'process'), ...steps.map((step) => row(step.id, step.name, step.type))] : [];
  });
}

/** What a timer event waits for. */
export function timerOf(id: string, definition: Parameters<typeof listOf>[0]): Omit<Timer, 'interrupting'> | undefined {
  if (definition?.$type !== 'bpmn:TimerEventDefinition') return undefined;
  for (const kind of ['duration', 'cycle', 'date'] as const) {
    const expression = definition.get(`time${kind.charAt(0).toUpperCase()}${kind.slice(1)}`) as { body?: string } | undefined;
    if (expression) return { id, kind, value: (expression.body ?? '').trim() };
  }
  return { id, kind: 'duration', value: '' };
}

/** The promise with one of its attributes changed; nothing is left of one that says nothing. */
export function promised(promise: Own | undefined, change: Own): Own[] {
  const next = { ...promise, ...change };
  const says = Object.values(next).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));
  return says ? [next] : [];
}
