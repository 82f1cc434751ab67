import { expect, it } from 'vitest';
import { along, legs, staying } from './playback';

const flow = (source: string, target: string, ...xs: number[]) => ({ source, target, path: xs.map((x) => ({ x, y: 0 })) });

it('flows that follow each other are one way, and every branch of a fork has it whole', () => {
  const ways = legs([flow('Start', 'Fork', 0, 1), flow('Fork', 'A', 2, 3), flow('Fork', 'B', 2, 5)]);
  expect(ways.map(({ path }) => path.map(({ x }) => x))).toEqual([[0, 1, 2, 3], [0, 1, 2, 5]]);
});

it('tokens that meet go on as one', () => {
  const ways = legs([flow('A', 'Join', 0, 4), flow('B', 'Join', 1, 4), flow('Join', 'End', 5, 6)]);
  expect(ways.map(({ path }) => path.map(({ x }) => x))).toEqual([[0, 4], [1, 4, 5, 6]]);
});

it('a loop that comes back is followed once', () => {
  expect(legs([flow('A', 'B', 0, 1), flow('B', 'A', 1, 0)]).map(({ path }) => path.length)).toEqual([4]);
});

it('half-way along a path with a corner is where half of its length is', () => {
  expect(along([{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 10, y: 30 }], 0.5)).toEqual({ x: 10, y: 10 });
  expect(along([{ x: 3, y: 3 }, { x: 3, y: 3 }], 0.7)).toEqual({ x: 3, y: 3 });
});

it('tokens that leave are not shown as resting while they move', () => {
  const token = (element: string, count: number) => ({ element, count, state: 'waiting' as const });
  expect(staying([token('A', 2), token('B', 1)], [token('A', 1), token('C', 1)])).toEqual([token('A', 1)]);
});
