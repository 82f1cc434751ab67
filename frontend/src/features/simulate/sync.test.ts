import { describe, expect, it } from 'vitest';
import type { ScenarioContent } from '../../api/scenario';
import type { Facts } from '../../modeler/facts';
import { filled, lacks } from './sync';

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

describe('a gateway with conditions', () => {
  it('needs no shares', () => {
    const guarded: Facts = { ...facts, gateways: [{ ...facts.gateways[0], flows: facts.gateways[0].flows.map((flow) => ({ ...flow, condition: 'amount > 1' })) }] };
    expect(lacks({ ...draft, branches: {} }, facts)).toBe(true);
    expect(lacks({ ...draft, branches: {} }, guarded)).toBe(false);
  });
});
