import { expect, it } from 'vitest';
import type { Finding } from '../../api/checks';
import { bundled, counted, cut, everything, keyed, ordered } from './list';

const finding = (rule: string, severity: Finding['severity'], element = '', more: Partial<Finding> = {}): Finding => ({ rule, severity, message: rule, hint: '', element, at: {}, blocks: false, path: [], fixes: [], ...more });

const found = keyed([
  finding('soundness.deadlock', 'error', 'Join'),
  finding('structure.no-end', 'warning', 'P'),
  finding('raci.no-a', 'warning', 'Join'),
  finding('raci.no-a', 'warning', 'Pay'),
  finding('raci.no-r', 'info', 'Pay', { waiver: { rule: 'raci.no-r', reason: 'known' } }),
]);

it('findings of one rule and of one element stand together, the gravest first, and what is waived apart', () => {
  expect(bundled(found, everything).map(({ name, findings }) => [name, findings.length])).toEqual([['soundness.deadlock', 1], ['structure.no-end', 1], ['raci.no-a', 2]]);
  expect(bundled(found, { ...everything, by: 'element' }).map(({ name, findings }) => [name, findings.length])).toEqual([['Join', 2], ['P', 1], ['Pay', 1]]);
});

it('severity, group and text narrow the list', () => {
  expect(ordered(found, { ...everything, severities: ['error'] }).map(({ rule }) => rule)).toEqual(['soundness.deadlock']);
  expect(ordered(found, { ...everything, groups: ['structure'] }).map(({ rule }) => rule)).toEqual(['structure.no-end']);
  expect(ordered(found, { ...everything, text: ' NO-A ' })).toHaveLength(2);
});

it('a finding has the same key after the next check, and two alike have two', () => {
  const again = keyed([finding('raci.no-a', 'error', 'Pay'), finding('raci.no-a', 'error', 'Pay')]);
  expect(again[0].key).toBe(found[3].key);
  expect(again[1].key).not.toBe(again[0].key);
});

it('what is waived is not counted', () => {
  expect(counted(found)).toEqual({ error: 1, warning: 3, info: 0 });
});

it('of a long list the first are put on the page, in whole bundles that say how many there are', () => {
  const pieces = cut(bundled(found, everything), 3);
  expect(pieces.map(({ shown, findings }) => [shown.length, findings.length])).toEqual([[1, 1], [1, 1], [1, 2]]);
});
