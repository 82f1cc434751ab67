import { expect, it } from 'vitest';
import { change, half, halfChange, setting, shares, signedPercent, value } from './figures';
import { elementOf, groupOf, kindOf } from './places';

const points = (text: string) => `${text} pts`;

it('changes carry their sign and the unit of their measure', () => {
  expect(change(-5400, { unit: 'time' }, 'en', points)).toBe('−1 h 30 min');
  expect(change(5400, { unit: 'time' }, 'zh-CN', points)).toBe('+1 小时 30 分');
  expect(change(-12.5, { unit: 'money', currency: 'CNY' }, 'en', points)).toBe('−¥12.50');
  expect(change(0.0312, { unit: 'share' }, 'en', points)).toBe('+3.1 pts');
  expect(change(-0.00001, { unit: 'count' }, 'en', points)).toBe('0');
  expect(change(-0.0312, { unit: 'count' }, 'en', points)).toBe('−0.0312');
  expect(change(null, { unit: 'share' }, 'en', points)).toBe('–');
  expect(half(60, { unit: 'time' }, 'en')).toBe('± 1 min');
  expect(half(null, { unit: 'time' }, 'en')).toBe('');
  expect(half(0.0104, { unit: 'share' }, 'zh-CN')).toBe('± 1%');
  expect(halfChange(0.0123, { unit: 'share' }, 'en', points)).toBe('± 1.2 pts');
  expect(halfChange(5400, { unit: 'time' }, 'zh-CN', points)).toBe('± 1 小时 30 分');
  expect(value(0.5, { unit: 'share' }, 'en')).toBe('50%');
  expect(signedPercent(-0.25, 'en')).toBe('−25%');
  expect(setting(1.2, 'factor', 'en')).toBe('× 1.2');
});

it('an interval is a share of the base, and nothing where there is no base', () => {
  const difference = { mean: -10, halfWidth: 5, share: -0.1, pairs: 9, verdict: 'better', needed: null, gain: null };
  expect(shares(difference, { mean: 100, halfWidth: 1, replications: 9 })).toEqual({ mean: -0.1, low: -0.15, high: -0.05 });
  expect(shares(difference, { mean: 0, halfWidth: 1, replications: 9 })).toBeUndefined();
});

it('paths lead to their group, their element and their like', () => {
  expect([groupOf('cycleTime/p90'), groupOf('tasks/A/waitTime'), groupOf('roles/r/cost'), groupOf('money/labour')]).toEqual(['case', 'steps', 'roles', 'money']);
  expect([elementOf('tasks/A/duration'), elementOf('branches/G/F1'), elementOf('roles/r/headcount'), elementOf('cycleTime')]).toEqual(['A', 'F1', undefined, undefined]);
  expect([kindOf('tasks/A/duration'), kindOf('branches/G/F1'), kindOf('arrivals/S')]).toEqual(['tasks/*/duration', 'branches', 'arrivals']);
});
