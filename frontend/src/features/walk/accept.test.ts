import { expect, it } from 'vitest';
import type { KeptWalk, Walk, WalkResult, WalkStep } from '../../api/walks';
import { accepted } from './accept';

const done = (element: string, data?: Record<string, unknown>): WalkStep => ({ do: 'complete', element, ...(data && { data }) });
const content: Walk = { name: 'Paid', note: 'why', start: { element: 'Start' }, steps: [done('Check', { a: 1, b: 2 }), done('Pay'), done('File')], expect: { path: ['Start'] } };
const test = { id: '1', processId: 'p', name: 'Paid', content, revision: 1 } as KeptWalk;
const result = (what?: string, where?: string): WalkResult => ({ outcome: 'failed', differences: what ? [{ what, step: 2, element: 'Pay', message: '', hint: '' }] : [], misfits: where ? [{ where, step: 0, what: 'Gone' }] : [] });

it('what is shown up to where it went another way is all of the test', () => {
  const walked: Walk = { name: 'Paid', start: { element: 'Start' }, steps: [done('Check', { b: 2, a: 1 })] };
  expect(accepted(test, walked, result('path'))).toEqual({ walk: content, whole: true });
  expect(accepted(test, walked, result('data', 'never'))).toEqual({ walk: content, whole: true });
});

it('what was walked instead is kept, with name and note', () => {
  const steps = [done('Check', { a: 1, b: 3 })];
  expect(accepted(test, { start: content.start, steps }, result('path'))).toEqual({ walk: { ...content, steps }, whole: false });
});

it('steps that cannot be done any more are not kept', () => {
  const walked: Walk = { start: content.start, steps: content.steps!.slice(0, 1) };
  for (const found of [result('step'), result('path', 'step'), result('path', 'start')]) expect(accepted(test, walked, found)).toEqual({ walk: { ...content, steps: walked.steps }, whole: false });
});
