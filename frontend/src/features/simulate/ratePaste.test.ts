import { describe, expect, it } from 'vitest';
import { parseTable, tableText } from '../../format/table';
import { copied, pastedInto } from './ratePaste';
import type { Grid } from './rates';
import { blockOf } from './rates';

const none: Grid = Array.from({ length: 7 }, () => Array<number>(24).fill(0));
const whole: Grid = none.map((row, day) => row.map((_, hour) => day * 100 + hour));
const spot = (day: number, hour: number, lastDay = day, lastHour = hour) => blockOf({ day, hour }, { day: lastDay, hour: lastHour });
const paste = (text: string, at = spot(1, 9)) => pastedInto(none, parseTable(text), at);
const gridOf = (text: string, at = spot(1, 9)) => {
  const pasted = paste(text, at);
  return 'grid' in pasted ? pasted.grid : undefined;
};

describe('a block from a spreadsheet', () => {
  it('begins at the cell with the focus, its lines being days', () => {
    const pasted = paste('5\t6\n5\t7\n');
    expect(pasted).toMatchObject({ block: spot(1, 9, 2, 10) });
    const grid = 'grid' in pasted ? pasted.grid : [];
    expect([grid[1].slice(8, 12), grid[2].slice(8, 12)]).toEqual([[0, 5, 6, 0], [0, 5, 7, 0]]);
    expect(grid.flat().filter((rate) => rate > 0)).toHaveLength(4);
  });

  it('is one number for all that is marked', () => {
    expect(gridOf('2.5', spot(0, 8, 1, 9))?.flat().filter((rate) => rate === 2.5)).toHaveLength(4);
  });

  it('is taken over whole or not at all', () => {
    expect(paste('5\tmany')).toMatchObject({ fault: 'number', cell: 'many' });
    expect(paste('5\t-1')).toMatchObject({ fault: 'number', cell: '-1' });
    expect(paste('5\n5\n5', spot(5, 0))).toMatchObject({ fault: 'room', rows: 3, columns: 1 });
    expect(paste('5\t5', spot(0, 23))).toMatchObject({ fault: 'room', rows: 1, columns: 2 });
    expect(paste('\t\n')).toMatchObject({ fault: 'empty' });
  });

  it('reads thousands and empty cells as spreadsheets write them', () => {
    expect(gridOf('1,200\t\t.5')?.[1].slice(9, 12)).toEqual([1200, 0, 0.5]);
  });
});

describe('a whole week from a spreadsheet', () => {
  const lying = copied(whole, spot(0, 0, 6, 23));
  const turned = (table: string[][]) => table[0].map((_, column) => table.map((row) => row[column]));
  const hours = lying[0].map((_, hour) => `${String(hour).padStart(2, '0')}:00`);

  it.each([
    ['days by hours', lying],
    ['hours by days', turned(lying)],
    ['with hours above', [hours, ...lying]],
    ['with both headings', [['', ...hours], ...lying.map((row, day) => [['Mon', 'Tuesday', '周三', '星期四', 'fri', '六', 'Sun'][day], ...row])]],
    ['with both headings, hours by days', turned([['', ...hours], ...lying.map((row, day) => [`周${'一二三四五六日'[day]}`, ...row])])],
    ['beginning on Sunday', [lying[6], ...lying.slice(0, 6)].map((row, at) => [['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][at], ...row])],
  ])('%s goes to its place wherever the focus is', (_, table) => {
    expect(gridOf(tableText(table), spot(3, 3))).toEqual(whole);
  });

  it('is refused where its headings cannot be understood', () => {
    expect(paste(tableText(lying.map((row, at) => [`W${at}`, ...row])))).toMatchObject({ fault: 'heads' });
    expect(paste(tableText([hours.map((_, hour) => String(hour + 1)), ...lying]))).toMatchObject({ fault: 'heads' });
  });

  it('comes back as it was copied', () => {
    expect(gridOf(tableText(copied(whole, spot(0, 0, 6, 23))))).toEqual(whole);
  });
});
