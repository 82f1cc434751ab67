import { describe, expect, it } from 'vitest';
import { after, between, showing } from './pan';

const at = (k: number, x: number, y: number) => ({ k, x, y });
const seen = ({ k, x, y }: { k: number; x: number; y: number }, p: { x: number; y: number }) => ({ x: k * p.x + x, y: k * p.y + y });

describe('placements', () => {
  it('what is done between two of them leads from the one to the other', () => {
    const [from, to] = [at(0.5, 30, -20), at(1.25, -400, 90)];
    const p = { x: 170, y: 260 };
    const step = between(from, to);
    expect(seen(step, seen(from, p)).x).toBeCloseTo(seen(to, p).x);
    expect(seen(step, seen(from, p)).y).toBeCloseTo(seen(to, p).y);
    const composed = after(from, step);
    expect([composed.k, composed.x, composed.y].map((n) => Math.round(n * 1e6))).toEqual([to.k, to.x, to.y].map((n) => n * 1e6));
  });

  it('a box is shown with its corner in the corner, as large as it fits', () => {
    const placement = showing({ x: 100, y: 50, width: 400, height: 400 }, { width: 800, height: 600 });
    expect(placement.k).toBe(1.5);
    expect(seen(placement, { x: 100, y: 50 })).toEqual({ x: 0, y: 0 });
  });
});
