/** A box on the screen, in pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

type Size = Pick<Box, 'width' | 'height'>;
type Spot = Pick<Box, 'left' | 'top'>;

/** What a card is about. */
export interface Scene {
  /** What it points at. */
  target: Box;
  /** The panel that this is in, which is to be read. */
  panel?: Box;
  /** What has to stay in sight besides. */
  clear: Box[];
}

/** Between the card and what it points at, and between the card and the edge of the window. */
const gap = 14;
const edge = 12;

/**
 * Where a card stands without covering what it points at or what has to stay in sight: beside the panel, if there is room,
 * or else beside the target itself. Without anything to point at it stands in the lower left corner.
 */
export function beside(scene: Scene | undefined, card: Size, view: Size): Spot {
  const corner = { left: edge, top: view.height - card.height - edge };
  if (!scene) return corner;
  const { target, panel, clear } = scene;
  const free = (at: Spot) => {
    const box = { ...at, ...card };
    return at.left >= edge && at.top >= edge && at.left + card.width <= view.width - edge && at.top + card.height <= view.height - edge && ![target, ...clear].some((other) => overlap(box, other));
  };
  const spots = [...(panel ? around(panel, target, card, view) : []), ...around(target, target, card, view)];
  // Where something is in the way, the card goes over it.
  const lifted = spots.flatMap((spot) => [spot, ...clear.map(({ top }) => ({ left: spot.left, top: top - gap - card.height }))]);
  return lifted.find(free) ?? corner;
}

/** The four places beside something, level with the target. */
function around(of: Box, target: Box, card: Size, view: Size): Spot[] {
  const left = within(target.left + target.width / 2 - card.width / 2, card.width, view.width);
  const top = within(target.top + target.height / 2 - card.height / 2, card.height, view.height);
  return [
    { left: of.left - gap - card.width, top },
    { left: of.left + of.width + gap, top },
    { left, top: of.top - gap - card.height },
    { left, top: of.top + of.height + gap },
  ];
}

function within(at: number, size: number, room: number): number {
  return Math.max(edge, Math.min(at, room - size - edge));
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.left + b.width && a.left + a.width > b.left && a.top < b.top + b.height && a.top + a.height > b.top;
}
