import { expect, it } from 'vitest';
import type { Comparison, Row } from '../../api/experiments';
import { points, tradable, usualAxes } from './tradeoff';

const row = (measure: string, better: string, ...means: (number | null)[]) => ({ measure, better, unit: 'time', label: { en: measure, zh: measure }, estimates: means.map((mean) => ({ mean, halfWidth: 1 })), differences: [] }) as unknown as Row;
const comparison = (...rows: Row[]) => ({ variants: [{ name: 'Now' }, { name: 'Then' }, { name: 'Later' }], rows }) as unknown as Comparison;

it('a scenario is beaten by one that is no worse in both and better in one', () => {
  const [cost, time] = [row('cost', 'less', 10, 8, 12), row('cycleTime', 'less', 5, 5 + 1e-13, 3)];
  const found = points(comparison(cost, time), cost, time);
  expect(found.map(({ name, beaten }) => [name, beaten])).toEqual([['Now', true], ['Then', false], ['Later', false]]);
});

it('of what is better the more there is, more wins', () => {
  const [kept, time] = [row('kept', 'more', 0.9, 0.8, 0.95), row('cycleTime', 'less', 5, 6, 7)];
  expect(points(comparison(kept, time), kept, time).map(({ beaten }) => beaten)).toEqual([false, true, false]);
});

it('equal scenarios do not beat each other, and what has no value is not there', () => {
  const [cost, time] = [row('cost', 'less', 10, 10, null), row('cycleTime', 'less', 5, 5, 1)];
  expect(points(comparison(cost, time), cost, time).map(({ name, beaten }) => [name, beaten])).toEqual([['Now', false], ['Then', false]]);
});

it('cost stands against cycle time, or else what there is', () => {
  const all = [row('cycleTime', 'less', 1), row('waitTime', 'less', 1), row('cost', 'less', 1), row('started', 'neither', 1), row('tasks/A/waitTime', 'less', 1)];
  expect(tradable(comparison(...all)).map(({ measure }) => measure)).toEqual(['cycleTime', 'waitTime', 'cost']);
  expect(usualAxes(all)?.map(({ measure }) => measure)).toEqual(['cost', 'cycleTime']);
  expect(usualAxes(all.slice(0, 2))?.map(({ measure }) => measure)).toEqual(['waitTime', 'cycleTime']);
  expect(usualAxes(all.slice(0, 1))).toBeUndefined();
});
