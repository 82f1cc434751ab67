import { expect, test } from 'vitest';
import { moment, timeOfDay, weekday, workMoment } from './moment';

test('a moment is told on the clock of its zone, after clocks were put forward as well', () => {
  expect(moment('2026-03-28T09:00:00+01:00', 0, 'Europe/Berlin', 'en', true)).toBe('28 Mar, 09:00');
  expect(moment('2026-03-28T09:00:00+01:00', 86400, 'Europe/Berlin', 'en', true)).toBe('29 Mar, 10:00');
  expect(moment('2026-03-28T09:00:00+01:00', 0, 'Europe/Berlin', 'zh-CN', false)).toBe('3月28日');
});

test('work is told with its day of the week, and with the year where that is another', () => {
  expect(workMoment('2026-03-03T09:00:00+08:00', 5 * 3600, 'Asia/Shanghai', 'en')).toBe('Tue 3 Mar, 14:00');
  expect(workMoment('2026-03-03T09:00:00+08:00', 0, 'Asia/Shanghai', 'zh-CN')).toMatch(/^3月3日周二 09:00$/);
  expect(workMoment('2026-03-03T09:00:00+08:00', 365 * 86400, 'Asia/Shanghai', 'en')).toContain('2027');
  expect(timeOfDay('2026-03-03T09:00:00+08:00', 60, 'Asia/Shanghai', 'zh-CN')).toBe('09:01');
});

test('a zone that the browser does not know is told in UTC', () => {
  expect(moment('2026-03-28T09:00:00Z', 0, 'Nowhere/Never', 'en', true)).toBe('28 Mar, 09:00');
});

test('the week begins on Monday in both languages', () => {
  expect([1, 7].map((day) => weekday(day, 'en'))).toEqual(['Mon', 'Sun']);
  expect([1, 7].map((day) => weekday(day, 'zh-CN'))).toEqual(['周一', '周日']);
});
