// eslint-disable-next-line no-restricted-imports -- a folder of bpmn-js, not one of our features
import { getNewShapePosition } from 'bpmn-js/lib/features/auto-place/BpmnAutoPlaceUtil';
import type { Shape } from './semantic';

/** Where a new shape goes, and what it takes to find out. */
export interface Placing {
  shape: Shape;
  /** What it stands behind, or before. */
  beside: Shape;
  before: boolean;
  /** It comes between beside and what follows: room is made rather than found. */
  inserted: boolean;
  registry: { filter(keep: (element: Shape) => boolean): Shape[] };
  space: {
    calculateAdjustments(elements: Shape[], axis: 'x' | 'y', delta: number, start: number): { movingShapes: Shape[]; resizingShapes: Shape[] };
    makeSpace(moving: Shape[], resizing: Shape[], by: { x: number; y: number }, direction: 'e' | 's', start: number): void;
  };
}

/** The usual distance between two steps. */
const gap = 50;
/** What a lane leaves free along its border. */
const edge = 20;

/** The middle of the place for a new shape; where it is inserted and the place is taken, what stands there moves right. Otherwise it goes where there is room in the lane of what it stands beside, which grows if there is none. */
export function placeFor(placing: Placing): { x: number; y: number } {
  const { shape, beside, before, inserted } = placing;
  const middle = beside.y + beside.height / 2;
  if (before) {
    const left = { x: beside.x - gap - shape.width, y: middle - shape.height / 2, width: shape.width, height: shape.height };
    if (!blockers(placing, left).length) return centre(left);
    const at = beside.x;
    makeRoom(placing, 'x', at - 1, shape.width + gap);
    return { x: at + shape.width / 2, y: middle };
  }
  if (inserted) {
    const right = { x: beside.x + beside.width + gap, y: middle - shape.height / 2, width: shape.width, height: shape.height };
    const wide = { ...right, width: right.width + gap };
    const nearest = Math.min(...blockers(placing, wide).map(({ x }) => x));
    if (Number.isFinite(nearest)) makeRoom(placing, 'x', beside.x + beside.width + 1, wide.x + wide.width - nearest);
    return centre(right);
  }
  const free = getNewShapePosition(beside as never, shape as never, placing.registry as never) as { x: number; y: number };
  const box = { x: free.x - shape.width / 2, y: free.y - shape.height / 2, width: shape.width, height: shape.height };
  const lane = laneOf(placing);
  if (lane) return centre(withinLane(placing, box, lane));
  for (let tries = 0; tries < 40 && blockers(placing, box).length > 0; tries++) box.y += 30;
  return centre(box);
}

type Box = Pick<Shape, 'x' | 'y' | 'width' | 'height'>;

const centre = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });

/** Steps, events and gateways that stand where a box would, on the same page. */
function blockers({ registry, beside }: Placing, box: Box): Shape[] {
  return registry.filter(
    (other) =>
      other !== beside &&
      !other.waypoints &&
      !other.labelTarget &&
      other.parent === beside.parent &&
      other.businessObject.$instanceOf('bpmn:FlowNode') &&
      other.x < box.x + box.width &&
      other.x + other.width > box.x &&
      other.y < box.y + box.height &&
      other.y + other.height > box.y,
  );
}

/** The innermost lane from left to right that the shape's neighbour stands in; what hangs on a step stands where the step does. */
function laneOf({ registry, beside }: Placing): Shape | undefined {
  const { x, y } = centre(beside.host ?? beside);
  const around = registry.filter((lane) => lane.type === 'bpmn:Lane' && lane.width > lane.height && x >= lane.x && x <= lane.x + lane.width && y >= lane.y && y <= lane.y + lane.height && within(lane, beside.parent));
  return around.sort((a, b) => a.width * a.height - b.width * b.height)[0];
}

/** Whether a lane belongs to a pool, however deep. */
function within(lane: Shape, pool: Shape | undefined): boolean {
  for (let at = lane.parent; at; at = at.parent) if (at === pool) return true;
  return false;
}

/** The nearest free place below a box, in its lane: where that ends before, it becomes higher, and what is below moves down. */
function withinLane(placing: Placing, wanted: Box, lane: Shape): Box {
  const inLane = ({ y, height }: Box) => y + height / 2 >= lane.y && y + height / 2 < lane.y + lane.height;
  const box = { ...wanted, y: Math.max(wanted.y, lane.y + edge) };
  for (let tries = 0; tries < 40; tries++) {
    const lowest = Math.max(...blockers(placing, box).filter(inLane).map(({ y, height }) => y + height));
    if (!Number.isFinite(lowest)) break;
    box.y = lowest + edge;
  }
  const lacking = box.y + box.height + edge - (lane.y + lane.height);
  if (lacking > 0) makeRoom(placing, 'y', lane.y + lane.height - 1, lacking);
  return box;
}

function makeRoom({ beside, space }: Placing, axis: 'x' | 'y', start: number, by: number): void {
  let root = beside;
  while (root.parent) root = root.parent;
  const all: Shape[] = [];
  const walk = (element: Shape) => element.children?.forEach((child) => (all.push(child), walk(child)));
  walk(root);
  const { movingShapes, resizingShapes } = space.calculateAdjustments(all, axis, by, start);
  space.makeSpace(movingShapes, resizingShapes, axis === 'x' ? { x: by, y: 0 } : { x: 0, y: by }, axis === 'x' ? 'e' : 's', start);
}
