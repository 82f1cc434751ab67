import type { Edit } from '../api/checks';
import { placeFor } from './placing';
import type { Placing } from './placing';
import type { Moddle, Shape } from './semantic';

/** The services of bpmn-js that edits are made of. */
interface Modeling {
  createShape(shape: Shape, position: { x: number; y: number }, parent: Shape, hints?: object): Shape;
  createConnection(source: Shape, target: Shape, connection: object, parent: Shape): Shape;
  reconnect(connection: Shape, source: Shape, target: Shape, docking: object): void;
  removeConnection(connection: Shape): void;
  removeElements(elements: Shape[]): void;
  moveElements(elements: Shape[], by: { x: number; y: number }, parent: Shape): void;
  updateProperties(element: Shape, properties: object): void;
  updateModdleProperties(element: Shape, moddle: Moddle, properties: object): void;
  claimId(id: string, moddle: Moddle): void;
  unclaimId(id: string, moddle: Moddle): void;
}
interface Registry {
  get(id: string): Shape | undefined;
  filter(keep: (element: Shape) => boolean): Shape[];
}
interface Factory {
  create(type: string, properties?: object): Moddle;
}
interface CommandStack {
  registerHandler(command: string, handler: unknown): void;
  execute(command: string, context: Context): void;
  undo(): void;
}
interface Context {
  lists: Edit[][];
  done: number;
  failed?: unknown;
}

/** The duty that BPMN itself has a word for. */
const responsible = 'R';
const times: Record<string, string> = { duration: 'timeDuration', cycle: 'timeCycle', date: 'timeDate' };

/** Carries out edits as data; one call is one step that can be undone. */
export class Edits {
  static $inject = ['commandStack', 'modeling', 'elementRegistry', 'elementFactory', 'bpmnFactory', 'bpmnReplace', 'canvas', 'bpmnjs', 'spaceTool'];

  constructor(
    private readonly stack: CommandStack,
    private readonly modeling: Modeling,
    private readonly registry: Registry,
    private readonly elementFactory: { createShape(attributes: object): Shape },
    private readonly factory: Factory,
    private readonly replacer: { replaceElement(element: Shape, target: object, hints?: object): Shape },
    private readonly canvas: { getRootElement(): Shape },
    private readonly bpmnjs: { getDefinitions(): Moddle },
    private readonly space: Placing['space'],
  ) {
    stack.registerHandler('sandtable.edits', handlerOf(this));
  }

  /** Carries out each list whole or not at all, and all of them as one step; says how many were. */
  apply(lists: Edit[][]): number {
    const context: Context = { lists, done: 0 };
    this.stack.execute('sandtable.edits', context);
    if (context.failed !== undefined) {
      this.stack.undo();
      throw context.failed;
    }
    return context.done;
  }

  /** What is done inside the command. An exception must not leave it: the command stack would be stuck. */
  carryOut(context: Context): void {
    try {
      for (const list of distinct(context.lists, (id) => this.find(id) !== undefined)) {
        if (!this.possible(list)) continue;
        for (const edit of list) this.one(edit, list);
        context.done++;
      }
    } catch (thrown) {
      context.failed = thrown;
    }
  }

  /** Whether everything that edits name is there when its turn comes. */
  private possible(list: Edit[]): boolean {
    const made = new Set<string>();
    return list.every((edit) => {
      const makes = edit.do === 'add' || edit.do === 'connect' || edit.do === 'define';
      const named = [makes ? undefined : edit.element, edit.source, edit.target].filter((id): id is string => Boolean(id));
      if (makes) made.add(edit.element);
      return named.every((id) => made.has(id) || this.find(id) !== undefined);
    });
  }

