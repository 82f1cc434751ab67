import type { Shape } from './semantic';

/** The way a walk over the drawing can go. */
export type Way = 'next' | 'previous' | 'up' | 'down';

/** Where a step leads from an element: one place, several to choose from, or none. */
export function ways(from: Shape, way: Way): Shape[] {
  if (from.waypoints) return way === 'next' ? one(from.target) : way === 'previous' ? one(from.source) : [];
  switch (way) {
    case 'next':
      return ends(from.outgoing, 'target');
    case 'previous':
      return from.host && !from.incoming?.length ? [from.host] : ends(from.incoming, 'source');
    default:
      return one(beside(from, way));
  }
}

/** The branch above or below: another way out of where this one comes from, or else what is drawn nearest in that direction. */
function beside(from: Shape, way: 'up' | 'down'): Shape | undefined {
  const siblings = ends(from.incoming, 'source').flatMap((source) => ends(source.outgoing, 'target'));
  const sign = way === 'down' ? 1 : -1;
  const off = (shape: Shape) => sign * (middle(shape).y - middle(from).y);
  const [sibling] = [...new Set(siblings)].filter((shape) => shape !== from && off(shape) > 0).sort((a, b) => off(a) - off(b));
  if (sibling) return sibling;
  const others = (from.parent?.children ?? []).filter((shape) => shape !== from && isStep(shape) && off(shape) > 0);
  // What lies to the side counts as farther away than what lies straight ahead.
  const far = (shape: Shape) => off(shape) + 2 * Math.abs(middle(shape).x - middle(from).x);
  return others.sort((a, b) => far(a) - far(b))[0];
}

/** Where a walk begins: the first start event, or else what is drawn farthest to the left. */
export function beginning(shapes: Shape[]): Shape | undefined {
  const left = (a: Shape, b: Shape) => a.x - b.x || a.y - b.y;
  return [...shapes].filter(({ type }) => type === 'bpmn:StartEvent').sort(left)[0] ?? [...shapes].filter(isStep).sort(left)[0];
}

/** A node of the flow, not a label of one. */
export function isStep(shape: Shape): boolean {
  return !shape.labelTarget && !shape.waypoints && shape.businessObject?.$instanceOf?.('bpmn:FlowNode') === true;
}

/** The nodes at the other ends of flows, from top to bottom; messages and associations are no steps of a walk. */
function ends(flows: Shape[] | undefined, end: 'source' | 'target'): Shape[] {
  const found = (flows ?? []).filter(({ type }) => type === 'bpmn:SequenceFlow').flatMap((flow) => one(flow[end]));
  return [...new Set(found)].sort((a, b) => middle(a).y - middle(b).y || a.x - b.x);
}

function middle({ x, y, width, height }: Shape): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

function one(shape: Shape | undefined): Shape[] {
  return shape ? [shape] : [];
}
