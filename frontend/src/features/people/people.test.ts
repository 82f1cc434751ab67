import { describe, expect, it } from 'vitest';
import type { Organisation } from '../../api/organisation';
import type { ScenarioContent } from '../../api/scenario';
import { china2026, withHolidays } from '../../format/holidays';
import { countedIn, freshName, isIn, moved, toggled, treeOf, unitsOf, withoutCalendar, withoutPerson, withoutRole, withoutUnit } from './changes';
import { faultsOf } from './faults';
import { numbersAfter } from './numbers';
import { hoursOf, isHalfHourly, painted, shiftsOf, weekOf } from './week';

const bank: Organisation = {
  units: [{ id: 'head', name: '总行' }, { id: 'desk', name: '柜面', parent: 'head' }, { id: 'credit', name: '信贷部', parent: 'head' }],
  roles: [
    { id: 'clerk', name: '柜员', unit: 'desk', senior: 'boss', deputies: ['boss', 'audit'], calendar: 'office' },
    { id: 'boss', name: '主管', unit: 'head' },
    { id: 'audit', name: '审计', deputies: ['clerk', 'boss'], senior: 'clerk' },
  ],
  people: [{ id: 'li', name: '李雷', roles: ['clerk', 'boss'], calendar: 'office', unit: 'desk' }, { id: 'han', name: '韩梅梅', roles: ['clerk'], deputy: 'li' }],
  calendars: { office: { name: '办公时间', week: [{ days: ['mon', 'tue'], from: '09:00', to: '12:00' }, { days: ['mon', 'tue'], from: '13:30', to: '18:00' }] } },
};

describe('the organisation', () => {
  it('a role that is merged is the other one everywhere, once', () => {
    const next = withoutRole(bank, 'clerk', 'boss');
    expect(next.roles).toEqual([{ id: 'boss', name: '主管', unit: 'head' }, { id: 'audit', name: '审计', deputies: ['boss'], senior: 'boss' }]);
    expect(next.people?.map(({ roles }) => roles)).toEqual([['boss'], ['boss']]);
  });
  it('a role that is dropped is nowhere', () => {
    expect(JSON.stringify(withoutRole(bank, 'clerk'))).not.toContain('clerk');
    expect(withoutRole(bank, 'clerk').people?.[1]).toEqual({ id: 'han', name: '韩梅梅', deputy: 'li' });
  });
  it('units, people and calendars leave no trace behind', () => {
    expect(withoutUnit(bank, 'desk').people?.[0].unit).toBe('head');
    expect(withoutUnit(bank, 'head').units).toEqual([{ id: 'desk', name: '柜面' }, { id: 'credit', name: '信贷部' }]);
    expect(withoutPerson(bank, 'li').people).toEqual([{ id: 'han', name: '韩梅梅', roles: ['clerk'] }]);
    expect(JSON.stringify(withoutCalendar(bank, 'office'))).not.toContain('office');
  });
  it('a click gives a role and takes it', () => {
    expect(toggled(bank, 'han', 'boss').people?.[1].roles).toEqual(['clerk', 'boss']);
    expect(toggled(bank, 'han', 'clerk').people?.[1].roles).toBeUndefined();
  });
  it('units stand below the one that they are in, those in a circle at the top', () => {
    expect(treeOf(bank.units!).map(({ unit, depth }) => [unit.id, depth])).toEqual([['head', 0], ['desk', 1], ['credit', 1]]);
    expect(treeOf(bank.units!, new Set(['head'])).map(({ unit, inner }) => [unit.id, inner])).toEqual([['head', 2]]);
    expect(treeOf([{ id: 'a', name: 'A', parent: 'b' }, { id: 'b', name: 'B', parent: 'a' }]).length).toBe(2);
    expect(isIn(bank.units!, 'desk', 'head')).toBe(true);
    expect(unitsOf(moved(bank, 'credit', -1)).map(({ id }) => id)).toEqual(['head', 'credit', 'desk']);
  });
  it('what the library would refuse is found here', () => {
    expect(faultsOf(bank)).toEqual([]);
    const wrong: Organisation = { units: [{ id: 'a', name: 'A', parent: 'a' }], roles: [{ id: 'x', name: ' Clerk ' }, { id: 'y', name: 'clerk', senior: 'z', costPerHour: 'a lot' }, { id: 'z', name: '', senior: 'y', headcount: -1 }], people: [{ id: 'p', name: 'P', deputy: 'p' }] };
    expect(faultsOf(wrong).map(({ id, wrong: what }) => `${id} ${what}`).sort()).toEqual(['a circle', 'p self', 'x twice', 'y circle', 'y money', 'y twice', 'z circle', 'z headcount', 'z noName']);
  });
  it('a name that is taken gets a number', () => expect(freshName(bank.roles!, '柜员')).toBe('柜员 2'));
});

