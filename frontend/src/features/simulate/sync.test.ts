import { describe, expect, it } from 'vitest';
import type { ScenarioContent } from '../../api/scenario';
import type { Facts } from '../../modeler/facts';
import { countVanished, filled, lacks, vanished, without } from './sync';

const minutes = (n: number) => ({ dist: 'fixed', value: `PT${n}M` });
const task = (id: string) => ({ id, name: id });
const facts: Facts = {
  starts: [task('Start')],
  tasks: [task('A'), task('B')],
  gateways: [{ id: 'G', name: '', kind: 'exclusive', flows: [{ id: 'f1', name: '', to: 'A', default: false }, { id: 'f2', name: '', to: 'B', default: false }] }],
  events: [],
  signals: [],
  messages: [],
  errors: [],
  ids: new Set(['Start', 'A', 'B', 'G', 'f1', 'f2']),
};
const run = { cases: 100, replications: 5, seed: 1 };
const base: ScenarioContent = { start: '2026-01-05T09:00:00Z', zone: 'UTC', run };
const draft: ScenarioContent = {
  ...base,
  arrivals: { Start: { every: minutes(30), calendar: 'office' } },
  calendars: { office: { name: 'Office' } },
  roles: { clerk: { headcount: 1, calendar: 'office' } },
  tasks: { A: { duration: minutes(10), roles: ['clerk'] }, B: { duration: minutes(20), roles: ['clerk'] } },
  branches: { G: { f1: 0.5, f2: 0.5 } },
};

describe('a new part of the drawing', () => {
  it('gets the numbers of the draft, with the role and calendar it needs', () => {
    const mine: ScenarioContent = { ...base, arrivals: { Start: { every: minutes(5) } }, tasks: { A: { duration: minutes(99) } }, branches: { G: { f1: 0.2, f2: 0.8 } }, roles: {} };
    expect(lacks(mine, facts)).toBe(true);
    const now = filled(mine, draft, facts);
    expect(lacks(now, facts)).toBe(false);
    expect(now.tasks).toEqual({ A: { duration: minutes(99) }, B: { duration: minutes(20), roles: ['clerk'] } });
    expect(now.arrivals).toEqual({ Start: { every: minutes(5) } });
    expect(now.branches).toEqual({ G: { f1: 0.2, f2: 0.8 } });
    expect(now.roles).toEqual({ clerk: { headcount: 1, calendar: 'office' } });
    expect(now.calendars).toEqual({ office: { name: 'Office' } });
  });

  it('asks for the role of its lane', () => {
    const staffed: Facts = { ...facts, tasks: [{ ...task('A'), role: { id: 'Lane_1', name: 'Clerk' } }, task('B')] };
    const mine: ScenarioContent = { ...draft, tasks: { A: { duration: minutes(10) }, B: { duration: minutes(20) } } };
    expect(lacks(mine, staffed)).toBe(true);
    expect(lacks({ ...mine, roles: { Lane_1: { headcount: 2 } } }, staffed)).toBe(false);
    expect(lacks({ ...mine, tasks: { ...mine.tasks, A: { roles: ['clerk'] } } }, staffed)).toBe(false);
  });
});

describe('a part that is no longer drawn', () => {
  const smaller: Facts = { ...facts, tasks: [task('A')], gateways: [{ ...facts.gateways[0], flows: [facts.gateways[0].flows[0]] }], ids: new Set(['Start', 'A', 'G', 'f1']) };

  it('is shown, and dropped only then', () => {
    const gone = vanished(draft, smaller);
    expect(gone).toEqual({ arrivals: [], tasks: ['B'], branches: [], flows: [['G', 'f2']], others: [] });
    expect(countVanished(gone)).toBe(2);
    const now = without(draft, gone);
    expect(Object.keys(now.tasks!)).toEqual(['A']);
    expect(now.branches).toEqual({ G: { f1: 0.5 } });
    expect(Object.keys(draft.tasks!)).toEqual(['A', 'B']);
    expect(draft.branches).toEqual({ G: { f1: 0.5, f2: 0.5 } });
  });

  it('takes a whole gateway with it', () => {
    const gone = vanished(draft, { ...facts, gateways: [], ids: new Set() });
    expect(without(draft, gone).branches).toEqual({});
  });

  it('is looked for in every record that is about elements, and what is drawn stays', () => {
    const more: ScenarioContent = { ...draft, decisions: { G: 'shares', Old: 'conditions' }, events: { Gone: { chance: 0.5 } }, conditions: { f1: 'x > 1', f9: 'x' } };
    const gone = vanished(more, facts);
    expect(gone.others).toEqual([['events', 'Gone'], ['decisions', 'Old'], ['conditions', 'f9']]);
    const now = without(more, gone);
    expect([now.events, now.decisions, now.conditions]).toEqual([{}, { G: 'shares' }, { f1: 'x > 1' }]);
  });
});

describe('a gateway with conditions', () => {
  it('needs no shares', () => {
    const guarded: Facts = { ...facts, gateways: [{ ...facts.gateways[0], flows: facts.gateways[0].flows.map((flow) => ({ ...flow, condition: 'amount > 1' })) }] };
    expect(lacks({ ...draft, branches: {} }, facts)).toBe(true);
    expect(lacks({ ...draft, branches: {} }, guarded)).toBe(false);
  });
});
