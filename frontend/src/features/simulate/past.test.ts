import { expect, it } from 'vitest';
import { Past } from './past';

it('changes are taken back and made again one by one', () => {
  const past = new Past<string>();
  past.note('a', 0);
  past.note('b', 1000);
  expect(past.can()).toEqual({ undo: true, redo: false });
  expect([past.back('c'), past.back('b'), past.back('a')]).toEqual(['b', 'a', undefined]);
  expect([past.forth('a'), past.forth('b'), past.forth('c')]).toEqual(['b', 'c', undefined]);
  past.back('c');
  past.note('b', 2000);
  expect(past.can()).toEqual({ undo: true, redo: false });
});

it('what is typed without a pause is one change, and no more are kept than there is room for', () => {
  const past = new Past<string>(2);
  past.note('a', 0);
  past.note('b', 300);
  past.note('c', 700);
  expect([past.back('d'), past.back('a')]).toEqual(['a', undefined]);
  for (const [at, was] of ['a', 'b', 'c'].entries()) past.note(was, 10_000 * (at + 1));
  expect([past.back('d'), past.back('c'), past.back('b')]).toEqual(['c', 'b', undefined]);
});

it('what is done apart is no part of what was typed just before', () => {
  const past = new Past<string>();
  past.note('a', 0);
  past.part();
  past.note('b', 100);
  expect([past.back('c'), past.back('b')]).toEqual(['b', 'a']);
});
