import { expect, it } from 'vitest';
import type { ProcessChange, ProcessVersion } from '../../api/versions';
import { fatesOf, grouped } from './fates';
import { days, firstChoice } from './timeline';

const change = (kind: ProcessChange['kind'], was: string, element: string, group: ProcessChange['group'] = 'diagram'): ProcessChange => ({ kind, group, was, element, what: '', name: '', in: '', path: '', before: '', after: '', text: '', weight: 'patch' });
const version = (revision: number, createdAt: string, rest: Partial<ProcessVersion> = {}): ProcessVersion => ({ revision, createdAt, bytes: 1, runs: 0, ...rest });

it('marks what came in the later drawing, what went in the earlier one, and what changed in both', () => {
  const { before, after } = fatesOf([change('added', '', 'New'), change('removed', 'Old', ''), change('moved', 'A', 'A2'), change('changed', 'A', 'A2'), change('moved', 'B', 'B')]);
  expect([...before]).toEqual([['Old', 'removed'], ['A', 'changed'], ['B', 'moved']]);
  expect([...after]).toEqual([['New', 'added'], ['A2', 'changed'], ['B', 'moved']]);
});

it('takes a field that was added to a form for a change of its step', () => {
  expect([...fatesOf([change('added', 'A', 'A', 'forms')]).after]).toEqual([['A', 'changed']]);
});

it('keeps the groups in their order, and the places of the changes', () => {
  expect(grouped([change('added', '', 'a'), change('added', '', 'b', 'raci'), change('added', '', 'c')]).map(({ group, changes }) => [group, changes.map(({ at }) => at)])).toEqual([
    ['diagram', [0, 2]],
    ['raci', [1]],
  ]);
});

it('folds the unnamed saves of a day behind its last one', () => {
  const versions = [version(6, '2026-03-02T17:00:00'), version(5, '2026-03-02T16:00:00', { name: 'Approved' }), version(4, '2026-03-02T15:00:00'), version(3, '2026-03-02T14:00:00', { source: 1 }), version(2, '2026-03-01T09:00:00'), version(1, '2026-03-01T08:00:00')];
  const [last, first] = days(versions, new Set());
  expect([last.shown.map(({ revision }) => revision), last.folded.map(({ revision }) => revision)]).toEqual([[6, 5, 3], [4]]);
  expect(first.shown.map(({ revision }) => revision)).toEqual([2, 1]);
  expect(days(versions, new Set(['2026-03-02']))[0].folded).toEqual([]);
});

it('compares unsaved work with the last save, and saved work with the one before', () => {
  const versions = [version(2, '2026-03-02T17:00:00'), version(1, '2026-03-02T16:00:00')];
  expect(firstChoice(versions, true)).toBe(2);
  expect(firstChoice(versions, false)).toBe(1);
  expect(firstChoice(versions.slice(1), false)).toBe(1);
});
