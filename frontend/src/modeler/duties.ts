import type { Moddle } from './semantic';

/** Where a duty comes from: somebody gave it, or the lane, sub-process or pool that the step stands in. */
export type Source = 'manual' | 'lane';

export interface Duty {
  code: string;
  source: Source;
}

/** A group of people that the drawing names. */
export interface Role {
  id: string;
  name: string;
  kind: 'resource' | 'lane' | 'pool';
}

export interface Lane {
  id: string;
  name: string;
  /** The role that does what stands in it: the resource that it represents, or else itself. */
  role: string;
  process: string;
  /** It belongs to a process, not to a sub-process. */
  outer: boolean;
}

/** A step and who has to do with it. */
export interface Row {
  id: string;
  name: string;
  /** As BPMN names it: userTask, subProcess… */
  type: string;
  process: string;
  /** The sub-process that it is in. */
  parent?: string;
  /** The innermost lane that it stands in. */
  lane?: string;
  /** By role; R first, then as the drawing has them. */
  duties: ReadonlyMap<string, readonly Duty[]>;
  /** Who does it as long as the step itself names nobody. */
  home: readonly string[];
  /** It names somebody else than the role of its lane, and nobody has said that this is as it should be. */
  drift: boolean;
  /** What says that this is as it should be, by the rule of engine/raci: Settled; absent where lane and step agree. */
  settles?: string;
  /** Somebody has said so. */
  settled?: boolean;
}

/** Who does what in a drawing. */
export interface Matrix {
  roles: readonly Role[];
  /** Steps in the order of the flow; what is inside a sub-process follows it. */
  rows: readonly Row[];
  lanes: readonly Lane[];
  processes: readonly { id: string; name: string }[];
}

/** The duty that BPMN itself has a word for. */
export const responsible = 'R';

export const noMatrix: Matrix = { roles: [], rows: [], lanes: [], processes: [] };

/** Reads who does what, by the rule of engine/raci: Of. Rows and lists that say the same as before stay the same objects. */
export function matrixOf(definitions: Moddle | undefined, before: Matrix = noMatrix): Matrix {
  return definitions ? share(before, new Reader(definitions).read()) : noMatrix;
}

interface Scope {
  element: Moddle;
  process: string;
  parent?: string;
}

class Reader {
  private readonly resources: Moddle[];
  private readonly participants: Moddle[];
  private readonly processes: Moddle[];
  private readonly lanes: Lane[] = [];
  private readonly laneOf = new Map<string, Lane>();
  private readonly known = new Map<string, Role>();
  private readonly roles: Role[] = [];
  private readonly rows: Row[] = [];
  private readonly doing: ReadonlySet<string>;

  constructor(definitions: Moddle) {
    this.doing = doingIn(definitions);
    const roots = list(definitions, 'rootElements');
    this.resources = roots.filter(({ $type }) => $type === 'bpmn:Resource');
    this.processes = roots.filter(({ $type }) => $type === 'bpmn:Process');
    this.participants = roots.filter(({ $type }) => $type === 'bpmn:Collaboration').flatMap((one) => list(one, 'participants'));
  }

  read(): Matrix {
    for (const one of this.resources) this.know(one, 'resource');
    for (const process of this.processes) this.meet(process);
    for (const one of this.participants) this.know(one, 'pool');
    for (const one of this.resources) this.column(one.id);
    const pools: string[] = [];
    for (const process of this.processes) {
      this.place(process, process.id, true);
      const pool = list(process, 'laneSets').length === 0 ? this.participants.find(({ processRef }) => processRef === process) : undefined;
      if (pool) pools.push(pool.id);
      this.steps({ element: process, process: process.id }, pool ? [pool.id] : []);
    }
    for (const id of pools) this.column(id);
    // What a step names besides, such as a pool that is closed, needs a column too.
    for (const row of this.rows) for (const id of row.duties.keys()) this.column(id);
    return { roles: this.roles, rows: this.rows, lanes: this.lanes, processes: this.processes.map((one) => ({ id: one.id, name: this.nameOf(one) })) };
  }

  private nameOf(process: Moddle): string {
    const pool = this.participants.find(({ processRef }) => processRef === process);
    return named(pool) || named(process) || process.id;
  }

  private know(element: Moddle, kind: Role['kind']): void {
    if (!this.known.has(element.id)) this.known.set(element.id, { id: element.id, name: named(element) || element.id, kind });
  }

