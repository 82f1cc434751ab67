import type { Shape } from './semantic';

/** A place on the page, in pixels. */
export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}
type Point = { x: number; y: number };

/** A flow as the engine lays it out; see engine/layout. */
export interface Flow {
  boxes: { width: number; height: number; lane: number; diamond: boolean }[];
  lines: { from: number; to: number; label: number; lines: number }[];
  lanes: number;
}
export interface LaidOut {
  boxes: Bounds[];
  lines: Point[][];
  labels: Bounds[];
  lanes: Bounds[];
  width: number;
  height: number;
}

/** New places for shapes and flows; what is not in it stays. Loose connections are drawn anew by bpmn-js, where their ends are then. */
export interface Rearrangement {
  shapes: Map<Shape, Bounds>;
  flows: Map<Shape, Point[]>;
  loose: Shape[];
}

/** The band of a pool that bears its name, and the distance between two pools, in pixels. */
const band = 30;
const betweenPools = 50;
/** Height of a line in a label, in pixels. */
const textLine = 14;

/** A part of the page whose flow is laid out by itself: a pool, or the page. */
interface Part {
  pool?: Shape;
  boxes: Shape[];
  flows: Shape[];
  lanes: Shape[];
  /** Lanes that hold lanes. */
  outer: Shape[];
}

/** Lays the page that is shown out anew; undefined where there is no flow to lay out. */
export async function rearranged(root: Shape, layOut: (flow: Flow) => Promise<LaidOut>): Promise<Rearrangement | undefined> {
  const parts = partsOf(root).filter(({ boxes }) => boxes.length > 1);
  if (parts.length === 0) return undefined;
  const places = await Promise.all(parts.map((part) => layOut(flowOf(part))));
  const made = new Arranging(root);
  parts.forEach((part, at) => made.take(part, places[at]));
  return made.finish();
}

function partsOf(root: Shape): Part[] {
  const pools = (root.children ?? []).filter(({ type, children }) => type === 'bpmn:Participant' && children?.length);
  return pools.length > 0 ? pools.map((pool) => partOf(pool, pool)) : [partOf(root)];
}

function partOf(holder: Shape, pool?: Shape): Part {
  const children = holder.children ?? [];
  const lanes = lanesIn(holder);
  const boxes = children.filter((child) => child.businessObject?.$instanceOf('bpmn:FlowNode') && !child.host && !child.labelTarget && !child.waypoints);
  // The first is where the flow begins; the others come as they stand, so that what was above stays above.
  const starts = (shape: Shape) => (shape.type === 'bpmn:StartEvent' ? 0 : (shape.incoming ?? []).length === 0 ? 1 : 2);
  boxes.sort((a, b) => starts(a) - starts(b) || a.y - b.y || a.x - b.x);
  return {
    pool,
    boxes,
    flows: children.filter(({ type, source, target }) => type === 'bpmn:SequenceFlow' && boxes.includes(source!) && boxes.includes(target!)),
    lanes: lanes.filter((lane) => lanesIn(lane).length === 0).sort((a, b) => a.y - b.y),
    outer: lanes.filter((lane) => lanesIn(lane).length > 0),
  };
}

function lanesIn(holder: Shape): Shape[] {
  return (holder.children ?? []).filter(({ type }) => type === 'bpmn:Lane').flatMap((lane) => [lane, ...lanesIn(lane)]);
}

function flowOf({ boxes, flows, lanes }: Part): Flow {
  const number = new Map(boxes.map((box, at) => [box, at]));
  return {
    boxes: boxes.map((box) => ({ width: box.width, height: box.height, lane: Math.max(0, laneOf(box, lanes)), diamond: box.businessObject.$instanceOf('bpmn:Gateway') })),
    lines: flows.map((flow) => {
      const label = labelOf(flow);
      return { from: number.get(flow.source!)!, to: number.get(flow.target!)!, label: label?.width ?? 0, lines: label ? Math.max(1, Math.round(label.height / textLine)) : 0 };
    }),
    lanes: lanes.length,
  };
}

