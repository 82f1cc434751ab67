import type { Day, Shift } from '../../api/scenario';

export const days: Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Half hours of a day. */
export const slots = 48;

/** Open half hours by day of the week, Monday first. */
export type Week = boolean[][];

const slotOf = (time: string) => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) / 30;

/** A half hour as the time at which it begins: 19 is 09:30. */
export const timeOf = (slot: number) => `${String(Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 ? '30' : '00'}`;

/** The week of a calendar as half hours; one that is open in part counts as open. */
export function weekOf(shifts: Shift[] = []): Week {
  const week = days.map(() => Array<boolean>(slots).fill(false));
  for (const { days: on, from, to } of shifts) for (const day of on) for (let slot = Math.floor(slotOf(from)); slot < Math.ceil(slotOf(to)); slot++) week[days.indexOf(day)][slot] = true;
  return week;
}

/** Whether half hours say all that a week says. */
export function isHalfHourly(shifts: Shift[] = []): boolean {
  return shifts.every(({ from, to }) => [from, to].every((time) => Number.isInteger(slotOf(time))));
}

/** Half hours as the fewest shifts: days with the same stretch share it. */
export function shiftsOf(week: Week): Shift[] {
  const stretches = new Map<string, Shift>();
  week.forEach((row, day) => {
    for (let from = 0; from < slots; ) {
      let to = from + 1;
      while (to < slots && row[to] === row[from]) to++;
      if (row[from]) {
        const key = `${from}-${to}`;
        const known = stretches.get(key);
        if (known) known.days.push(days[day]);
        else stretches.set(key, { days: [days[day]], from: timeOf(from), to: timeOf(to) });
      }
      from = to;
    }
  });
  return [...stretches.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

export interface Slot {
  day: number;
  slot: number;
}

/** Whether a half hour is in the block that two corners span. */
export function between(a: Slot, b: Slot, day: number, slot: number): boolean {
  return day >= Math.min(a.day, b.day) && day <= Math.max(a.day, b.day) && slot >= Math.min(a.slot, b.slot) && slot <= Math.max(a.slot, b.slot);
}

/** The week with a block of it open or closed. */
export function painted(week: Week, a: Slot, b: Slot, open: boolean): Week {
  return week.map((row, day) => row.map((was, slot) => (between(a, b, day, slot) ? open : was)));
}

/** Open hours a week. */
export const hoursOf = (week: Week) => week.flat().filter(Boolean).length / 2;
