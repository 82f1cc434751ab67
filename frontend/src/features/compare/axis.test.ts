import { expect, it } from 'vitest';
import { edge, step } from './axis';

it.each([
  ['time', 3000, 900],
  ['time', 100_000, 43_200],
  ['time', 6, 2],
  ['time', 1e12, undefined],
  ['money', 3000, undefined],
])('an axis of %s over %d has marks at every %j', (unit, span, want) => {
  expect(step(unit, span)).toBe(want);
});

it('one bar that dwarfs the others is cut off, and no other', () => {
  expect(edge([700, -23, 29, -12])).toBe(58);
  expect(edge([100, 60, -20])).toBeUndefined();
  expect(edge([100])).toBeUndefined();
  expect(edge([100, 0, 0])).toBeUndefined();
  expect(edge([])).toBeUndefined();
});