  /** Gets to know all lanes, also those of sub-processes. */
  private meet(holder: Moddle): void {
    eachLane(list(holder, 'laneSets'), (lane) => this.know(lane, 'lane'));
    for (const element of list(holder, 'flowElements')) if (isScope(element)) this.meet(element);
  }

  private column(id: string): void {
    const role = this.known.get(id);
    if (role && !this.roles.includes(role)) this.roles.push(role);
  }

  /** Finds the lane of every step; inner lanes and those of sub-processes win. */
  private place(holder: Moddle, process: string, outer: boolean): void {
    const met: { element: Moddle; lane: Lane }[] = [];
    eachLane(list(holder, 'laneSets'), (element) => {
      const resource = element.partitionElementRef as Moddle | undefined;
      const lane = { id: element.id, name: named(element) || element.id, role: resource?.$type === 'bpmn:Resource' ? resource.id : element.id, process, outer };
      met.push({ element, lane });
      for (const node of list(element, 'flowNodeRef')) this.laneOf.set(node.id, lane);
    });
    const own = new Set(this.laneOf.values());
    for (const { element, lane } of met) {
      this.lanes.push(lane);
      if ((own.has(lane) || !element.childLaneSet) && lane.role === lane.id) this.column(lane.id);
    }
    for (const element of list(holder, 'flowElements')) if (isScope(element)) this.place(element, process, false);
  }

  /** Settles who does the steps of a scope; holder does what nobody else does. */
  private steps(scope: Scope, holder: readonly string[]): void {
    for (const element of inFlowOrder(scope.element)) {
      if (!element.$instanceOf('bpmn:Activity')) continue;
      const lane = this.laneOf.get(element.id);
      const home = lane ? [lane.role] : holder;
      const { duties, named: doers } = this.duties(element);
      const differs = lane !== undefined && doers.length > 0 && !doers.includes(lane.role) && (lane.role !== lane.id || doers.some((role) => this.known.get(role)?.kind === 'lane'));
      const settles = differs ? [lane.role, ...[...doers].sort()].join(' ') : undefined;
      const settled = settles !== undefined && settledAt(element) === settles;
      if (doers.length === 0) for (const role of home) duties.set(role, [{ code: responsible, source: 'lane' }, ...(duties.get(role) ?? [])]);
      this.rows.push({
        id: element.id,
        name: named(element) || element.id,
        type: element.$type.slice('bpmn:'.length).replace(/^./, (letter) => letter.toLowerCase()),
        process: scope.process,
        parent: scope.parent,
        lane: lane?.id,
        duties,
        home,
        drift: differs && !settled,
        ...(settles && { settles, settled }),
      });
      if (isScope(element)) this.steps({ element, process: scope.process, parent: element.id }, doers.length > 0 ? doers : home);
    }
  }

  /** What a step itself says, and whom it names to do it. */
  private duties(element: Moddle): { duties: Map<string, Duty[]>; named: string[] } {
    const duties = new Map<string, Duty[]>();
    const doers: string[] = [];
    const give = (role: string, code: string) => {
      const held = duties.get(role) ?? [];
      if (!this.known.has(role) || held.some((duty) => duty.code === code)) return;
      if (this.doing.has(code) && !doers.includes(role)) doers.push(role);
      duties.set(role, this.doing.has(code) ? [{ code, source: 'manual' }, ...held] : [...held, { code, source: 'manual' }]);
    };
    for (const { resourceRef } of list(element, 'resources') as { resourceRef?: Moddle }[]) if (resourceRef?.$type === 'bpmn:Resource') give(resourceRef.id, responsible);
    for (const value of list(element.get('extensionElements') as Moddle | undefined, 'values')) {
      if (value.$type !== 'st:Duty') continue;
      const [code, role] = [value.code, value.role].map((text) => String(text ?? '').trim());
      if (code) give(role, code);
    }
    return { duties, named: doers };
  }
}

/** What somebody has said of a step that others do than the role of its lane. */
function settledAt(element: Moddle): string {
  const steps = list(element.get('extensionElements') as Moddle | undefined, 'values').filter(({ $type }) => $type === 'st:Step');
  return steps.map(({ settled }) => String(settled ?? '').trim()).find(Boolean) ?? '';
}

