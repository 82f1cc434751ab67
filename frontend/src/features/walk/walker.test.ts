import { describe, expect, it } from 'vitest';
import type { Walked, WalkOption, WalkStep } from '../../api/walks';
import { filled, initial, lacking, stepOf, stepsDone } from './walker';

const option = (more: Partial<WalkOption> = {}): WalkOption =>
  ({ do: 'complete', element: 'Approve', name: 'Approve', kind: 'userTask', who: [], fields: [], ...more }) as WalkOption;
const field = (variable: string, type: string, more: object = {}) => ({ variable, label: variable, type, value: type === 'boolean' ? false : type === 'text' ? '' : 0, ...more });

describe('what is done next', () => {
  it('says only what tells it from others', () => {
    expect(stepOf(option(), {})).toEqual({ do: 'complete', element: 'Approve' });
    expect(stepOf(option({ do: 'decide', element: 'G', flows: ['f'], nth: 1 }), { a: 1 })).toEqual({ do: 'decide', element: 'G', flows: ['f'], nth: 1, data: { a: 1 } });
  });

  it('fills in what was written, and leaves the rest alone', () => {
    const form = option({ fields: [field('amount', 'number', { readonly: true, known: true, value: 5 }), field('approved', 'boolean', { required: true }), field('note', 'text'), field('time', 'duration'), field('score', 'number', { chance: true, value: 3 })] as never });
    const values = initial(form);
    expect(values).toEqual([5, false, undefined, undefined, 3]);
    expect(filled(form, values)).toEqual({ approved: false });
    expect(filled(form, [5, true, 'ok', '90', 4])).toEqual({ approved: true, note: 'ok', time: 90, score: 4 });
    expect(filled(form, [5, true, '', 'PT2H', 3])).toEqual({ approved: true, time: 'PT2H' });
  });

  it('misses what has to be filled in; a tick that is not set is an answer', () => {
    const form = option({ fields: [field('approved', 'boolean', { required: true }), field('level', 'text', { required: true })] as never });
    expect(lacking(form, [false, undefined])).toBe(1);
    expect(lacking(form, [false, 'high'])).toBe(-1);
  });

  it('holds what is known, a zero too; what nobody has filled in is empty', () => {
    const fields = [field('months', 'integer', { known: true }), field('note', 'text', { known: true }), field('other', 'integer'), field('shown', 'number', { readonly: true })];
    expect(initial(option({ fields: fields as never }))).toEqual([0, '', undefined, undefined]);
  });

  it('counts what is done, not what is asked about', () => {
    const walk = { start: {}, steps: [{ do: 'complete', element: 'A' }, { do: 'complete', element: 'B' }] as WalkStep[] };
    expect(stepsDone(walk, {} as Walked)).toBe(2);
    expect(stepsDone(walk, { question: { element: 'B', ask: 'again' } } as Walked)).toBe(1);
  });
});