/** Lanes say what is in them, and where one does not, its place does. */
function laneOf(box: Shape, lanes: Shape[]): number {
  const said = lanes.findIndex(({ businessObject }) => ((businessObject.get('flowNodeRef') as object[] | undefined) ?? []).includes(box.businessObject));
  const middle = box.y + box.height / 2;
  return said >= 0 ? said : lanes.findIndex(({ y, height }) => middle >= y && middle <= y + height);
}

const labelOf = (element: Shape): Shape | undefined => (element as Shape & { labels?: Shape[] }).labels?.[0];

class Arranging {
  private readonly shapes = new Map<Shape, Bounds>();
  private readonly flows = new Map<Shape, Point[]>();
  private readonly shifts = new Map<Shape, Point>();
  /** Where the next pool begins. */
  private below?: number;

  constructor(private readonly root: Shape) {}

  take({ pool, boxes, flows, lanes, outer }: Part, place: LaidOut): void {
    const origin = pool ? { x: pool.x + band, y: this.below ?? pool.y } : { x: Math.min(...boxes.map(({ x }) => x)) - place.boxes[0].x, y: Math.min(...boxes.map(({ y }) => y)) - Math.min(...place.boxes.map(({ y }) => y)) };
    const at = ({ x, y }: Point): Point => ({ x: Math.round(origin.x + x), y: Math.round(origin.y + y) });
    boxes.forEach((box, nth) => this.shift(box, difference(at(place.boxes[nth]), box)));
    flows.forEach((flow, nth) => {
      this.flows.set(flow, place.lines[nth].map(at));
      const [label, room] = [labelOf(flow), place.labels[nth]];
      if (label && room.width > 0) this.shapes.set(label, { ...at({ x: room.x + (room.width - label.width) / 2, y: room.y + (room.height - label.height) / 2 }), width: label.width, height: label.height });
    });
    if (!pool) return;
    const { width, height } = { width: Math.round(place.width), height: Math.round(place.height) };
    this.shapes.set(pool, { x: pool.x, y: origin.y, width: width + band, height });
    this.below = origin.y + height + betweenPools;
    // A lane that holds others has a band of its own, so those inside begin further to the right.
    lanes.forEach((lane, nth) => {
      const inside = depth(lane) * band;
      const { y } = at(place.lanes[nth]);
      const end = Math.round(origin.y + place.lanes[nth].y + place.lanes[nth].height);
      this.shapes.set(lane, { x: origin.x + inside, y, width: width - inside, height: end - y });
    });
    for (const lane of outer.reverse()) {
      const inner = lanesIn(lane).flatMap((one) => this.shapes.get(one) ?? []);
      const top = Math.min(...inner.map(({ y }) => y));
      const inside = depth(lane) * band;
      this.shapes.set(lane, { x: origin.x + inside, y: top, width: width - inside, height: Math.max(...inner.map(({ y, height: high }) => y + high)) - top });
    }
  }

  finish(): Rearrangement {
    const all = within(this.root);
    for (const element of all) if (!element.waypoints && !element.labelTarget) this.follow(element, all);
    const loose: Shape[] = [];
    for (const connection of all.filter(({ waypoints }) => waypoints)) {
      if (this.flows.has(connection)) continue;
      const [from, to] = [this.shifts.get(connection.source!), this.shifts.get(connection.target!)];
      if (!from && !to) continue;
      if (from && to && from.x === to.x && from.y === to.y) this.slide(connection, from);
      else loose.push(connection);
    }
    return { shapes: this.shapes, flows: this.flows, loose };
  }

  /** Moves a shape with all that is in it, on it and beside it. */
  private shift(shape: Shape, by: Point): void {
    if (this.shifts.has(shape)) return;
    this.shifts.set(shape, by);
    this.shapes.set(shape, moved(shape, by));
    const label = labelOf(shape);
    if (label) this.shapes.set(label, moved(label, by));
    for (const one of [...(shape.attachers ?? []), ...(shape.children ?? [])]) if (!one.waypoints && !one.labelTarget) this.shift(one, by);
    for (const one of shape.children ?? []) if (one.waypoints) this.slide(one, by);
  }

