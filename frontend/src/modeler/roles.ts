import type Modeler from 'bpmn-js/lib/Modeler';
import { doingIn, matrixOf } from './duties';
import { putRoots } from './objects';
import { ownOf } from './own';
import type { Moddle, Shape } from './semantic';

/** What is to become of a role, wherever a drawing speaks of it. */
export type RoleChange = { role: string; name: string; lanes: boolean } | { role: string; into: { id: string; name: string } } | { role: string; drop: true };

/** One place in a drawing that a change touches. */
export interface RolePlace {
  kind: 'name' | 'lane' | 'laneRole' | 'gone' | 'performer' | 'duty' | 'deputy' | 'senior' | 'action' | 'owner' | 'separation';
  /** The step, lane or role that it is about; of a separation of duties that breaks, both steps. */
  of: string;
  /** Of a duty. */
  code?: string;
}

/** Properties of one element to be set. */
interface Step {
  element: Moddle;
  properties: Record<string, unknown>;
}

/** What a change comes to in one drawing. */
export interface RolePlan {
  places: RolePlace[];
  steps: Step[];
  /** An element that has the id already which the role would get. */
  taken?: string;
}

/** A role as a drawing names it. */
export interface DrawnRole {
  id: string;
  name: string;
}

/** Where our extensions name a role, and what that is for. */
export const named: Record<string, Record<string, RolePlace['kind']>> = {
  'st:Duty': { role: 'duty' },
  'st:Role': { deputy: 'deputy', senior: 'senior' },
  'st:Action': { to: 'action' },
  'st:Term': { owner: 'owner' },
};

/** The roles that a drawing defines. */
export function rolesIn(definitions: Moddle | undefined): DrawnRole[] {
  return list(definitions, 'rootElements')
    .filter(({ $type }) => $type === 'bpmn:Resource')
    .map(({ id, name }) => ({ id, name: name?.trim() || id }));
}

/** Finds all that a change of a role touches in a drawing. Nothing is changed yet. */
export function planRoleChange(definitions: Moddle, change: RoleChange, create: (type: string, properties: object) => Moddle): RolePlan {
  return new Planner(definitions, change, create).plan();
}

/** Carries a plan out on a drawing that is not open. */
export function carryOut({ steps }: RolePlan): void {
  for (const { element, properties } of steps) for (const [key, value] of Object.entries(properties)) (element as unknown as { set(key: string, value: unknown): void }).set(key, value);
}

/** Puts a role in the place of another among those that the file defines; the ones between move up. The order is that of the file, so every tool sees it. */
export function moveRole(modeler: Modeler, id: string, to: string): void {
  putRoots(modeler, (all) => {
    const roles = all.filter(({ $type }) => $type === 'bpmn:Resource');
    const [from, at] = [id, to].map((one) => roles.findIndex((role) => role.id === one));
    if (from < 0 || at < 0) return all;
    roles.splice(at, 0, ...roles.splice(from, 1));
    return all.map((one) => (one.$type === 'bpmn:Resource' ? roles.shift()! : one));
  });
}

class Planner {
  private readonly places: RolePlace[] = [];
  private readonly steps: Step[] = [];
  private readonly resource?: Moddle;
  private readonly target?: Moddle;
  private readonly into?: { id: string; name: string };

  constructor(
    private readonly definitions: Moddle,
    private readonly change: RoleChange,
    private readonly create: (type: string, properties: object) => Moddle,
  ) {
    this.resource = this.root(change.role);
    if ('into' in change) {
      this.into = change.into;
      this.target = this.root(change.into.id);
    }
  }

  plan(): RolePlan {
    if ('name' in this.change) this.rename(this.change.name, this.change.lanes);
    else if (this.into && !this.target && this.resource && has(this.definitions, this.into.id)) return { places: [], steps: [], taken: this.into.id };
    else this.replace();
    return { places: this.places, steps: this.steps };
  }

  private rename(name: string, lanes: boolean): void {
    const { resource } = this;
    if (!resource || resource.name === name) return;
    const old = resource.name;
    this.step(resource, { name }, { kind: 'name', of: old || resource.id });
    if (!old) return;
    walk(this.definitions, (element, path) => {
      if (lanes && element.$type === 'bpmn:Lane' && element.name === old) this.step(element, { name }, { kind: 'lane', of: old });
      if (element.$type === 'st:Term' && element.owner === old) this.step(element, { owner: name }, { kind: 'owner', of: labelled(path) });
    });
  }

