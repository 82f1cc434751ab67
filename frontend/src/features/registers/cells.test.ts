import { describe, expect, it } from 'vitest';
import { actionsText, readActions } from './actions';
import { moved, pasted, rangeOf } from './cells';

const size = { lines: 3, columns: 4, page: 2 };
const plain = { control: false, shift: false };

describe('keys in a sheet', () => {
  it.each([
    ['Tab', plain, { line: 0, column: 3 }, { line: 1, column: 0 }],
    ['Tab', { control: false, shift: true }, { line: 1, column: 0 }, { line: 0, column: 3 }],
    ['Tab', plain, { line: 2, column: 3 }, undefined],
    ['Tab', { control: false, shift: true }, { line: 0, column: 0 }, undefined],
    ['ArrowDown', plain, { line: 2, column: 1 }, { line: 2, column: 1 }],
    ['ArrowRight', { control: true, shift: false }, { line: 1, column: 1 }, { line: 1, column: 3 }],
    ['PageDown', plain, { line: 0, column: 2 }, { line: 2, column: 2 }],
    ['End', { control: true, shift: false }, { line: 0, column: 0 }, { line: 2, column: 3 }],
    ['x', plain, { line: 0, column: 0 }, undefined],
  ])('%s %o from %o', (key, held, from, to) => expect(moved(from, key, held, size)).toEqual(to));
});

describe('what is pasted', () => {
  const range = rangeOf({ line: 2, column: 1 }, { line: 1, column: 2 });

  it('one text fills the range', () => {
    expect(pasted([['x']], range, size, false).map(({ line, column }) => [line, column])).toEqual([[1, 1], [1, 2], [2, 1], [2, 2]]);
  });

  it('a table begins at the corner and ends with the sheet', () => {
    expect(pasted([['a', 'b'], ['c', 'd'], ['e', 'f']], { ...range, left: 3, right: 3 }, size, false).map(({ line, column, text }) => [line, column, text])).toEqual([[1, 3, 'a'], [2, 3, 'c']]);
  });

  it('below the last line it makes new ones where there can be any', () => {
    expect(pasted([['a'], ['b'], ['c']], { ...range, top: 2, left: 0 }, size, true).map(({ line, extra, text }) => [line, extra, text])).toEqual([[2, 0, 'a'], [2, 1, 'b'], [2, 2, 'c']]);
  });
});

describe('actions as text', () => {
  it('come back as they were', () => {
    const list = [{ do: 'remind', after: 'PT4H' }, { do: 'escalate', after: 'P1D', to: 'Role_Head' }];
    expect(readActions(actionsText(list))).toEqual(list);
    expect(readActions('remind 30min；decide 2h')).toEqual([{ do: 'remind', after: 'PT30M' }, { do: 'decide', after: 'PT2H' }]);
    expect(readActions('')).toEqual([]);
  });

  it.each(['shout PT1H', 'remind', 'remind soon', 'remind PT1H a b'])('“%s” is none', (text) => expect(readActions(text)).toBeUndefined());
});
