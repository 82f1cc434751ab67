import { describe, expect, it } from 'vitest';
import type { Report } from '../../../api/report';
import { figuresAt, gather, readInside, ungathered } from './inside';

const stat = (mean: number | null) => ({ mean, p90: mean, sd: null, halfWidth: null, min: null, max: null, p50: null, p95: null, p99: null, count: 1 });

const element = (visits: number, wait: number, work: number | null, more: object = {}) => ({
  name: '', kind: 'userTask', visits: stat(visits), waitTime: stat(wait), serviceTime: stat(work), queueLength: stat(2), cost: stat(work === null ? null : 10), totalCost: stat(100), waitShare: 0.5,
  failures: 0, setups: 0, interrupted: 0, uncaught: 0, undecided: 0, ...more,
});

const report = {
  elements: {
    pick: element(1, 600, 60, { started: { kept: 1, late: 3 }, roles: ['clerk'] }),
    pack: element(0.5, 400, 120, { completed: { kept: 6, late: 0 } }),
    letter: element(0.5, 1000, null, { kind: 'intermediateCatchEvent', queueLength: stat(0), totalCost: stat(0) }),
    elsewhere: element(9, 9, 9),
  },
  flows: { here: { passed: 10, perCase: stat(0.2), share: 1 }, there: { passed: 15, perCase: stat(0.3), share: 1 }, never: { passed: 0, perCase: stat(0), share: null } },
  roles: { clerk: { utilization: stat(0.9) } },
} as unknown as Report;

const inner = { id: 'inner', steps: ['start', 'pick', 'pack', 'letter'], entries: ['here', 'there'] };

describe('what a collapsed sub-process comes to', () => {
  it('sums what is inside for each time that it is entered, as often as each step is executed then', () => {
    const all = gather(report, [inner]);
    expect(all[0]).toMatchObject({ id: 'inner', per: 'entry', steps: ['pick', 'pack', 'letter'] });
    const of = Object.fromEntries(figuresAt(report, all, 'inner').map(({ metric, value }) => [metric, value]));
    // 0.5 entries per case: 600·1 + 400·0.5 + 1000·0.5 = 1,300 s waited per case.
    expect(of).toEqual({ executions: 0.5, wait: 2600, queue: 4, work: 240, cost: 30, totalCost: 200, late: 0.3 });
  });

  it('has neither percentiles nor utilisation, which do not add up', () => {
    const all = gather(report, [inner]);
    expect(ungathered).toEqual(['waitP90', 'utilization']);
    for (const metric of ungathered) expect(readInside(all, metric)).toEqual([]);
  });

  it('counts per case where nothing is known to come in, and says nothing where nothing came or nothing has figures', () => {
    const [whole] = gather(report, [{ ...inner, entries: [] }]);
    expect([whole.per, whole.value('wait'), whole.value('executions')]).toEqual(['case', 1300, undefined]);
    expect(gather({ ...report, flows: undefined } as unknown as Report, [inner])[0].per).toBe('case');
    expect(gather(report, [{ ...inner, entries: ['never'] }])[0].value('wait')).toBeUndefined();
    expect(gather(report, [{ id: 'empty', steps: ['start'], entries: ['here'] }])).toEqual([]);
  });

  it('leaves steps as they are', () => {
    expect(figuresAt(report, gather(report, [inner]), 'pick').find(({ metric }) => metric === 'wait')?.value).toBe(600);
  });
});
