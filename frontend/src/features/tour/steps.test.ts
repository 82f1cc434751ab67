import { describe, expect, it } from 'vitest';
import type { Seen } from './steps';
import { doneOf, nextOf, steps } from './steps';

const fresh: Seen = { rules: new Set(['soundness.deadlock', 'raci.no-accountable', 'scenario.overload']), people: 1, ran: 'no', compared: 'no' };
const next = (seen: Seen, found = false) => nextOf(doneOf(seen, found)!);

describe('the tour', () => {
  it('goes on by what was done, step by step', () => {
    const course: [Partial<Seen>, string | undefined][] = [
      [{}, 'find'],
      [{ chosen: 'soundness.deadlock' }, 'fix'],
      [{ chosen: undefined, rules: new Set(['raci.no-accountable']) }, 'assign'],
      [{ rules: new Set() }, 'staff'],
      [{ people: 2 }, 'simulate'],
      [{ ran: 'running' }, 'simulate'],
      [{ ran: 'yes' }, 'compare'],
      [{ compared: 'yes' }, undefined],
    ];
    let seen = fresh;
    for (const [change, want] of course) {
      seen = { ...seen, ...change };
      expect([change, next(seen)]).toEqual([change, want]);
    }
  });

  it('remembers that the deadlock was looked at when something else is', () => {
    expect(next({ ...fresh, chosen: 'raci.no-accountable' }, true)).toBe('fix');
    expect(next({ ...fresh, chosen: 'raci.no-accountable' }, false)).toBe('find');
  });

  it('comes back to a step that was undone', () => {
    expect(next({ ...fresh, people: 2, ran: 'yes', compared: 'yes', rules: new Set(['raci.no-accountable']) }, true)).toBe('assign');
  });

  it('says nothing before the process was checked and its numbers are there', () => {
    for (const unknown of ['rules', 'people', 'ran', 'compared'] as const) expect(doneOf({ ...fresh, [unknown]: undefined }, false)).toBeUndefined();
    expect(steps.length).toBeLessThanOrEqual(6);
  });
});
