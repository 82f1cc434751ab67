import { expect, it } from 'vitest';
import { parseValues, usualValues } from './values';

it.each([
  ['1,2,3', [1, 2, 3]],
  ['1, 2 , 3', [1, 2, 3]],
  ['1，2、3', [1, 2, 3]],
  ['1..4', [1, 2, 3, 4]],
  ['0.8..1.2/0.1', [0.8, 0.9, 1, 1.1, 1.2]],
  ['1..3, 8', [1, 2, 3, 8]],
  ['2 2 2', [2]],
  ['.5', [0.5]],
  ['', undefined],
  ['many', undefined],
  ['4..1', undefined],
  ['1..4/0', undefined],
  ['1..100000', undefined],
  ['1,x', undefined],
])('%j means %j', (text, want) => {
  expect(parseValues(text)).toEqual(want);
});

it.each([
  ['people', 1, [1, 2, 3]],
  ['people', 4, [3, 4, 5, 6]],
  ['chance', 0.9, [0.45, 0.675, 0.9, 1]],
  ['factor', 1, [0.8, 0.9, 1, 1.1, 1.2]],
])('around a %s of %d one tries %j', (kind, now, want) => {
  expect(parseValues(usualValues(kind, now))).toEqual(want);
});
