import type { Block, Grid } from './rates';
import { blockOf, days, filled, painted } from './rates';

/** What a table from a spreadsheet makes of a grid of rates: the grid and the block that changed, or why nothing of it was taken over. */
export type Pasted = { grid: Grid; block: Block } | { fault: 'empty' | 'number' | 'room' | 'heads'; cell?: string; rows: number; columns: number };

/** A block of a grid as cells for a spreadsheet: a line for each day. */
export function copied(grid: Grid, { days: [first, last], hours: [from, to] }: Block): string[][] {
  return grid.slice(first, last + 1).map((row) => row.slice(from, to + 1).map(String));
}

/**
 * Takes a table of numbers over, all of it or nothing. A whole week, days by hours or hours by days, with headings or without, goes to its
 * own place; one number fills the block that is marked; any other table begins at the block's first cell, its lines being days. Empty cells are 0.
 */
export function pastedInto(grid: Grid, table: string[][], marked: Block): Pasted {
  const [rows, columns] = [table.length, table[0]?.length ?? 0];
  const fault = (kind: 'empty' | 'number' | 'room' | 'heads', cell?: string): Pasted => ({ fault: kind, cell, rows, columns });
  if (table.flat().every((cell) => cell === '')) return fault('empty');
  const week = wholeWeek(table);
  if (week === 'heads') return fault('heads');
  const cells = week ?? table;
  const wrong = cells.flat().find((cell) => rateOf(cell) === undefined);
  if (wrong !== undefined) return fault('number', wrong);
  const rates = cells.map((row) => row.map((cell) => rateOf(cell)!));
  const [day, hour] = week ? [0, 0] : [marked.days[0], marked.hours[0]];
  if (rows === 1 && columns === 1) return { grid: painted(grid, marked, rates[0][0]), block: marked };
  if (day + rates.length > 7 || hour + rates[0].length > 24) return fault('room');
  const block = blockOf({ day, hour }, { day: day + rates.length - 1, hour: hour + rates[0].length - 1 });
  return { grid: filled(grid, block, (at, when) => rates[at - day][when - hour]), block };
}

/** Cases an hour as a spreadsheet writes them: 6, 0.5, 1,200; nothing is 0. */
function rateOf(cell: string): number | undefined {
  if (cell === '') return 0;
  return /^(\d+|\d{1,3}([,，]\d{3})+)?(\.\d+)?$/.test(cell) ? Number(cell.replace(/[,，]/g, '')) : undefined;
}

/** A table that is a whole week, as days by hours in their order here; undefined where it is none, 'heads' where its headings cannot be understood. */
function wholeWeek(table: string[][]): string[][] | 'heads' | undefined {
  const size = (rows: number, columns: number) => table.length === rows && table[0].length === columns;
  const turned = table[0].map((_, column) => table.map((row) => row[column]));
  if (size(7, 24)) return table;
  if (size(24, 7)) return turned;
  const lying = size(8, 25) || size(8, 24) || size(7, 25);
  if (!lying && !size(25, 8) && !size(24, 8) && !size(25, 7)) return undefined;
  const upright = lying ? table : turned;
  const named = upright[0].length === 25;
  const [above, body] = upright.length === 8 ? [upright[0].slice(named ? 1 : 0), upright.slice(1)] : [undefined, upright];
  const order = named ? placesOf(body.map(([first]) => dayOf(first)), 7) : range(7);
  const hours = above ? placesOf(above.map(hourOf), 24) : range(24);
  if (!order || !hours) return 'heads';
  const rates = body.map((row) => row.slice(named ? 1 : 0));
  return order.map((row) => hours.map((column) => rates[row][column]));
}

const range = (length: number) => Array.from({ length }, (_, at) => at);

/** Where each of so many stands among what was read, undefined unless each does once. */
function placesOf(read: number[], count: number): number[] | undefined {
  const places = range(count).map((one) => read.indexOf(one));
  return places.includes(-1) ? undefined : places;
}

/** A day by its name in English or Chinese, Monday being 0; -1 for what is none. */
function dayOf(text: string): number {
  const chinese = /^(?:周|星期|礼拜)?([一二三四五六日天])$/.exec(text)?.[1];
  if (chinese) return '一二三四五六日'.indexOf(chinese === '天' ? '日' : chinese);
  return /^[a-z]{3,9}\.?$/i.test(text) ? days.findIndex((day) => text.toLowerCase().startsWith(day)) : -1;
}

/** The hour that a heading begins with: 9, 09:00, 9:00–10:00, 9点, 9 时; -1 for what is none. */
function hourOf(text: string): number {
  const hour = /^(\d{1,2})(?::00)*\s*(?:[点时hH].*|[-–—~～至].*)?$/.exec(text)?.[1];
  return hour === undefined ? -1 : Number(hour);
}
