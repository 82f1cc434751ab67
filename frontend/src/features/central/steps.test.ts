import { expect, it } from 'vitest';
import { nextKind, reach, sharesOf } from './steps';

it('shares are read as people write them, and have to grow', () => {
  expect(sharesOf('5%, 25')).toEqual([0.05, 0.25]);
  expect(sharesOf('0.1，50％')).toEqual([0.1, 0.5]);
  expect(sharesOf('')).toEqual([]);
  for (const wrong of ['25, 5', '100', '0', 'half', '-5', '5, 5']) expect(sharesOf(wrong), wrong).toBeUndefined();
});

it('what is next goes forward, and approval comes before what waits for it', () => {
  const needs = [{ code: 'rollout.needs-approval', message: '', hint: '' }];
  expect(nextKind({ can: ['approve', 'start', 'abort'], gates: needs, approvable: true })).toBe('approve');
  expect(nextKind({ can: ['approve', 'start', 'abort'], gates: needs, approvable: false })).toBe('start');
  expect(nextKind({ can: ['approve', 'advance', 'pause'], gates: [], approvable: true })).toBe('advance');
  expect(nextKind({ can: ['approve', 'resume', 'abort'], gates: [], approvable: true })).toBe('resume');
  expect(nextKind({ can: ['rollback'], gates: [], approvable: true })).toBeUndefined();
});

it('a step is told by whom it reaches', () => {
  expect(reach({ share: 1, units: [] }).key).toBe('all');
  expect(reach({ share: 0.1, units: ['a'] }).key).toBe('shareAndUnits');
  expect(reach({ share: 0.1, units: [] }).key).toBe('share');
  expect(reach({ share: 0, units: ['a', 'b'] })).toEqual({ key: 'units', share: 0, count: 2 });
});
