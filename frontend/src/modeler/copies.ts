import type { Foreign, Maker } from './clipboard';
import { isForeign } from './clipboard';
import { named } from './roles';
import type { Moddle, Shape } from './semantic';

interface Bus {
  on(event: string, listener: (event: never) => unknown): void;
  on(event: string, priority: number, listener: (event: never) => unknown): void;
}
interface Role {
  id: string;
  name: string;
}
interface Copied {
  /** Roles that the element names, as they are called where it comes from. */
  roles: Role[];
  /** The role of each performer, in their order; and of a lane. */
  performers: (string | undefined)[];
  lane?: string;
  /** Attributes of foreign namespaces. */
  attributes: Record<string, unknown>;
}
interface Descriptor {
  businessObject: Moddle;
  labelTarget?: string;
  /** Says on a copy what else came along, until it is set down. */
  sandtable?: Copied;
  /** Roles that the drawing lacks, on an element that names them. */
  newRoles?: Moddle[];
}

/** After bpmn-js has copied what it copies. */
const late = 100;
const early = 3000;

/**
 * Lets copies keep what bpmn-js would drop: who does them (BPMN refers to its roles, and references are not copied),
 * and what other tools have written. A role that is not in the drawing where they are set down comes along; one of the
 * same name is taken for the same.
 */
export class FaithfulCopies {
  static $inject = ['eventBus', 'elementRegistry', 'bpmnjs', 'modeling', 'moddle', 'canvas'];

  constructor(
    bus: Bus,
    private readonly registry: { get(id: string): Shape | undefined; filter(keep: (element: Shape) => boolean): Shape[] },
    private readonly bpmnjs: { getDefinitions(): Moddle },
    private readonly modeling: { updateModdleProperties(element: Shape, moddle: Moddle, properties: object): void },
    private readonly moddle: Maker & { ids: { assigned(id: string): unknown; claim(id: string, element: object): void; nextPrefixed(prefix: string, element: object): string } },
    private readonly canvas: { getRootElement(): Shape },
  ) {
    bus.on('moddleCopy.canCopyProperty', ({ property }: { property?: unknown }) => (isForeign(property) ? this.cloned(property) : undefined));
    bus.on('copyPaste.copyElement', late, ({ descriptor, element }: { descriptor: Descriptor; element: Shape }) => {
      if (element.labelTarget) return;
      const object = element.businessObject;
      const role = (object.partitionElementRef as Moddle | undefined)?.id;
      descriptor.sandtable = { roles: this.rolesOf(object), performers: performers(object).map(({ resourceRef }) => (resourceRef as Moddle | undefined)?.id), lane: role, attributes: { ...(object.$attrs as object) } };
    });
    bus.on('copyPaste.pasteElement', late, ({ descriptor, cache }: { descriptor: Descriptor; cache: Record<string, unknown> }) => this.settle(descriptor, cache));
    bus.on('commandStack.elements.create.preExecute', early, ({ context }: { context: { elements: (Shape & Descriptor)[] } }) => {
      const missing = new Set(context.elements.flatMap(({ newRoles = [] }) => newRoles).filter((role) => !this.roots().includes(role)));
      for (const role of missing) role.$parent = this.bpmnjs.getDefinitions();
      if (missing.size > 0) this.modeling.updateModdleProperties(this.canvas.getRootElement(), this.bpmnjs.getDefinitions(), { rootElements: [...this.roots(), ...missing] });
    });
  }

