import { expect, it } from 'vitest';
import type { Walk, WalkOption } from '../../api/walks';
import type { Typed } from './typed';
import { valuesOf, withValue } from './typed';
import { keyOf } from './walker';

const field = (variable: string, value: unknown, more: object = {}) => ({ variable, label: variable, type: 'number', value, ...more });
const option = (more: object = {}): WalkOption => ({ do: 'complete', element: 'Review', name: 'Review', kind: 'userTask', who: [], fields: [field('amount', 5, { readonly: true, known: true }), field('verdict', '')], ...more }) as never;
const walk: Walk = { start: {}, steps: [] };
const typed = (): Typed => withValue({}, option(), walk, 1, 'repair');

it('what was filled in stays when time passes, though it is told anew', () => {
  expect(valuesOf(typed(), option(), { start: {}, steps: [{ do: 'wait', after: 'P8D' }] })).toEqual([5, 'repair']);
});

it('what is only shown follows what is known', () => {
  expect(valuesOf(typed(), option({ fields: [field('amount', 7, { readonly: true, known: true }), field('verdict', '')] }), walk)).toEqual([7, 'repair']);
});

it('fields that come and go take nothing with them', () => {
  expect(valuesOf(typed(), option({ fields: [field('note', ''), field('verdict', ''), field('verdict', '')] }), walk)).toEqual([undefined, 'repair', undefined]);
});

it('what was done is asked anew, and there again when it is taken back', () => {
  const done: Walk = { start: {}, steps: [{ do: 'complete', element: 'Review' }] };
  expect(valuesOf(typed(), option(), done)).toEqual([5, undefined]);
  expect(valuesOf(typed(), option(), walk)).toEqual([5, 'repair']);
});

it('of several alike each has its own', () => {
  expect(valuesOf(typed(), option({ nth: 1 }), walk)).toEqual([5, undefined]);
  expect(keyOf(option({ nth: 1 }), { start: {}, steps: [{ do: 'complete', element: 'Review' }] })).toBe(keyOf(option({ nth: 1 }), walk));
});