/** The codes by which the steps of a drawing say who does them, by the rule of engine/raci: Doing. */
export function doingIn(definitions: Moddle): ReadonlySet<string> {
  const codes = new Set<string>();
  const visit = (scope: Moddle) => {
    for (const element of list(scope, 'flowElements')) {
      for (const { $type, code } of list(element.get('extensionElements') as Moddle | undefined, 'values')) if ($type === 'st:Duty') codes.add(String(code ?? '').trim());
      if (isScope(element)) visit(element);
    }
  };
  for (const root of list(definitions, 'rootElements')) if (root.$type === 'bpmn:Process') visit(root);
  const daci = codes.has('D') && [...codes].every((code) => ['', responsible, 'D', 'A', 'C', 'I'].includes(code));
  return new Set(daci ? [responsible, 'D'] : [responsible]);
}

/** The flow nodes of a scope as the flow has them, from its beginnings on; what hangs on a step follows it. */
export function inFlowOrder(scope: Moddle): Moddle[] {
  const nodes = list(scope, 'flowElements').filter((element) => element.$instanceOf('bpmn:FlowNode'));
  const next = new Map<Moddle, Moddle[]>(nodes.map((node) => [node, list(node, 'outgoing').flatMap(({ targetRef }) => (targetRef ? [targetRef as Moddle] : []))]));
  for (const node of nodes) if (node.attachedToRef) next.get(node.attachedToRef as Moddle)?.push(node);
  const entered = (node: Moddle) => list(node, 'incoming').length > 0 || node.attachedToRef !== undefined;
  const begins = [...nodes.filter(({ $type }) => $type === 'bpmn:StartEvent'), ...nodes.filter((node) => node.$type !== 'bpmn:StartEvent' && !entered(node)), ...nodes];
  const seen = new Set<Moddle>();
  const order: Moddle[] = [];
  // The reverse of the order in which a depth-first search leaves nodes: a loop's way back does not count.
  const search = (from: Moddle) => {
    const left: Moddle[] = [];
    const stack: { node: Moddle; at: number }[] = [];
    const enter = (node: Moddle) => {
      if (seen.has(node) || !next.has(node)) return;
      seen.add(node);
      stack.push({ node, at: next.get(node)!.length });
    };
    enter(from);
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      if (top.at > 0) enter(next.get(top.node)![--top.at]);
      else left.push(stack.pop()!.node);
    }
    return left.reverse();
  };
  for (const node of begins) order.push(...search(node));
  return order;
}

function eachLane(sets: Moddle[], visit: (lane: Moddle) => void): void {
  for (const set of sets) {
    for (const lane of list(set, 'lanes')) {
      visit(lane);
      if (lane.childLaneSet) eachLane([lane.childLaneSet as Moddle], visit);
    }
  }
}

function isScope(element: Moddle): boolean {
  return element.$instanceOf('bpmn:SubProcess');
}

function list(element: Moddle | undefined, property: string): Moddle[] {
  return (element?.get(property) as Moddle[] | undefined) ?? [];
}

function named(element: Moddle | undefined): string {
  return (element?.name ?? '').replace(/\s+/g, ' ').trim();
}

/** The new matrix with what did not change taken from the one before. */
function share(before: Matrix, now: Matrix): Matrix {
  const known = new Map(before.rows.map((row) => [row.id, row]));
  const rows = now.rows.map((row) => {
    const old = known.get(row.id);
    return old && said(old) === said(row) ? old : row;
  });
  const keep = <T>(old: readonly T[], list: readonly T[]) => (JSON.stringify(old) === JSON.stringify(list) ? old : list);
  return {
    roles: keep(before.roles, now.roles),
    rows: rows.length === before.rows.length && rows.every((row, at) => row === before.rows[at]) ? before.rows : rows,
    lanes: keep(before.lanes, now.lanes),
    processes: keep(before.processes, now.processes),
  };
}

function said({ duties, ...row }: Row): string {
  return JSON.stringify([row, [...duties]]);
}

/** The codes that a step itself gives a role. */
export function given(row: Row, role: string): string[] {
  return (row.duties.get(role) ?? []).filter(({ source }) => source === 'manual').map(({ code }) => code);
}

/** The lane to which a step could move so that its lane and who does it agree. */
export function laneFor(matrix: Matrix, row: Row, role: string): Lane | undefined {
  const lane = matrix.lanes.find(({ id }) => id === row.lane);
  return lane?.outer && !row.parent ? matrix.lanes.find((other) => other.outer && other.process === row.process && other.role === role && other.id !== lane.id) : undefined;
}
