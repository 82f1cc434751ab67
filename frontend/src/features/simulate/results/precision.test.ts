import { expect, test } from 'vitest';
import { enoughRepeats } from './precision';

test('half the interval takes four times the repeats, said in two digits and never too few', () => {
  expect(enoughRepeats(200, 0.02, 0.01)).toBe(800);
  expect(enoughRepeats(200, 0.0209, 0.01)).toBe(880);
  expect(enoughRepeats(3, 0.05, 0.04)).toBe(5);
  expect(enoughRepeats(10_000, 0.011, 0.01)).toBe(13_000);
});