  /** Gives a copy what came along, in the words of the drawing where it is set down. */
  private settle(descriptor: Descriptor, cache: Record<string, unknown>): void {
    const { sandtable, businessObject } = descriptor;
    if (!sandtable) return;
    delete descriptor.sandtable;
    Object.assign(businessObject.$attrs as object, sandtable.attributes);
    const made = (cache['sandtable-roles'] ??= new Map<string, Moddle>()) as Map<string, Moddle>;
    const used: Moddle[] = [];
    const resource = (role: Role): Moddle => {
      const found = this.resources().find(({ id, name }) => id === role.id && (name ?? id) === role.name) ?? this.resources().find(({ id, name }) => (name ?? id) === role.name) ?? made.get(role.id) ?? this.make(role);
      if (!this.resources().includes(found)) {
        made.set(role.id, found);
        used.push(found);
      }
      return found;
    };
    const names = new Map(sandtable.roles.map((role) => [role.id, role]));
    const idOf = (id: string): string => {
      const role = names.get(id);
      return role ? (this.laneOf(role)?.id ?? resource(role).id) : id;
    };
    performers(businessObject).forEach((performer, at) => {
      const role = names.get(sandtable.performers[at] ?? '');
      if (role) performer.set('resourceRef', resource(role));
    });
    const lane = names.get(sandtable.lane ?? '');
    if (lane) businessObject.set('partitionElementRef', resource(lane));
    eachName(businessObject, (element, attribute) => element.set(attribute, idOf(element.get(attribute) as string)));
    if (used.length > 0) descriptor.newRoles = used;
  }

  private rolesOf(object: Moddle): Role[] {
    const ids = new Set<string>();
    for (const reference of [object.partitionElementRef, ...performers(object).map(({ resourceRef }) => resourceRef)]) if (reference) ids.add((reference as Moddle).id);
    eachName(object, (element, attribute) => ids.add(element.get(attribute) as string));
    return [...ids].flatMap((id) => {
      const defined = this.resources().find((role) => role.id === id) ?? this.registry.get(id)?.businessObject;
      return defined ? [roleOf(defined)] : [];
    });
  }

  /** A lane or pool that is a role itself. */
  private laneOf({ id, name }: Role): Shape | undefined {
    const lanes = this.registry.filter(({ type }) => type === 'bpmn:Lane' || type === 'bpmn:Participant').filter((lane) => roleOf(lane.businessObject).name === name);
    return lanes.find((lane) => lane.id === id);
  }

  private make({ id, name }: Role): Moddle {
    const role = this.moddle.create('bpmn:Resource', { name });
    role.id = this.moddle.ids.assigned(id) ? this.moddle.ids.nextPrefixed('Role_', role) : id;
    if (role.id === id) this.moddle.ids.claim(id, role);
    return role;
  }

  private roots(): Moddle[] {
    return this.bpmnjs.getDefinitions().get('rootElements') as Moddle[];
  }

  private resources(): Moddle[] {
    return this.roots().filter(({ $type }) => $type === 'bpmn:Resource');
  }

  private cloned(one: Foreign): Moddle {
    const { $type, $children, ...properties } = one as Foreign & Record<string, unknown>;
    return this.moddle.createAny($type, one.$descriptor.ns.uri, { ...properties, ...($children ? { $children: $children.map((child) => this.cloned(child)) } : {}) });
  }
}

const roleOf = ({ id, name }: Moddle): Role => ({ id, name: name ?? id });

function performers(object: Moddle): Moddle[] {
  return object.$descriptor.propertiesByName.resources ? ((object.get('resources') as Moddle[] | undefined) ?? []) : [];
}

/** Visits every attribute of our extensions that names a role. */
function eachName(object: Moddle, visit: (element: Moddle, attribute: string) => void): void {
  const into = (element: Moddle) => {
    for (const attribute of Object.keys(named[element.$type] ?? {})) if (element.get(attribute)) visit(element, attribute);
    for (const inner of Object.values(element)) if (Array.isArray(inner)) for (const one of inner as (Moddle | undefined)[]) if (typeof one?.$type === 'string' && !isForeign(one)) into(one);
  };
  for (const value of ((object.extensionElements as Moddle | undefined)?.get('values') as Moddle[] | undefined) ?? []) if (!isForeign(value)) into(value);
}

export const copiesModule = { __init__: ['faithfulCopies'], faithfulCopies: ['type', FaithfulCopies] };
