import { describe, expect, it } from 'vitest';
import type { DecisionResult } from '../../api/decisions';
import type { Found } from './FoundList';
import { cellsOf, gravest, notesOf, placeOf, specOf } from './decision';

const drawn = {
  inputs: [{ formula: 'amount' }, { formula: 'vip' }],
  outputs: [{ variable: 'level' }],
  rules: [{ cells: [{ value: '< 5' }, { value: '' }, { value: 'low' }] }, { cells: [{ value: '>= 5' }] }],
};
const fault = (cell: string, message: string): DecisionResult['faults'][number] => ({ cell, error: { code: 'x', message, hint: 'Do this.', at: {} } });
const found = (rule: string, cell: string | undefined, severity: Found['severity'], fix?: string): Found => ({
  key: `${rule} ${cell}`,
  rule,
  severity,
  message: rule,
  hint: '',
  element: 'R',
  at: { cell },
  fixes: fix ? [{ title: fix, edits: [] }] : [],
});

describe('a decision table', () => {
  it('is read by the engine with all its cells, also those that are not written', () => {
    expect(specOf(drawn, 'first')).toEqual({ hitPolicy: 'first', inputs: ['amount', 'vip'], outputs: ['level'], rules: [['< 5', '', 'low'], ['>= 5', '', '']] });
    expect(cellsOf({}, 2)).toEqual([{ value: '' }, { value: '' }]);
  });

  it('is read with what is being typed in a cell or a heading', () => {
    expect(specOf(drawn, '', { row: 2, column: 3, text: ' high ' }).rules).toEqual([['< 5', '', 'low'], ['>= 5', '', 'high']]);
    expect(specOf(drawn, '', { row: 0, column: 2, text: 'age' }).inputs).toEqual(['amount', 'age']);
    expect(specOf(drawn, '')).not.toHaveProperty('hitPolicy');
  });

  it.each([
    ['3.2', 3, 2],
    ['3', 3, 0],
    ['0.2', 0, 2],
    ['0', 0, 0],
  ])('has the place %s', (cell, row, column) => expect(placeOf(cell)).toEqual({ row, column }));

  it('shows what is wrong in a cell once, with the way out that the checker has tried', () => {
    const notes = notesOf([fault('1.1', 'No such text.')], [found('data.table-cell', '1.1', 'error', 'Quote it'), found('data.table-row', '2', 'warning')]);
    expect(notes.map(({ row, column, message, fixes }) => [row, column, message, fixes.map(({ title }) => title)])).toEqual([
      [1, 1, 'No such text.', ['Quote it']],
      [2, 0, 'data.table-row', []],
    ]);
  });

  it('shows what only the checker knows, such as bounds, once its cells can be read; nothing of other rules', () => {
    const all = [found('data.table-cell', '1.3', 'error'), found('data.table-gap', '0', 'warning'), found('structure.unnamed', undefined, 'error'), found('data.never-read', undefined, 'info')];
    expect(notesOf([], all).map(({ key }) => key)).toEqual(['data.table-cell 1.3', 'data.table-gap 0']);
    expect(notesOf(undefined, all).map(({ key }) => key)).toEqual(['data.table-gap 0']);
  });

  it('is marked by the gravest of what is found', () => {
    expect(gravest(notesOf([], [found('data.table-row', '2', 'warning'), found('data.table-output', '0.3', 'info')]))).toBe('warning');
    expect(gravest([])).toBeUndefined();
  });
});
