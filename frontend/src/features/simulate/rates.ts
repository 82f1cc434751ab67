import type { Day, HourlyRate } from '../../api/scenario';

export const days: Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Cases an hour by day of the week, Monday first, and hour of the day. */
export type Grid = number[][];

const hourOf = (time: string) => Number(time.slice(0, 2)) + Number(time.slice(3, 5)) / 60;
const timeOf = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

/** A week of rates as a grid of hours: rates that overlap add up, a part of an hour counts as that part. */
export function gridOf(week: HourlyRate[]): Grid {
  const grid = days.map(() => Array<number>(24).fill(0));
  for (const { days: on, from, to, perHour } of week) {
    for (const day of on) {
      const row = grid[days.indexOf(day)];
      for (let hour = 0; hour < 24; hour++) {
        const part = Math.min(hourOf(to), hour + 1) - Math.max(hourOf(from), hour);
        if (part > 0) row[hour] = round(row[hour] + perHour * part);
      }
    }
  }
  return grid;
}

/** Whether a grid of hours says all that a week of rates says. */
export function isHourly(week: HourlyRate[]): boolean {
  return week.every(({ from, to }) => from.endsWith(':00') && to.endsWith(':00'));
}

/** A grid as the shortest week of rates: hours in a row that are alike are one stretch, days with the same stretch share it. */
export function weekOf(grid: Grid): HourlyRate[] {
  const stretches = new Map<string, HourlyRate>();
  grid.forEach((row, day) => {
    for (let from = 0; from < 24; ) {
      let to = from + 1;
      while (to < 24 && row[to] === row[from]) to++;
      if (row[from] > 0) {
        const key = `${from}-${to}-${row[from]}`;
        const known = stretches.get(key);
        if (known) known.days.push(days[day]);
        else stretches.set(key, { days: [days[day]], from: timeOf(from), to: timeOf(to), perHour: row[from] });
      }
      from = to;
    }
  });
  return [...stretches.values()];
}

/** Two cells and everything between them. */
export interface Block {
  days: [number, number];
  hours: [number, number];
}

/** The block that two corners span. */
export function blockOf(a: { day: number; hour: number }, b: { day: number; hour: number }): Block {
  return { days: [Math.min(a.day, b.day), Math.max(a.day, b.day)], hours: [Math.min(a.hour, b.hour), Math.max(a.hour, b.hour)] };
}

/** Whether a cell is in a block. */
export function inBlock({ days, hours }: Block, day: number, hour: number): boolean {
  return day >= days[0] && day <= days[1] && hour >= hours[0] && hour <= hours[1];
}

/** The grid with other rates in a block of it. */
export function filled(grid: Grid, block: Block, perHour: (day: number, hour: number) => number): Grid {
  return grid.map((row, day) => row.map((rate, hour) => (inBlock(block, day, hour) ? perHour(day, hour) : rate)));
}

/** The grid with a block of it painted in one rate. */
export function painted(grid: Grid, block: Block, perHour: number): Grid {
  return filled(grid, block, () => perHour);
}

/** Cases in a day, or in a whole week. */
export function total(row: number[]): number {
  return round(row.reduce((sum, rate) => sum + rate, 0));
}

function round(rate: number): number {
  return Math.round(rate * 1e6) / 1e6;
}
