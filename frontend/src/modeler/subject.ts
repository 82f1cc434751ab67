import type Modeler from 'bpmn-js/lib/Modeler';
import type { Own } from './own';
import { ownOf } from './own';
import type { Moddle, Shape } from './semantic';

/** What the inspector shows of one element. */
export interface Subject {
  /** What is selected: a pool where its process is meant. */
  id: string;
  /** Of what the extensions speak: the element, or the process of a pool. */
  about: string;
  /** As BPMN names it: bpmn:UserTask. */
  type: string;
  /** Its kind as bpmn-js names it, in the language of the page. */
  kind: string;
  family: Family;
  name: string;
  /** It can have a name at all. */
  named: boolean;
  documentation: string;
  /** It can be made another kind on the drawing. */
  drawn: boolean;
  own: (type: string) => Own[];
  /** Timers at its border. */
  timers: Timer[];
  /** The ways out of a gateway or another node, or the flow itself. */
  flows: FlowFacts[];
  /** The ways out of what it is: a condition is asked only where there is a choice. */
  choice?: 'exclusive' | 'inclusive' | 'activity';
  /** The id of the process that a call activity calls, empty where it names none; undefined for everything else. */
  calls?: string;
  /** The node at the beginning of a flow. */
  source?: { id: string; name: string };
}

export type Family = 'activity' | 'event' | 'gateway' | 'flow' | 'process' | 'other';

/** A timer event at the border of an activity. */
export interface Timer {
  id: string;
  interrupting: boolean;
  /** Its duration, ISO 8601; absent where it waits for something else. */
  after?: string;
}

export interface FlowFacts {
  id: string;
  name: string;
  to: string;
  default: boolean;
  condition: string;
  /** The language that it says it is written in. */
  language?: string;
  source: string;
}

/** A variable and who declares it. */
export interface Declared {
  holder: string;
  /** Which of its holder's variables it is. */
  at: number;
  own: Own;
}

interface Services {
  get(id: string): Shape | undefined;
}

const translated = (modeler: Modeler) => modeler.get('translate') as unknown as (text: string) => string;
const registryOf = (modeler: Modeler) => modeler.get('elementRegistry') as unknown as Services;
const definitionsOf = (modeler: Modeler) => modeler.getDefinitions() as unknown as Moddle | undefined;
const processes = (modeler: Modeler) => ((definitionsOf(modeler)?.get('rootElements') as Moddle[] | undefined) ?? []).filter(({ $type }) => $type === 'bpmn:Process');

/** What is to be said of an element; of the first process where no id is given. */
export function subjectOf(modeler: Modeler, id: string | undefined): Subject | undefined {
  const shape = id === undefined ? undefined : registryOf(modeler).get(id);
  const selected = shape?.labelTarget ?? shape;
  const object = selected?.businessObject ?? processes(modeler).find(({ flowElements }) => (flowElements as Moddle[] | undefined)?.length) ?? processes(modeler)[0];
  if (!object) return undefined;
  const about = aboutOf(object);
  return {
    id: object.id,
    about: about.id,
    type: object.$type,
    kind: kindOf(object, translated(modeler)),
    family: familyOf(object),
    name: object.name ?? '',
    named: object.$descriptor.propertiesByName.name !== undefined,
    calls: object.$type === 'bpmn:CallActivity' ? String(object.get('calledElement') ?? '') : undefined,
    documentation: String((about.get('documentation') as Moddle[] | undefined)?.[0]?.text ?? ''),
    drawn: selected?.parent !== undefined,
    own: (type) => ownOf(about, type),
    timers: (selected?.attachers ?? []).flatMap(({ businessObject }) => timerOf(businessObject)),
    flows: object.$instanceOf('bpmn:SequenceFlow') ? [flowOf(object)] : ((object.$instanceOf('bpmn:FlowNode') && (object.get('outgoing') as Moddle[] | undefined)) || []).map(flowOf),
    choice: choiceOf(object.$instanceOf('bpmn:SequenceFlow') ? (object.sourceRef as Moddle) : object),
    source: object.$instanceOf('bpmn:SequenceFlow') ? { id: (object.sourceRef as Moddle).id, name: nameOf(object.sourceRef as Moddle) } : undefined,
  };
}

/** The kind and family of what is selected, of several elements at once. */
export function subjectsOf(modeler: Modeler, ids: string[]): Subject[] {
  return ids.flatMap((id) => subjectOf(modeler, id) ?? []);
}

/** All variables: a drawing's are known everywhere in it. */
export function variablesOf(modeler: Modeler): Declared[] {
  const file = definitionsOf(modeler);
  return [...(file ? [file] : []), ...processes(modeler)].flatMap((holder) => ownOf(holder, 'Variable').map((own, at) => ({ holder: holder.id, at, own })));
}

/** The words of the dictionary. */
export function termsOf(modeler: Modeler): string[] {
  const file = definitionsOf(modeler);
  return [...(file ? [file] : []), ...processes(modeler)].flatMap((holder) => ownOf(holder, 'Term').map(({ name }) => String(name ?? ''))).filter(Boolean);
}

/** The process that something is in. */
export function processOf(modeler: Modeler, id: string): string | undefined {
  let object = registryOf(modeler).get(id)?.businessObject ?? processes(modeler).find((process) => process.id === id);
  if (object?.processRef) object = object.processRef as Moddle;
  while (object && object.$type !== 'bpmn:Process') object = object.$parent;
  return object?.id ?? processes(modeler)[0]?.id;
}

