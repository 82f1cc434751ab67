import { beforeEach, expect, it } from 'vitest';
import { forget, leave, leftOf } from './left';

const walk = { start: { element: 'Start' }, steps: [{ do: 'complete' as const, element: 'Task' }] };

beforeEach(() => localStorage.clear());

it('a walk that was left is there again, until it is forgotten', () => {
  expect(leftOf('p')).toBeUndefined();
  leave('p', walk);
  expect(leftOf('p')?.walk).toEqual(walk);
  expect(leftOf('p')).toBe(leftOf('p'));
  expect(leftOf('q')).toBeUndefined();
  forget('p');
  expect(leftOf('p')).toBeUndefined();
});

it('what is no walk is none', () => {
  for (const text of ['', '{', '[]', 'null', '{"walk":{"start":{}},"at":"2026-01-01T00:00:00Z"}', '{"walk":{"start":{"element":"S"},"steps":[]},"at":"soon"}']) {
    localStorage.setItem('sandtable.walk.p', text);
    expect([text, leftOf('p')]).toEqual([text, undefined]);
  }
});

it('those that were left last are kept', () => {
  for (let nth = 0; nth < 40; nth++) leave(`p${nth}`, walk, new Date(Date.UTC(2026, 0, 1, 0, nth)));
  expect(leftOf('p9')).toBeUndefined();
  expect(leftOf('p10')).toBeDefined();
  expect(leftOf('p39')).toBeDefined();
});
