import { describe, expect, it } from 'vitest';
import { offers } from './FormulaField';
import { renamedIn } from '../../modeler/variables';
import { forFormulas, isName } from './variables';

it('a variable is renamed where it is one, not in texts or longer names', () => {
  expect(renamedIn('amount > 5 and amounts == "amount" and max(amount, 2) > 1', 'amount', '金额')).toBe('金额 > 5 and amounts == "amount" and max(金额, 2) > 1');
});

describe('names that formulas can use', () => {
  it.each(['amount', '金额', '_x1'])('%s', (name) => expect(isName(name)).toBe(true));
  it.each(['', '1a', 'order no', 'and', 'elapsed', 'round', 'a-b'])('not %s', (name) => expect(isName(name)).toBe(false));
});

it('formulas are asked with dates as texts and durations as numbers', () => {
  expect(forFormulas([{ name: 'due', type: 'date', values: [] }, { name: 'waited', type: 'duration', values: [] }, { name: 'grade', type: 'text', values: ['a'] }, { name: 'odd', type: 'money', values: [] }])).toEqual([
    { name: 'due', type: 'text' },
    { name: 'waited', type: 'number' },
    { name: 'grade', type: 'text', values: ['a'] },
  ]);
});

describe('what is offered while a formula is typed', () => {
  const known = [
    { name: 'amount', type: 'number', values: [] },
    { name: 'grade', type: 'text', values: ['gold', 'silver'] },
  ];
  it('names and functions that begin like the word at the end', () => {
    expect(offers('1 < am', known)).toEqual([{ value: '1 < amount', label: 'amount' }]);
    expect(offers('ro', known)).toEqual([{ value: 'round(', label: 'round()' }]);
  });
  it('values within quotes', () => expect(offers('grade == "g', known)).toEqual([{ value: 'grade == "gold"', label: 'gold' }]));
  it('nothing after a blank or a whole word', () => {
    expect(offers('amount ', known)).toEqual([]);
    expect(offers('amount', known)).toEqual([]);
  });
});