describe('working hours', () => {
  const office = bank.calendars!.office;
  it('a week of half hours says what its shifts say', () => {
    const week = weekOf(office.week);
    expect(hoursOf(week)).toBe(15);
    expect(shiftsOf(week)).toEqual(office.week);
    expect(isHalfHourly(office.week)).toBe(true);
    expect(isHalfHourly([{ days: ['mon'], from: '09:10', to: '10:00' }])).toBe(false);
  });
  it('a block is painted, to the end of the day', () => {
    const week = painted(weekOf([]), { day: 6, slot: 47 }, { day: 5, slot: 46 }, true);
    expect(shiftsOf(week)).toEqual([{ days: ['sat', 'sun'], from: '23:00', to: '24:00' }]);
  });
  it('public holidays close days, make-up workdays have the hours of a weekday, what was there stays', () => {
    const own = { date: '2026-02-14', name: '我们', open: [] };
    const { calendar, added } = withHolidays({ ...office, exceptions: [own] }, china2026.days, '调休上班');
    expect(added).toBe(china2026.days.length - 1);
    const at = (date: string) => calendar.exceptions?.find((one) => one.date === date);
    expect(at('2026-02-14')).toEqual(own);
    expect(at('2026-02-17')).toEqual({ date: '2026-02-17', name: '春节', open: [] });
    expect(at('2026-10-10')).toEqual({ date: '2026-10-10', name: '调休上班', open: [{ from: '09:00', to: '12:00' }, { from: '13:30', to: '18:00' }] });
    expect(calendar.exceptions!.map(({ date }) => date)).toEqual([...calendar.exceptions!.map(({ date }) => date)].sort());
    expect(withHolidays(calendar, china2026.days, '').added).toBe(0);
  });
  it('the list of 2026 has 33 days off and 6 to make up for them', () => {
    expect(china2026.days.filter(({ works }) => !works).length).toBe(33);
    // One makes up on a weekend only.
    for (const { date, works } of china2026.days) if (works) expect([0, 6]).toContain(new Date(date).getUTCDay());
    expect(new Set(china2026.days.map(({ date }) => date)).size).toBe(china2026.days.length);
  });
});

describe('numbers after a change of a role', () => {
  const content = {
    roles: { clerk: { name: 'Clerk', headcount: 2, deputies: ['boss'] }, audit: { headcount: 1, deputies: ['clerk'] } },
    people: { li: { roles: ['clerk', 'audit'] }, han: { roles: ['clerk'] } },
    tasks: { Check: { roles: ['clerk'], by: { clerk: { dist: 'fixed', value: 'PT1M' } }, needs: [{ roles: ['clerk'] }, { roles: ['audit'] }] }, Pay: { duties: { A: { duration: { dist: 'fixed', value: 'PT1M' }, roles: ['clerk', 'boss'] } } } },
    promise: { actions: [{ after: 'PT1H', do: 'escalate', to: 'clerk' }, { after: 'PT2H', do: 'remind' }] },
    run: { replications: 1, seed: 1 },
  } as unknown as ScenarioContent;
  it('a new name', () => {
    const { content: next, places } = numbersAfter(content, { role: 'clerk', name: 'Teller', lanes: true });
    expect([places, next.roles?.clerk.name]).toEqual([1, 'Teller']);
    expect(numbersAfter(content, { role: 'nobody', name: 'x', lanes: true })).toEqual({ content, places: 0 });
  });
  it('another role in its place', () => {
    const { content: next, places } = numbersAfter(content, { role: 'clerk', into: { id: 'boss', name: 'Boss' } });
    expect(JSON.stringify(next)).not.toContain('"clerk"');
    expect(next.roles).toEqual({ boss: { name: 'Boss', headcount: 2 }, audit: { headcount: 1, deputies: ['boss'] } });
    expect((next.tasks as Record<string, { duties?: { A: { roles: string[] } } }>).Pay.duties?.A.roles).toEqual(['boss']);
    expect(places).toBe(9);
  });
  it('none in its place', () => {
    const { content: next } = numbersAfter(content, { role: 'clerk', drop: true });
    expect(JSON.stringify(next)).not.toContain('"clerk"');
    expect(next.people).toEqual({ li: { roles: ['audit'] } });
    expect(next.tasks?.Check).toEqual({ roles: [], needs: [{ roles: ['audit'] }] });
    expect((next as { promise?: unknown }).promise).toEqual({ actions: [{ after: 'PT2H', do: 'remind' }] });
  });
});

it('people who come in by name are no longer counted without one', () => {
  const after: Organisation = { ...bank, people: [...bank.people!, { id: 'wang', name: '王强', roles: ['clerk'] }] };
  const counted = countedIn(bank, { ...after, roles: bank.roles!.map((role) => ({ ...role, headcount: 2 })) });
  expect(counted.roles?.map(({ headcount }) => headcount)).toEqual([1, 2, 2]);
  expect(countedIn(bank, after)).toBe(after);
});