  private one(edit: Edit, list: Edit[]): void {
    switch (edit.do) {
      case 'remove':
        return this.remove(edit.element);
      case 'add':
        return this.add(edit, list);
      case 'connect': {
        const [source, target] = [this.shape(edit.source!), this.shape(edit.target!)];
        const flow = this.made('bpmn:SequenceFlow', edit);
        this.modeling.createConnection(source, target, { type: 'bpmn:SequenceFlow', businessObject: flow }, source.parent!);
        return;
      }
      case 'reconnect':
        return this.reconnect(edit);
      case 'replace':
        return this.replace(edit);
      case 'rename':
        return this.update(edit.element, { name: edit.name ?? '' });
      case 'set':
        return this.set(edit);
      case 'assign':
      case 'unassign':
        return this.assign(edit);
      case 'define': {
        const role = this.made('bpmn:Resource', edit);
        role.$parent = this.bpmnjs.getDefinitions();
        return this.root((all) => [...all, role]);
      }
      case 'note':
      case 'item':
        return this.note(edit);
      case 'cell':
        return this.cell(edit);
    }
  }

  /** Changes the list of what is defined beside the processes. */
  private root(change: (all: Moddle[]) => Moddle[]): void {
    const definitions = this.bpmnjs.getDefinitions();
    this.modeling.updateModdleProperties(this.canvas.getRootElement(), definitions, { rootElements: change(definitions.get('rootElements') as Moddle[]) });
  }

  private remove(id: string): void {
    const role = this.registry.get(id) ? undefined : this.find(id);
    if (role) {
      this.modeling.unclaimId(id, role);
      return this.root((all) => all.filter((one) => one !== role));
    }
    const element = this.shape(id);
    // One by one: bpmn-js joins the flows around a shape that is deleted with them.
    for (const flow of [...(element.incoming ?? []), ...(element.outgoing ?? [])]) if (this.registry.get(flow.id)) this.modeling.removeConnection(flow);
    this.modeling.removeElements([element]);
  }

  private add(edit: Edit, list: Edit[]): void {
    const businessObject = this.made(typeOf(edit.kind), edit);
    const shape = this.elementFactory.createShape({ type: typeOf(edit.kind), businessObject, eventDefinitionType: definitionOf(edit.event), ...(/subProcess|transaction/i.test(edit.kind ?? '') ? { isExpanded: false } : {}) });
    this.specify(businessObject, edit);
    const beside = this.shape(edit.source || edit.target!);
    if (edit.property === 'attached') {
      const placed = (beside.attachers ?? []).length;
      const x = beside.x + Math.max(beside.width - 25 - placed * 45, 10);
      this.modeling.createShape(shape, { x, y: beside.y + beside.height }, beside, { attach: true });
      return;
    }
    // What follows an event at the border goes beside the way of the flow, and is not put into it.
    const inserted = !beside.host && list.some((other) => (other.do === 'connect' || other.do === 'reconnect') && other.source === edit.element);
    const position = placeFor({ shape, beside, before: !edit.source, inserted, registry: this.registry, space: this.space });
    this.modeling.createShape(shape, position, beside.parent!);
  }

  private reconnect(edit: Edit): void {
    const flow = this.shape(edit.element);
    const source = edit.source ? this.shape(edit.source) : flow.source!;
    const target = edit.target ? this.shape(edit.target) : flow.target!;
    if (source !== flow.source && flow.source!.businessObject.get('default') === flow.businessObject) this.modeling.updateProperties(flow.source!, { default: undefined });
    this.modeling.reconnect(flow, source, target, middleOf(source !== flow.source ? source : target));
  }

  private replace(edit: Edit): void {
    const element = this.shape(edit.element);
    const type = typeOf(edit.kind);
    const definition = definitionOf(edit.event);
    const placed = this.replacer.replaceElement(element, { type, eventDefinitionType: definition, ...(element.host ? { host: element.host } : {}) }, { select: false });
    const replaced = this.registry.get(edit.element) ?? placed;
    if (/ParallelGateway|EventBasedGateway/.test(type) && replaced.businessObject.default) this.modeling.updateProperties(replaced, { default: undefined });
    if (definition && edit.value) {
      const [event] = replaced.businessObject.get('eventDefinitions') as Moddle[];
      this.modeling.updateModdleProperties(replaced, event, this.detail(event.$type, edit.value, event));
    }
  }

