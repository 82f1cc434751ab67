import { expect, it } from 'vitest';
import { axis, edge } from './axis';

it.each([
  ['time', [-2000, 1000], { min: -2700, max: 1800, interval: 900 }],
  ['time', [-85_000, -300], { min: -86_400, max: 0, interval: 21_600 }],
  ['time', [5, 6], { min: 0, max: 6, interval: 2 }],
  ['time', [0], {}],
  ['time', [1e12], {}],
  ['money', [3000], {}],
])('an axis of %s over %j is %j', (unit, ends, want) => {
  expect(axis(unit, ends)).toEqual(want);
});

it('one bar that dwarfs the others is cut off, and no other', () => {
  expect(edge([700, -23, 29, -12])).toBe(58);
  expect(edge([100, 60, -20])).toBeUndefined();
  expect(edge([100])).toBeUndefined();
  expect(edge([100, 0, 0])).toBeUndefined();
  expect(edge([])).toBeUndefined();
});
