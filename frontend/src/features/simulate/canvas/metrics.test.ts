import { describe, expect, it } from 'vitest';
import type { Report } from '../../../api/report';
import type { Scale } from './metrics';
import { figuresOf, middle, offered, place, read, scaleOf } from './metrics';

const stat = (mean: number | null, p90: number | null = mean) => ({ mean, p90, sd: null, halfWidth: null, min: null, max: null, p50: null, p95: null, p99: null, count: 1 });

const element = (kind: string, more: object = {}) => ({
  name: '', kind, visits: stat(1.5), waitTime: stat(600, 1800), serviceTime: stat(60), queueLength: stat(2), cost: stat(12.5), totalCost: stat(1250), waitShare: 0.5,
  failures: 0, setups: 0, interrupted: 0, uncaught: 0, undecided: 0, ...more,
});

const report = {
  elements: {
    check: element('userTask', { roles: ['clerk', 'boss'], started: { kept: 5, late: 5 }, completed: { kept: 10, late: 0 } }),
    pause: element('intermediateCatchEvent', { serviceTime: stat(null), cost: stat(null), totalCost: stat(0), queueLength: stat(0) }),
  },
  flows: { on: { passed: 30, perCase: stat(0.75), share: 0.75 }, never: { passed: 0, perCase: stat(0), share: null } },
  roles: { clerk: { utilization: stat(0.6) }, boss: { utilization: stat(0.9) } },
} as unknown as Report;

describe('what of a run is shown as heat', () => {
  it('reads elements and flows, and leaves out what has no figure', () => {
    expect(read(report, 'executions')).toEqual([{ id: 'check', value: 1.5 }, { id: 'pause', value: 1.5 }, { id: 'on', value: 0.75 }, { id: 'never', value: 0 }]);
    expect(read(report, 'waitP90')).toEqual([{ id: 'check', value: 1800 }, { id: 'pause', value: 1800 }]);
    expect(read(report, 'work')).toEqual([{ id: 'check', value: 60 }]);
    expect(read(report, 'totalCost')).toEqual([{ id: 'check', value: 1250 }]);
    expect(read(report, 'share')).toEqual([{ id: 'on', value: 0.75 }]);
  });

  it('counts both promises of an element, and takes the busiest of its roles', () => {
    expect(read(report, 'late')).toEqual([{ id: 'check', value: 0.25 }]);
    expect(read(report, 'utilization')).toEqual([{ id: 'check', value: 0.9 }]);
  });

  it('offers no metric that is nowhere, and reads reports without flows', () => {
    const bare = { ...report, flows: undefined, elements: { pause: report.elements.pause } } as unknown as Report;
    expect(offered(bare)).toEqual(['executions', 'wait', 'waitP90']);
    expect(offered(report)).toContain('share');
  });

  it('says everything of one element or flow', () => {
    expect(figuresOf(report, 'on')).toEqual([{ metric: 'executions', value: 0.75 }, { metric: 'share', value: 0.75 }]);
    expect(figuresOf(report, 'check').map(({ metric }) => metric)).toEqual(['executions', 'wait', 'waitP90', 'queue', 'work', 'cost', 'totalCost', 'late', 'utilization']);
    expect(figuresOf(report, 'elsewhere')).toEqual([]);
  });

  it('ends the scale at a number that can be said', () => {
    expect(scaleOf('time', [3, 4000]).top).toBe(5400);
    expect(scaleOf('time', [0.3]).top).toBe(0.5);
    expect(scaleOf('time', [40 * 86_400]).top).toBe(50 * 86_400);
    expect(scaleOf('count', [1.3]).top).toBe(2);
    expect(scaleOf('money', [2100]).top).toBe(2500);
    expect(scaleOf('share', [0.1]).top).toBe(1);
    expect(scaleOf('count', []).top).toBe(1);
    expect(scaleOf('count', [1]).top).toBe(1);
  });
});

it('hours are told apart beside a wait of days, and the middle of the scale is where its figure stands', () => {
  const day = 86_400;
  expect(place(1.5 * day, scaleOf('time', [1.5 * day, 14 * day]))).toBeGreaterThan(0.3);
  const scales: Scale[] = [scaleOf('share', [0.2]), scaleOf('count', [40]), { by: 'log', low: 600, top: 7 * day }];
  for (const scale of scales) expect(place(middle(scale), scale)).toBeCloseTo(0.5);
});

it('tasks of minutes and hours are told apart beside timers of days', () => {
  const [hour, day] = [3600, 86_400];
  const waits = [0, 14, 0.75 * hour, 1.9 * hour, 3 * hour, 5 * hour, 9 * hour, 3 * day, 7 * day];
  const scale = scaleOf('time', waits);
  expect(scale).toEqual({ by: 'log', low: 600, top: 7 * day });
  const parts = waits.map((wait) => place(wait, scale));
  expect(parts.slice(0, 2)).toEqual([0, 0]);
  expect(place(9 * hour, scale) - place(0.75 * hour, scale)).toBeGreaterThan(0.3);
  expect(parts.at(-1)).toBe(1);
  // Without the timers the hours fill the scale by themselves.
  expect(scaleOf('time', waits.slice(2, 7)).by).toBe('root');
  expect(scaleOf('money', [0.03, 4, 5, 900])).toEqual({ by: 'log', low: 1, top: 1000 });
  expect(scaleOf('count', [0.001, 1, 400]).by).toBe('root');
});
