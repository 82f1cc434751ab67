import { expect, test } from 'vitest';
import { asked, everything, narrowed } from './narrowing';

test('whoever wants everything asks for nothing in particular', () => {
  expect(asked(everything)).toEqual({});
  expect(narrowed(everything)).toBe(false);
});

test('a bound of nought is a bound', () => {
  const none = { ...everything, until: 0 };
  expect(asked(none)).toEqual({ of: 'cycleTime', until: 0 });
  expect(narrowed(none)).toBe(true);
});

test('what a range is about is said only where there is one', () => {
  expect(asked({ of: 'cost', outcome: 'failed' })).toEqual({ outcome: 'failed' });
  expect(asked({ of: 'cost', from: 10, until: 20, case: 7 })).toEqual({ case: 7, of: 'cost', from: 10, until: 20 });
});
