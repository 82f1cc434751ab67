import { describe, expect, it } from 'vitest';
import { csv } from './csv';
import { ago, moment } from './date';
import { duration, editable, parseDuration } from './duration';
import { isoOf, secondsOf } from './iso';
import { bytes, money, number, percent } from './number';

describe('a duration is said in its two largest parts', () => {
  it.each([
    [0, '0 min', '0 分'],
    [2.5, '2.5 s', '2.5 秒'],
    [45, '45 s', '45 秒'],
    [65, '1 min 05 s', '1 分 5 秒'],
    [1200, '20 min', '20 分'],
    [7500, '2 h 05 min', '2 小时 5 分'],
    [7200, '2 h', '2 小时'],
    [3599, '1 h', '1 小时'],
    [86_400 * 3 + 3600 * 4, '3 d 4 h', '3 天 4 小时'],
    [86_399, '1 d', '1 天'],
    [-60, '−1 min', '−1 分'],
  ])('%d s', (seconds, en, zh) => {
    expect(duration(seconds, 'en')).toBe(en);
    expect(duration(seconds, 'zh-CN')).toBe(zh);
  });

  it('is a dash when nothing was observed', () => {
    expect(duration(null, 'en')).toBe('–');
  });
});

describe('what a person types is understood', () => {
  it.each([
    ['90 min', 5400],
    ['1h 30m', 5400],
    ['1h30m', 5400],
    ['1:30', 5400],
    ['1.5h', 5400],
    ['2 小时 5 分', 7500],
    ['2小时5分钟', 7500],
    ['3天', 259_200],
    ['20', 1200],
    ['1 week', 604_800],
    ['PT2H', 7200],
    ['p1dt30m', 88_200],
  ])('%s', (text, seconds) => expect(parseDuration(text)).toBe(seconds));

  it.each(['', 'soon', '5 parsecs', '1h xx', '-5', 'PT', 'P1Y'])('“%s” is refused', (text) => expect(parseDuration(text)).toBeUndefined());
});

describe('ISO 8601 durations', () => {
  it.each([
    ['PT20M', 1200],
    ['P30D', 2_592_000],
    ['PT1H30M', 5400],
    ['P1DT2H', 93_600],
    ['PT0.5S', 0.5],
    ['PT0S', 0],
  ])('%s survives the way there and back', (iso, seconds) => {
    expect(secondsOf(iso)).toBe(seconds);
    expect(isoOf(seconds)).toBe(iso);
  });

  it('weeks are read', () => expect(secondsOf('P2W')).toBe(1_209_600));
  it.each(['P', 'PT', '20M', 'P1Y', 'P1M', undefined])('%s is none', (iso) => expect(secondsOf(iso)).toBeUndefined());
});

describe('a duration in a field is exact and reads back', () => {
  it.each([
    [5400, '1.5 h'],
    [5700, '95 min'],
    [129_600, '1.5 d'],
    [7265, '2 h 1 min 5 s'],
  ])('%d s is written %s', (seconds, text) => expect(editable(seconds, 'en')).toBe(text));

  it.each([0, 0.5, 30, 90, 1200, 5400, 5700, 7265, 86_400, 93_600, 93_661.25])('%d s', (seconds) => {
    for (const language of ['en', 'zh-CN'] as const) expect(parseDuration(editable(seconds, language))).toBe(seconds);
  });
});

it('numbers, shares, money and sizes follow the language', () => {
  expect(number(12345.67, 'en')).toBe('12,345.7');
  expect(percent(0.125, 'en')).toBe('12.5%');
  expect(money(12.5, 'CNY', 'zh-CN')).toBe('¥12.50');
  expect(money(12.5, undefined, 'en')).toBe('12.50');
  expect(money(12_345.6, 'EUR', 'en')).toBe('€12,346');
  expect(bytes(12_345, 'en')).toBe('12.3 kB');
});

it('dates follow the language', () => {
  expect(moment('2026-01-05T09:00:00', 'en')).toBe('5 Jan 2026, 09:00');
  expect(moment('2026-01-05T09:00:00', 'zh-CN')).toBe('2026年1月5日 09:00');
  expect(ago('2026-01-05T09:00:00Z', new Date('2026-01-05T09:05:00Z'), 'en')).toBe('5 minutes ago');
  expect(ago('2026-01-05T09:00:00Z', new Date('2026-01-05T09:05:00Z'), 'zh-CN')).toBe('5分钟前');
});

it('a table becomes a file that a spreadsheet opens without running it', () => {
  expect(csv(['name', 'n'], [['a "b", c', 1], ['=cmd()', null]])).toBe('\ufeffname,n\r\n"a ""b"", c",1\r\n\'=cmd(),\r\n');
});