  private set(edit: Edit): void {
    const value = edit.value ?? '';
    switch (edit.property) {
      case 'default':
        return this.update(edit.element, { default: value ? this.shape(value).businessObject : undefined });
      case 'condition':
        return this.update(edit.element, { conditionExpression: value ? this.expression(value) : undefined });
      case 'calledElement':
        return this.update(edit.element, { calledElement: value || undefined });
      case 'loop':
        return this.update(edit.element, { loopCharacteristics: value ? this.factory.create('bpmn:StandardLoopCharacteristics', { loopMaximum: Number(value) }) : undefined });
      case 'interrupting': {
        const boundary = this.shape(edit.element).businessObject.$instanceOf('bpmn:BoundaryEvent');
        return this.update(edit.element, { [boundary ? 'cancelActivity' : 'isInterrupting']: value === 'true' });
      }
      case 'executable':
        return this.update(edit.element, { isExecutable: value === 'true' });
      case 'link': {
        const event = this.shape(edit.element);
        const [link] = event.businessObject.get('eventDefinitions') as Moddle[];
        return this.modeling.updateModdleProperties(event, link, { name: value });
      }
      case 'lane': {
        const [node, lane] = [this.shape(edit.element), this.shape(value)];
        // Lanes hold nothing themselves: what stands in one belongs to the pool.
        let pool = lane;
        while (pool.type === 'bpmn:Lane' && pool.parent) pool = pool.parent;
        return this.modeling.moveElements([node], { x: 0, y: middleOf(lane).y - middleOf(node).y }, pool);
      }
      case 'role':
        return this.update(edit.element, { partitionElementRef: this.find(value) });
      case 'groups':
        return this.groups(edit.element, value);
      default: {
        const key = times[edit.property ?? ''];
        if (!key) throw new Error(`unknown property ${edit.property}`);
        const event = this.shape(edit.element);
        const [timer] = event.businessObject.get('eventDefinitions') as Moddle[];
        return this.modeling.updateModdleProperties(event, timer, { timeDuration: undefined, timeCycle: undefined, timeDate: undefined, [key]: this.expression(value, timer) });
      }
    }
  }

  /** R is written as BPMN has it, a potentialOwner; the other duties are ours. */
  private assign({ do: verb, element, code = '', role = '', value }: Edit): void {
    const { object, host } = this.element(element);
    const resource = this.find(role);
    if (code === responsible && object.$instanceOf('bpmn:Activity')) {
      const others = ((object.get('resources') as Moddle[] | undefined) ?? []).filter((one) => (one.resourceRef as Moddle | undefined)?.id !== role);
      const asked = verb === 'assign' && resource?.$type === 'bpmn:Resource';
      const owner = asked ? [this.inside(object, this.factory.create('bpmn:PotentialOwner', { resourceRef: resource }))] : [];
      this.modeling.updateModdleProperties(host, object, { resources: [...others, ...owner] });
      if (asked) return;
    }
    const same = (one: Moddle) => one.$type === 'st:Duty' && one.code === code && one.role === role;
    this.extend(object, host, (values) => [...values.filter((one) => !same(one)), ...(verb === 'assign' ? [this.factory.create('st:Duty', { code, role, ...(value ? { by: value } : {}) })] : [])]);
  }

