import { expect, it } from 'vitest';
import type { Report } from '../../../api/report';
import { promisesOf } from './promises';

const kept = (share: number) => ({ kept: 1, late: 1, share: { mean: share }, latenessSeconds: null, actions: 0 });

it('promises are told of whole cases first, then of steps, those kept worst before the others', () => {
  const report = {
    process: { promise: kept(0.99) },
    elements: { A: { name: 'Check', completed: kept(0.9), started: kept(0.5) }, B: { name: '', completed: kept(0.7) }, C: { name: 'Pay' } },
  } as unknown as Report;
  expect(promisesOf(report).map(({ element, name, what }) => [element, name, what])).toEqual([
    [undefined, '', 'case'],
    ['A', 'Check', 'started'],
    ['B', 'B', 'completed'],
    ['A', 'Check', 'completed'],
  ]);
});