/** Which nodes and flows read and write a variable, as our extensions and their conditions say it. */
export function usersOf(modeler: Modeler, name: string): { id: string; name: string; writes: boolean }[] {
  const registry = modeler.get('elementRegistry') as unknown as { filter(keep: (shape: Shape) => boolean): Shape[] };
  const asked = (formula: unknown) => typeof formula === 'string' && [...formula.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\p{L}_$][\p{L}\p{N}_$]*/gu)].some(([word]) => word === name);
  const inside = (list: Own[], property: string) => list.flatMap((one) => (one[property] as Own[] | undefined) ?? []);
  return registry
    .filter((shape) => !shape.labelTarget && Boolean(shape.businessObject?.$instanceOf('bpmn:FlowElement')))
    .flatMap(({ businessObject: element }) => {
      const [written, tables] = [ownOf(element, 'Write'), ownOf(element, 'Table')];
      const fields = inside(ownOf(element, 'Form'), 'fields');
      const writes = [...written, ...fields.filter(({ readonly }) => !readonly), ...inside(tables, 'outputs')].some(({ variable }) => variable === name);
      const reads =
        [...ownOf(element, 'Read'), ...fields.filter(({ readonly }) => readonly)].some(({ variable }) => variable === name) ||
        [...written.map(({ value }) => (String(value ?? '').startsWith('=') ? value : '')), ...inside(tables, 'inputs').map(({ formula }) => formula), (element.conditionExpression as Moddle | undefined)?.body].some(asked);
      return [...(writes ? [true] : []), ...(reads ? [false] : [])].map((how) => ({ id: element.id, name: nameOf(element), writes: how }));
    });
}

/** Opens bpmn-js' menu of other kinds beside an element. */
export function openKinds(modeler: Modeler, id: string): void {
  const element = registryOf(modeler).get(id);
  if (!element) return;
  const canvas = modeler.get('canvas') as unknown as { getAbsoluteBBox(element: Shape): { x: number; y: number; width: number; height: number }; scrollToElement(element: Shape, padding: number): void };
  canvas.scrollToElement(element, 120);
  const box = canvas.getAbsoluteBBox(element);
  const at = { x: box.x + box.width + 8, y: box.y };
  (modeler.get('popupMenu') as unknown as { open(target: Shape, id: string, position: object, options: object): void }).open(element, 'bpmn-replace', { ...at, cursor: at }, { title: translated(modeler)('Change element'), width: 300, search: true });
}

/** Of what extensions speak: a pool has nothing to say that its process has not. */
function aboutOf(object: Moddle): Moddle {
  return object.$instanceOf('bpmn:Participant') && object.processRef ? (object.processRef as Moddle) : object;
}

function familyOf(object: Moddle): Family {
  if (object.$instanceOf('bpmn:Activity')) return 'activity';
  if (object.$instanceOf('bpmn:Event')) return 'event';
  if (object.$instanceOf('bpmn:Gateway')) return 'gateway';
  if (object.$instanceOf('bpmn:SequenceFlow')) return 'flow';
  if (object.$type === 'bpmn:Process' || (object.$instanceOf('bpmn:Participant') && object.processRef)) return 'process';
  return 'other';
}

function choiceOf(node: Moddle): Subject['choice'] {
  if (node.$instanceOf('bpmn:ExclusiveGateway')) return 'exclusive';
  if (node.$instanceOf('bpmn:InclusiveGateway') || node.$instanceOf('bpmn:ComplexGateway')) return 'inclusive';
  return node.$instanceOf('bpmn:Activity') ? 'activity' : undefined;
}

/** "User task", "Timer boundary event", in the language of the page: the menus of bpmn-js have words for some kinds, its panel for others. */
function kindOf(object: Moddle, translate: (text: string) => string): string {
  const trigger = ((object.eventDefinitions as Moddle[] | undefined) ?? [])[0]?.$type.replace(/^bpmn:(\w+)EventDefinition$/, '$1 ') ?? '';
  const title = trigger + object.$type.replace(/^bpmn:/, '').replace(/([a-z])([A-Z])/g, '$1 $2');
  const sentence = (title.charAt(0) + title.slice(1).toLowerCase()).replace('b process', 'b-process').replace('d hoc', 'd-hoc').replace('t based', 't-based');
  return [sentence, title].map(translate).find((said) => said !== sentence && said !== title) ?? sentence;
}

function nameOf(object: Moddle): string {
  return object.name?.replace(/\s+/g, ' ').trim() || object.id;
}

function timerOf(event: Moddle): Timer[] {
  const [definition] = (event.get('eventDefinitions') as Moddle[] | undefined) ?? [];
  if (definition?.$type !== 'bpmn:TimerEventDefinition') return [];
  const after = (definition.timeDuration as Moddle | undefined)?.body as string | undefined;
  return [{ id: event.id, interrupting: event.cancelActivity !== false, after: after?.trim() }];
}

function flowOf(flow: Moddle): FlowFacts {
  const condition = flow.conditionExpression as Moddle | undefined;
  const source = flow.sourceRef as Moddle;
  const target = flow.targetRef as Moddle | undefined;
  return {
    id: flow.id,
    name: flow.name?.replace(/\s+/g, ' ').trim() ?? '',
    to: target ? nameOf(target) : '',
    default: source.default === flow,
    condition: String(condition?.body ?? '').trim(),
    language: condition?.language as string | undefined,
    source: source.id,
  };
}