  /** Steps that are to be in different hands, and would not be any more. */
  private separations(into: string): void {
    const doing = doingIn(this.definitions);
    const doers = new Map(matrixOf(this.definitions).rows.map(({ id, name, duties }) => [id, { name, roles: [...duties].flatMap(([role, list]) => (list.some(({ code, source }) => source === 'lane' || doing.has(code)) ? [role] : [])) }]));
    for (const process of list(this.definitions, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process')) {
      for (const { first, second } of ownOf(process, 'Separation')) {
        const [a, b] = [doers.get(String(first)), doers.get(String(second))];
        if (!a || !b || a === b || a.roles.some((role) => b.roles.includes(role))) continue;
        const after = (roles: string[]) => roles.map((role) => (role === this.change.role ? into : role));
        if (after(a.roles).some((role) => after(b.roles).includes(role))) this.places.push({ kind: 'separation', of: `${a.name} ≠ ${b.name}` });
      }
    }
  }

  /** Puts another role in the place of this one, or none. */
  private replace(): void {
    const { role } = this.change;
    let target = this.target;
    if (this.into) this.separations(this.into.id);
    if (this.into && !target && this.resource) target = this.inside(this.definitions, this.create('bpmn:Resource', { id: this.into.id, name: this.into.name }));
    walk(this.definitions, (element, path) => {
      if (element === this.resource) return false;
      if (element.$type === 'bpmn:Lane' && this.resource && element.partitionElementRef === this.resource) this.step(element, { partitionElementRef: target }, { kind: 'laneRole', of: labelled([element]) });
      this.performers(element, target, path);
      this.extensions(element, path);
      return undefined;
    });
    if (!this.resource) return;
    const roots = list(this.definitions, 'rootElements');
    const made = target && !this.target ? [target] : [];
    this.step(this.definitions, { rootElements: roots.flatMap((root) => (root === this.resource ? made : [root])) }, { kind: this.into && !this.target ? 'name' : 'gone', of: this.resource.name || role });
  }

  /** Who does a step: each role once. */
  private performers(element: Moddle, target: Moddle | undefined, path: Moddle[]): void {
    const all = list(element, 'resources');
    if (!this.resource || !all.some((one) => one.resourceRef === this.resource)) return;
    const kept: Moddle[] = [];
    for (const one of all) {
      if (one.resourceRef !== this.resource) kept.push(one);
      else if (target && !all.some((other) => other.resourceRef === target && other.$type === one.$type)) {
        this.steps.push({ element: one, properties: { resourceRef: target } });
        kept.push(one);
      }
    }
    this.places.push({ kind: 'performer', of: labelled([...path, element]) });
    if (kept.length < all.length) this.steps.push({ element, properties: { resources: kept } });
  }

  /** What our extensions of an element say of the role. */
  private extensions(element: Moddle, path: Moddle[]): void {
    const { role } = this.change;
    const of = labelled([...path, element]);
    // Inside a resource the extensions stand on it; st: elements within others, as actions in a promise, are met by themselves.
    for (const holder of [element.extensionElements as Moddle | undefined, element]) {
      const key = holder === element ? 'actions' : 'values';
      const values = holder ? list(holder, key) : [];
      const kept = values.filter((value) => {
        const attributes = Object.entries(named[value.$type] ?? {}).filter(([attribute, kind]) => value[attribute] === role || (kind === 'owner' && this.isName(value[attribute])));
        if (attributes.length === 0) return true;
        const duty = value.$type === 'st:Duty';
        for (const [, kind] of attributes) this.places.push({ kind, of, ...(duty && { code: String(value.code ?? '') }) });
        const twin = duty && values.some((other) => other !== value && other.$type === 'st:Duty' && other.code === value.code && other.role === this.into?.id);
        if (twin || (!this.into && (duty || value.$type === 'st:Action'))) return false;
        // A role cannot stand in for itself.
        const itself = value.$type === 'st:Role' && element.id === this.into?.id;
        this.steps.push({ element: value, properties: Object.fromEntries(attributes.map(([attribute]) => [attribute, itself ? undefined : this.isName(value[attribute]) ? this.into?.name : this.into?.id])) });
        return true;
      });
      if (holder && kept.length < values.length) this.steps.push({ element: holder, properties: { [key]: kept } });
    }
  }

  /** Owners of terms are people's words: the name of a role. */
  private isName(text: unknown): boolean {
    return text !== this.change.role && Boolean(this.resource?.name) && text === this.resource!.name;
  }

  private step(element: Moddle, properties: Record<string, unknown>, place: RolePlace): void {
    this.steps.push({ element, properties });
    this.places.push(place);
  }

  private inside(parent: Moddle, made: Moddle): Moddle {
    made.$parent = parent;
    return made;
  }

  private root(id: string): Moddle | undefined {
    return list(this.definitions, 'rootElements').find((root) => root.$type === 'bpmn:Resource' && root.id === id);
  }
}

/** Visits an element and all that it holds; path is what holds it. False keeps out of what it holds. */
function walk(element: Moddle, visit: (element: Moddle, path: Moddle[]) => boolean | void, path: Moddle[] = []): void {
  if (visit(element, path) === false) return;
  const inner = [...path, element];
  for (const { name, isReference, isAttr } of (element.$descriptor as unknown as { properties?: { name: string; isReference?: boolean; isAttr?: boolean }[] }).properties ?? []) {
    if (isReference || isAttr) continue;
    const value = element[name];
    for (const one of Array.isArray(value) ? value : [value]) if (isElement(one)) walk(one, visit, inner);
  }
}

function isElement(value: unknown): value is Moddle {
  return typeof value === 'object' && value !== null && '$type' in value && Boolean((value as Moddle).$descriptor) && !(value as Moddle).$descriptor.propertiesByName?.['$generic'] && typeof (value as Moddle).get === 'function';
}

function has(definitions: Moddle, id: string): boolean {
  let found = false;
  walk(definitions, (element) => {
    found ||= element.id === id;
    return !found;
  });
  return found;
}

/** What the innermost element that has a name is called. */
function labelled(path: Moddle[]): string {
  const named = path.findLast(({ name, $type }) => name && !$type.startsWith('st:')) ?? path.findLast(({ id }) => id);
  return (named?.name ?? named?.id ?? '').replace(/\s+/g, ' ').trim();
}

function list(element: Moddle | undefined, property: string): Moddle[] {
  const value = element?.[property];
  return Array.isArray(value) ? (value as Moddle[]) : [];
}

interface Services {
  commandStack: { registerHandler(command: string, handler: unknown): void; execute(command: string, context: object): void };
  modeling: { updateModdleProperties(element: Shape, moddle: Moddle, properties: object): void; claimId(id: string, moddle: Moddle): void; unclaimId(id: string, moddle: Moddle): void };
  registry: { get(id: string): Shape | undefined };
  canvas: { getRootElement(): Shape };
  bpmnjs: { getDefinitions(): Moddle };
  factory: { create(type: string, properties: object): Moddle };
}

/** Changes roles in the drawing that is open, each change as one step that can be undone. */
export class RoleChanges {
  static $inject = ['commandStack', 'modeling', 'elementRegistry', 'canvas', 'bpmnjs', 'bpmnFactory'];
  private readonly at: Services;