  private slide(connection: Shape, by: Point): void {
    this.flows.set(connection, connection.waypoints!.map(({ x, y }) => ({ x: x + by.x, y: y + by.y })));
    const label = labelOf(connection);
    if (label) this.shapes.set(label, moved(label, by));
  }

  /** Data, notes and groups go with what they are connected to, or else with what is nearest. */
  private follow(element: Shape, all: Shape[]): void {
    if (this.shifts.has(element) || this.shapes.has(element)) return;
    if (element.type === 'bpmn:Participant') {
      if (this.below !== undefined && element.y + element.height > Math.min(...[...this.shapes.keys()].filter(({ type }) => type === 'bpmn:Participant').map(({ y }) => y))) {
        this.shift(element, { x: 0, y: this.below - element.y });
        this.below += element.height + betweenPools;
      }
      return;
    }
    const ends = [...(element.incoming ?? []).map(({ source }) => source), ...(element.outgoing ?? []).map(({ target }) => target)];
    const shifted = ends.find((end) => end && this.shifts.has(end)) ?? nearest(element, all.filter((one) => this.shifts.has(one) && one.parent === element.parent));
    const by = shifted && this.shifts.get(shifted);
    if (by) this.shift(element, by);
  }
}

/** How many lanes a lane is in. */
function depth(lane: Shape): number {
  return lane.parent?.type === 'bpmn:Lane' ? 1 + depth(lane.parent) : 0;
}

function within(holder: Shape): Shape[] {
  return (holder.children ?? []).flatMap((child) => [child, ...within(child)]);
}

function nearest(element: Shape, among: Shape[]): Shape | undefined {
  const far = (other: Shape) => Math.hypot(other.x + other.width / 2 - element.x - element.width / 2, other.y + other.height / 2 - element.y - element.height / 2);
  return among.reduce<Shape | undefined>((best, other) => (!best || far(other) < far(best) ? other : best), undefined);
}

const difference = (to: Point, from: Point): Point => ({ x: to.x - from.x, y: to.y - from.y });
const moved = ({ x, y, width, height }: Bounds, by: Point): Bounds => ({ x: x + by.x, y: y + by.y, width, height });

interface CommandStack {
  registerHandler(command: string, handler: unknown): void;
  execute(command: string, context: Rearrangement): void;
}
interface Updater {
  updateBounds(shape: Shape): void;
  updateConnectionWaypoints(connection: Shape): void;
}

/** Carries a rearrangement out as one step that can be undone. */
export class Tidying {
  static $inject = ['commandStack', 'bpmnUpdater', 'modeling'];

  constructor(
    private readonly stack: CommandStack,
    updater: Updater,
    modeling: { layoutConnection(connection: Shape): void },
  ) {
    // What is set here is exact; moving by commands would let every behaviour of bpmn-js correct it step by step.
    const exchange = (context: Rearrangement) => {
      for (const [shape, bounds] of context.shapes) {
        context.shapes.set(shape, { x: shape.x, y: shape.y, width: shape.width, height: shape.height });
        Object.assign(shape, bounds);
        updater.updateBounds(shape);
      }
      for (const [flow, waypoints] of context.flows) {
        context.flows.set(flow, flow.waypoints!);
        flow.waypoints = waypoints;
        updater.updateConnectionWaypoints(flow);
      }
      return [...context.shapes.keys(), ...context.flows.keys()];
    };
    stack.registerHandler(
      'sandtable.tidy',
      class {
        execute = exchange;
        revert = exchange;
        postExecute({ loose }: Rearrangement) {
          for (const connection of loose) modeling.layoutConnection(connection);
        }
      },
    );
  }

  apply(rearrangement: Rearrangement): void {
    this.stack.execute('sandtable.tidy', rearrangement);
  }
}

export const tidyModule = { __init__: ['sandtableTidying'], sandtableTidying: ['type', Tidying] };
