import type { Comparison, Row } from '../../api/experiments';

/** One scenario in a trade-off of two measures; halves are of the 95 % intervals, 0 where there is none. */
export interface Point {
  name: string;
  x: number;
  y: number;
  halfX: number;
  halfY: number;
  /** Another scenario is no worse in both, and better in one. */
  beaten: boolean;
}

/** What can be traded off: measures of whole cases of which less or more is better. */
export function tradable(comparison: Comparison): Row[] {
  return comparison.rows.filter(({ measure, better, estimates }) => (!measure.includes('/') || measure === 'cycleTime/p90') && better !== 'neither' && estimates.some(({ mean }) => mean != null));
}

/** The two measures that are traded off unless a person says otherwise: cost against cycle time where there are both. */
export function usualAxes(rows: Row[]): [Row, Row] | undefined {
  const find = (...names: string[]) => names.map((name) => rows.find(({ measure }) => measure === name)).find((row) => row !== undefined);
  const y = find('cycleTime') ?? rows[0];
  const x = find('cost', 'kept', 'throughput') ?? rows.find((row) => row !== y);
  return x && y && x !== y ? [x, y] : undefined;
}

/** The scenarios by two measures. One that has nothing of either is not there. */
export function points(comparison: Comparison, x: Row, y: Row): Point[] {
  const all = comparison.variants.flatMap(({ name }, at) => {
    const [ex, ey] = [x.estimates[at], y.estimates[at]];
    return ex?.mean == null || ey?.mean == null ? [] : [{ name, x: ex.mean, y: ey.mean, halfX: ex.halfWidth ?? 0, halfY: ey.halfWidth ?? 0, beaten: false }];
  });
  // So that less is better in both.
  const [sx, sy] = [x.better === 'more' ? -1 : 1, y.better === 'more' ? -1 : 1];
  const beats = (one: Point, other: Point) => {
    const [dx, dy] = [sx * gap(one.x, other.x), sy * gap(one.y, other.y)];
    return dx <= 0 && dy <= 0 && dx + dy < 0;
  };
  return all.map((point) => ({ ...point, beaten: all.some((other) => beats(other, point)) }));
}

/** How much more one value is than another; what differs by the rounding of sums alone is equal. */
function gap(one: number, other: number): number {
  return Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other)) ? 0 : one - other;
}
