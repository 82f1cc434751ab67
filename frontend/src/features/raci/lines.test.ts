import { expect, it } from 'vitest';
import type { Matrix, Row } from '../../modeler/duties';
import { linesOf, moved, rangeOf } from './lines';

const row = (id: string, more: Partial<Row> = {}): Row => ({ id, name: id, type: 'task', process: 'P', home: [], drift: false, duties: new Map(), ...more });

const matrix: Matrix = {
  roles: [],
  rows: [row('A', { lane: 'L2' }), row('Sub', { lane: 'L1' }), row('In', { parent: 'Sub' }), row('Deep', { parent: 'In' }), row('B', { lane: 'L2' }), row('Free')],
  lanes: ['L1', 'L2', 'L3'].map((id) => ({ id, name: `Lane ${id}`, role: id, process: 'P', outer: true })),
  processes: [{ id: 'P', name: 'Order' }],
};
const none = new Set<string>();
const keys = (asked: Partial<Parameters<typeof linesOf>[1]>) => linesOf(matrix, { by: 'flow', closed: none, ...asked }).map((line) => (line.kind === 'row' ? `${line.depth} ${line.key}` : line.key));

it('stand in the order of the flow, or under their lanes', () => {
  expect(keys({})).toEqual(['0 A', '0 Sub', '1 In', '2 Deep', '0 B', '0 Free']);
  expect(keys({ by: 'lane' })).toEqual(['lane:L1', '1 Sub', '2 In', '3 Deep', 'lane:L2', '1 A', '1 B', 'process:P', '1 Free']);
});

it('hide what is inside closed ones', () => {
  expect(keys({ closed: new Set(['Sub']) })).toEqual(['0 A', '0 Sub', '0 B', '0 Free']);
  expect(keys({ by: 'lane', closed: new Set(['lane:L2', 'In']) })).toEqual(['lane:L1', '1 Sub', '2 In', 'lane:L2', 'process:P', '1 Free']);
});

it('keep what is around a step that is looked for', () => {
  expect(keys({ keep: ({ id }) => id === 'Deep' })).toEqual(['0 Sub', '1 In', '2 Deep']);
  expect(keys({ by: 'lane', keep: ({ id }) => id === 'B' })).toEqual(['lane:L2', '1 B']);
});

it('keys move within the grid', () => {
  const size = { lines: 10, columns: 4, page: 5 };
  const at = { line: 3, column: 2 };
  expect(moved(at, 'ArrowUp', false, size)).toEqual({ line: 2, column: 2 });
  expect(moved({ line: 0, column: 2 }, 'ArrowUp', false, size)).toEqual({ line: -1, column: 2 });
  expect(moved(at, 'ArrowLeft', true, size)).toEqual({ line: 3, column: 1 });
  expect(moved({ line: 3, column: 1 }, 'ArrowLeft', false, size)).toEqual({ line: 3, column: 0 });
  expect(moved(at, 'End', true, size)).toEqual({ line: 9, column: 4 });
  expect(moved(at, 'Home', false, size)).toEqual({ line: 3, column: 1 });
  expect(moved(at, 'PageDown', false, size)).toEqual({ line: 8, column: 2 });
  expect(moved({ line: 8, column: 2 }, 'PageDown', false, size)).toEqual({ line: 9, column: 2 });
  expect(moved(at, 'x', false, size)).toBeUndefined();
});

it('a range never takes in headings or names', () => {
  expect(rangeOf({ line: 4, column: 3 }, { line: 2, column: 1 })).toEqual({ top: 2, bottom: 4, left: 1, right: 3 });
  expect(rangeOf({ line: -1, column: 0 }, { line: 2, column: 2 })).toEqual({ top: 0, bottom: 2, left: 1, right: 2 });
  expect(rangeOf({ line: 4, column: 3 }, { line: 4, column: 0 })).toEqual({ top: 4, bottom: 4, left: 0, right: 0 });
});