  /** Sets one attribute of an extension of ours, of the only one of its kind or of that with a name. */
  private note({ do: verb, element, kind = '', name = '', property = '', value = '' }: Edit): void {
    const { object, host } = this.element(element);
    const type = `st:${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
    const key = kind === 'read' || kind === 'write' ? 'variable' : 'name';
    const meant = (one: Moddle) => one.$type === type && (verb === 'note' || one[key] === name);
    const known = this.extensions(object).find(meant);
    if (property === '') return this.extend(object, host, (values) => values.filter((one) => !meant(one)));
    const flag = this.factory.create(type).$descriptor.propertiesByName[property]?.type === 'Boolean';
    const properties = { [property]: value === '' ? undefined : flag ? value === 'true' : value };
    if (known) return this.modeling.updateModdleProperties(host, known, properties);
    this.extend(object, host, (values) => [...values, this.factory.create(type, verb === 'item' ? { [key]: name, ...properties } : properties)]);
  }

  /** Writes a cell of a decision table ("3.2"), a heading ("0.2"), or takes a rule out ("3"). */
  private cell({ element, name = '', value = '' }: Edit): void {
    const { object, host } = this.element(element);
    const table = this.extensions(object).find(({ $type }) => $type === 'st:Table');
    const [rule, column = 0] = name.split('.').map(Number);
    const list = (of: Moddle | undefined, property: string) => [...((of?.get(property) as Moddle[] | undefined) ?? [])];
    const [inputs, outputs, rules] = ['inputs', 'outputs', 'rules'].map((property) => list(table, property));
    const row = rules[rule - 1];
    if (rule === 0) {
      const head = [...inputs, ...outputs][column - 1];
      if (!head) throw new Error(`no cell ${name} in ${element}`);
      return this.modeling.updateModdleProperties(host, head, { [column > inputs.length ? 'variable' : 'formula']: value });
    }
    if (!table || !row || column > inputs.length + outputs.length) throw new Error(`no cell ${name} in ${element}`);
    if (column === 0) return this.modeling.updateModdleProperties(host, table, { rules: rules.filter((one) => one !== row) });
    const cells = list(row, 'cells');
    if (cells[column - 1]) return this.modeling.updateModdleProperties(host, cells[column - 1], { value });
    const made = Array.from({ length: column - cells.length }, (_, at) => {
      const one = this.factory.create('st:Cell', at === column - cells.length - 1 ? { value } : {});
      one.$parent = row;
      return one;
    });
    this.modeling.updateModdleProperties(host, row, { cells: [...cells, ...made] });
  }

  /** Says to which groups process engines offer a task, wherever the drawing says so already. */
  private groups(id: string, value: string): void {
    const { object, host } = this.element(id);
    const said = Object.keys(object.$attrs ?? {}).filter((key) => key.endsWith(':candidateGroups'));
    if (said.length > 0) this.modeling.updateModdleProperties(host, object, Object.fromEntries(said.map((key) => [key, value])));
    for (const one of this.extensions(object)) {
      if (one.$type === 'zeebe:assignmentDefinition') this.modeling.updateModdleProperties(host, one, { candidateGroups: value });
    }
  }

  private extensions(object: Moddle): Moddle[] {
    return ((object.get('extensionElements') as Moddle | undefined)?.get('values') as Moddle[] | undefined) ?? [];
  }

  private extend(object: Moddle, host: Shape, change: (values: Moddle[]) => Moddle[]): void {
    const values = change(this.extensions(object));
    const holder = this.inside(object, this.factory.create('bpmn:ExtensionElements', { values }));
    for (const value of values) value.$parent = holder;
    this.modeling.updateModdleProperties(host, object, { extensionElements: values.length > 0 ? holder : undefined });
  }

  /** A new element with the id and the name of an edit. */
  private made(type: string, { element, name }: Edit): Moddle {
    const made = this.factory.create(type, { id: element, ...(name ? { name } : {}) });
    this.modeling.claimId(element, made);
    return made;
  }

  /** Says what a new event waits for in detail. */
  private specify(event: Moddle, { value }: Edit): void {
    if (!value) return;
    for (const definition of (event.eventDefinitions as Moddle[] | undefined) ?? []) Object.assign(definition, this.detail(definition.$type, value, definition));
  }

  private detail(type: string, value: string, of: Moddle): object {
    if (type === 'bpmn:TimerEventDefinition') return { timeDuration: this.expression(value, of) };
    if (type === 'bpmn:ConditionalEventDefinition') return { condition: this.expression(value, of) };
    if (type === 'bpmn:LinkEventDefinition') return { name: value };
    const kind = /^bpmn:(\w+)EventDefinition$/.exec(type)?.[1].toLowerCase();
    return kind ? { [`${kind}Ref`]: this.find(value) } : {};
  }

  private expression(body: string, parent?: Moddle): Moddle {
    const made = this.factory.create('bpmn:FormalExpression', { body });
    return parent ? this.inside(parent, made) : made;
  }

  private inside(parent: Moddle, made: Moddle): Moddle {
    made.$parent = parent;
    return made;
  }

  private update(id: string, properties: Record<string, unknown>): void {
    const { object, host, drawn } = this.element(id);
    for (const value of Object.values(properties)) if (isNew(value)) value.$parent = object;
    if (drawn) this.modeling.updateProperties(host, properties);
    else this.modeling.updateModdleProperties(host, object, properties);
  }

  private shape(id: string): Shape {
    const shape = this.registry.get(id);
    if (!shape) throw new Error(`${id} is not in the drawing`);
    return shape;
  }

  /** An element and what is redrawn for it: itself, or the canvas where it is not drawn. */
  private element(id: string): { object: Moddle; host: Shape; drawn: boolean } {
    const shape = this.registry.get(id);
    if (shape) return { object: shape.businessObject, host: shape, drawn: true };
    const object = this.find(id);
    if (!object) throw new Error(`${id} is not in the drawing`);
    return { object, host: this.canvas.getRootElement(), drawn: false };
  }

  /** What has an id, drawn or defined. */
  private find(id: string): Moddle | undefined {
    const drawn = this.registry.get(id)?.businessObject;
    return drawn ?? (this.bpmnjs.getDefinitions().get('rootElements') as Moddle[]).find((root) => root.id === id);
  }
}

/** Edits wires itself into commands: a handler that only does other commands needs no way back of its own. */
function handlerOf(edits: Edits) {
  return class {
    preExecute(context: Context) {
      edits.carryOut(context);
    }
    execute() {
      return [];
    }
    revert() {
      return [];
    }
  };
}

/** Gives every new element of several fixes an id of its own: each fix was thought out alone. */
export function distinct(lists: Edit[][], taken: (id: string) => boolean): Edit[][] {
  const used = new Set<string>();
  return lists.map((list) => {
    const renamed = new Map<string, string>();
    for (const { do: verb, element } of list) {
      if (verb !== 'add' && verb !== 'connect' && verb !== 'define') continue;
      let id = element;
      for (let n = 2; used.has(id) || taken(id); n++) id = `${element}_${n}`;
      used.add(id);
      if (id !== element) renamed.set(element, id);
    }
    if (renamed.size === 0) return list;
    const now = (id: string | undefined) => (id === undefined ? undefined : (renamed.get(id) ?? id));
    const made = (edit: Edit) => edit.do === 'set' && (edit.property === 'default' || edit.property === 'role');
    return list.map((edit) => ({ ...edit, element: now(edit.element)!, source: now(edit.source), target: now(edit.target), role: now(edit.role), value: made(edit) ? now(edit.value) : edit.value }));
  });
}

function isNew(value: unknown): value is Moddle {
  return typeof value === 'object' && value !== null && '$type' in value && !(value as Moddle).$parent;
}

function typeOf(kind = ''): string {
  return `bpmn:${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}

function definitionOf(event: string | undefined): string | undefined {
  return event ? `bpmn:${event.charAt(0).toUpperCase()}${event.slice(1)}EventDefinition` : undefined;
}

function middleOf({ x, y, width, height }: Shape): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

export const editsModule = { __init__: ['sandtableEdits'], sandtableEdits: ['type', Edits] };
