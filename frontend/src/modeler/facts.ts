import type Modeler from 'bpmn-js/lib/Modeler';

/** What of a drawing has numbers in a simulation, in reading order. */
export interface Facts {
  process?: string;
  starts: Named[];
  tasks: Task[];
  gateways: Gateway[];
  /** What a process waits for: events that catch, and receive tasks. */
  events: Happening[];
  signals: Named[];
  messages: Named[];
  errors: Named[];
  /** Everything that is drawn or defined, by id. */
  ids: ReadonlySet<string>;
}

export interface Named {
  id: string;
  name: string;
}

export interface Task extends Named {
  /** Who does it according to the drawing, by the rule of engine/raci. */
  role?: Named;
  /** It is done again and again, or several times at once. */
  repeats?: 'loop' | 'instances';
}

/** Something that a process waits for. */
export interface Happening extends Named {
  /** What happens: message, timer, signal, conditional, error, escalation…; none says nothing. */
  on: string;
  /** The activity that it is attached to. */
  beside?: Named;
}

export interface Gateway extends Named {
  kind: 'exclusive' | 'inclusive' | 'complex';
  flows: Flow[];
}

export interface Flow extends Named {
  to: string;
  default: boolean;
  /** The condition as it is drawn. */
  condition?: string;
}

interface Semantic {
  $type: string;
  $instanceOf(type: string): boolean;
  id: string;
  name?: string;
  outgoing?: (Semantic & { targetRef?: Semantic })[];
  default?: Semantic;
  triggeredByEvent?: boolean;
  conditionExpression?: { body?: string };
  eventDefinitions?: Semantic[];
  attachedToRef?: Semantic;
  loopCharacteristics?: Semantic;
  rootElements?: Semantic[];
  laneSets?: unknown[];
  /** Who is named on a step itself: performers, potential owners. */
  resources?: { resourceRef?: Semantic }[];
  $parent?: Semantic;
}

interface Shape {
  id: string;
  x: number;
  y: number;
  type: string;
  labelTarget?: object;
  businessObject: Semantic;
}

const leaves = ['bpmn:Task', 'bpmn:CallActivity'];

/** Reads a drawing from the model in the modeler, element by element. */
export function factsOf(modeler: Modeler): Facts {
  const registry = modeler.get('elementRegistry') as unknown as { filter(keep: (shape: Shape) => boolean): Shape[] };
  const shapes = registry.filter((shape) => !shape.labelTarget && shape.x !== undefined);
  shapes.sort((a, b) => a.x - b.x || a.y - b.y);
  const of = (...types: string[]) => shapes.map(({ businessObject }) => businessObject).filter((element) => types.some((type) => element.$instanceOf(type)));
  const roles = new Map([...poolByProcess(of('bpmn:Participant') as Participant[]), ...laneByElement(of('bpmn:Lane') as Lane[])]);
  const starts = of('bpmn:StartEvent').filter((start) => start.$parent?.$type === 'bpmn:Process');
  return {
    process: starts[0]?.$parent?.id,
    starts: starts.map(named),
    tasks: of(...leaves).map((task) => ({ ...named(task), role: roleOf(task, roles), repeats: repeats(task) })),
    events: of('bpmn:IntermediateCatchEvent', 'bpmn:BoundaryEvent', 'bpmn:ReceiveTask', 'bpmn:StartEvent')
      .filter((event) => !starts.includes(event) && triggerOf(event) !== 'link' && (event.$type !== 'bpmn:StartEvent' || event.eventDefinitions?.length))
      .map((event) => ({ ...named(event), on: triggerOf(event), beside: event.attachedToRef && named(event.attachedToRef) })),
    ...rootsOf(modeler),
    ids: new Set([...registry.filter(() => true).map(({ businessObject }) => businessObject?.id), ...rootIdsOf(modeler)]),
    gateways: of('bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway', 'bpmn:ComplexGateway')
      .filter((gateway) => (gateway.outgoing?.length ?? 0) > 1)
      .map((gateway) => ({
        ...named(gateway),
        kind: gateway.$instanceOf('bpmn:ExclusiveGateway') ? 'exclusive' : gateway.$instanceOf('bpmn:InclusiveGateway') ? 'inclusive' : 'complex',
        flows: (gateway.outgoing ?? []).map((flow) => ({
          ...named(flow),
          to: flow.targetRef?.name?.trim() || flow.targetRef?.id || '',
          default: gateway.default === flow,
          condition: flow.conditionExpression?.body?.trim() || undefined,
        })),
      })),
  };
}

function named(element: Semantic): Named {
  return { id: element.id, name: (element.name ?? '').replace(/\s+/g, ' ').trim() };
}

/** Signals, messages and errors, whichever elements refer to them. */
function rootsOf(modeler: Modeler): Pick<Facts, 'signals' | 'messages' | 'errors'> {
  const all = (modeler.getDefinitions() as Semantic | undefined)?.rootElements ?? [];
  const of = (type: string) => all.filter(({ $type }) => $type === type).map(named);
  return { signals: of('bpmn:Signal'), messages: of('bpmn:Message'), errors: of('bpmn:Error') };
}

function rootIdsOf(modeler: Modeler): string[] {
  return ((modeler.getDefinitions() as Semantic | undefined)?.rootElements ?? []).map(({ id }) => id);
}

/** What triggers an event: "timer" of a bpmn:TimerEventDefinition. */
function triggerOf(event: Semantic): string {
  if (event.$type === 'bpmn:ReceiveTask') return 'message';
  const definition = event.eventDefinitions?.[0]?.$type;
  return definition ? definition.slice('bpmn:'.length, -'EventDefinition'.length).toLowerCase() : 'none';
}

function repeats(task: Semantic): Task['repeats'] {
  const marker = task.loopCharacteristics?.$type;
  if (!marker) return undefined;
  return marker === 'bpmn:StandardLoopCharacteristics' ? 'loop' : 'instances';
}

interface Lane extends Semantic {
  flowNodeRef?: Semantic[];
  /** The resource that the lane stands for; without one the lane is a role itself. */
  partitionElementRef?: Semantic;
}

interface Participant extends Semantic {
  processRef?: Semantic;
}

/** Who is named on an element, or the role of its lane, or whoever does what holds it. */
function roleOf(element: Semantic | undefined, roles: Map<string, Named>): Named | undefined {
  if (!element) return undefined;
  const resource = element.resources?.find(({ resourceRef }) => resourceRef)?.resourceRef;
  if (resource) return { id: resource.id, name: named(resource).name || resource.id };
  return roles.get(element.id) ?? roleOf(element.$parent, roles);
}

/** A pool without lanes does its process. */
function poolByProcess(pools: Participant[]): Map<string, Named> {
  const found = new Map<string, Named>();
  for (const pool of pools) {
    const process = pool.processRef;
    if (process && !process.laneSets?.length) found.set(process.id, { id: pool.id, name: named(pool).name || pool.id });
  }
  return found;
}

function laneByElement(lanes: Lane[]): Map<string, Named> {
  const found = new Map<string, Named>();
  for (const lane of lanes) {
    const role = named(lane.partitionElementRef ?? lane);
    for (const node of lane.flowNodeRef ?? []) found.set(node.id, { id: role.id, name: role.name || named(lane).name || role.id });
  }
  return found;
}
