import { expect, it } from 'vitest';
import type { Item } from './item';
import { rank } from './item';

const item = (id: string, title: string, more: Partial<Item> = {}): Item => ({ id, kind: 'command', title, run: () => {}, ...more });
const titles = (ranked: { item: Item }[]) => ranked.map(({ item: { title } }) => title);

const items = [item('save', 'Save'), item('close', 'Close'), item('e1', 'Save the order', { kind: 'element', detail: 'User task' }), item('p1', 'A task has no name', { kind: 'problem' })];

it('without words, what was chosen lately comes first, and problems wait until they are asked for', () => {
  expect(titles(rank(items, ' ', ['e1', 'close']))).toEqual(['Save the order', 'Close', 'Save']);
});

it('with words, the best answer comes first, wherever the words stand', () => {
  expect(titles(rank(items, 'save', []))).toEqual(['Save', 'Save the order']);
  expect(titles(rank(items, 'user task', []))).toEqual(['Save the order']);
  expect(titles(rank(items, 'task', []))).toEqual(['A task has no name', 'Save the order']);
});

it('what the library found stays, although its title does not hold the words', () => {
  expect(titles(rank([item('x', 'Pay out', { kind: 'place', found: true })], 'treasury', []))).toEqual(['Pay out']);
});
