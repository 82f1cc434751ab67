interface Point {
  x: number;
  y: number;
}

/** A path whose pieces have been measured, so that points on it are found at once. */
export interface Way {
  points: Point[];
  /** How long it is up to each of its points. */
  reached: number[];
}

/** Measures a path. */
export function measured(points: Point[]): Way {
  const reached = [0];
  for (let at = 1; at < points.length; at++) reached.push(reached[at - 1] + Math.hypot(points[at].x - points[at - 1].x, points[at].y - points[at - 1].y));
  return { points, reached };
}

/** The point that lies a part (0…1) of the way along. */
export function pointOn({ points, reached }: Way, part: number): Point {
  const long = reached[reached.length - 1] * part;
  for (let at = 1; at < points.length; at++) {
    const piece = reached[at] - reached[at - 1];
    if (long > reached[at] || piece === 0) continue;
    const [from, to] = [points[at - 1], points[at]];
    const share = (long - reached[at - 1]) / piece;
    return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  }
  return points[points.length - 1];
}
