import { describe, expect, it } from 'vitest';
import type { HourlyRate } from '../../api/scenario';
import { blockOf, gridOf, isHourly, painted, total, weekOf } from './rates';

const office: HourlyRate = { days: ['mon', 'tue'], from: '09:00', to: '17:00', perHour: 6 };

describe('a week of rates as a grid', () => {
  it('adds up what overlaps', () => {
    const grid = gridOf([office, { days: ['mon'], from: '10:00', to: '12:00', perHour: 4 }]);
    expect([grid[0][8], grid[0][9], grid[0][10], grid[0][12], grid[1][10], grid[2][10]]).toEqual([0, 6, 10, 6, 6, 0]);
    expect(total(grid[0])).toBe(56);
  });

  it('counts half an hour as half a case', () => {
    const half: HourlyRate = { days: ['sun'], from: '09:30', to: '24:00', perHour: 2 };
    expect(gridOf([half])[6].slice(8, 11)).toEqual([0, 1, 2]);
    expect(gridOf([half])[6][23]).toBe(2);
    expect([isHourly([half]), isHourly([office])]).toEqual([false, true]);
  });

  it('is written as few stretches and read back the same', () => {
    expect(weekOf(gridOf([office]))).toEqual([office]);
    const grid = painted(gridOf([office]), blockOf({ day: 6, hour: 23 }, { day: 0, hour: 22 }), 0.5);
    expect(weekOf(grid)).toContainEqual({ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '22:00', to: '24:00', perHour: 0.5 });
    expect(gridOf(weekOf(grid))).toEqual(grid);
  });

  it('is painted with nothing to rub out', () => {
    expect(weekOf(painted(gridOf([office]), blockOf({ day: 0, hour: 0 }, { day: 6, hour: 23 }), 0))).toEqual([]);
  });
});