  constructor(commandStack: Services['commandStack'], modeling: Services['modeling'], registry: Services['registry'], canvas: Services['canvas'], bpmnjs: Services['bpmnjs'], factory: Services['factory']) {
    this.at = { commandStack, modeling, registry, canvas, bpmnjs, factory };
    commandStack.registerHandler('sandtable.role', handlerOf((changes) => changes.forEach((change) => this.carryOut(change))));
  }

  plan(change: RoleChange): RolePlan {
    return planRoleChange(this.at.bpmnjs.getDefinitions(), change, (type, properties) => this.at.factory.create(type, properties));
  }

  apply(changes: RoleChange[]): void {
    this.at.commandStack.execute('sandtable.role', { changes });
  }

  private carryOut(change: RoleChange): void {
    const { modeling, registry, canvas } = this.at;
    const plan = this.plan(change);
    const before = new Map(rolesIn(this.at.bpmnjs.getDefinitions()).map((role) => [role.id, role]));
    for (const { element, properties } of plan.steps) {
      const made = (properties.rootElements as Moddle[] | undefined)?.find((root) => root.$type === 'bpmn:Resource' && !before.has(root.id));
      const gone = !properties.rootElements ? undefined : list(element, 'rootElements').find((root) => !(properties.rootElements as Moddle[]).includes(root));
      modeling.updateModdleProperties(registry.get(element.id) ?? canvas.getRootElement(), element, properties);
      if (gone) modeling.unclaimId(gone.id, gone);
      if (made) modeling.claimId(made.id, made);
    }
  }
}

/** A handler that only does other commands needs no way back of its own. */
function handlerOf(carryOut: (changes: RoleChange[]) => void) {
  return class {
    preExecute({ changes }: { changes: RoleChange[] }) {
      carryOut(changes);
    }
    execute() {
      return [];
    }
    revert() {
      return [];
    }
  };
}

export const rolesModule = { __init__: ['sandtableRoles'], sandtableRoles: ['type', RoleChanges] };
