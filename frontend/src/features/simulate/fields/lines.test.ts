import { expect, it } from 'vitest';
import { editable, parseDuration } from '../../../format/duration';
import { isoOf, secondsOf } from '../../../format/iso';
import { fromLines, linesOf } from './lines';

const times = {
  write: (iso: string) => editable(secondsOf(iso) ?? 0, 'en'),
  read: (text: string) => {
    const seconds = parseDuration(text);
    return seconds === undefined ? undefined : isoOf(seconds);
  },
};

it.each([
  [{ dist: 'histogram', bins: [{ from: 'PT0S', to: 'PT5M', weight: 3 }, { from: 'PT5M', to: 'PT1H', weight: 1 }] }, '0 min – 5 min: 3\n5 min – 1 h: 1'],
  [{ dist: 'discrete', values: [{ value: 'PT5M', weight: 0.7 }, { value: 'P1D', weight: 0.3 }] }, '5 min: 0.7\n1 d: 0.3'],
  [{ dist: 'samples', values: ['PT5M', 'PT7M'] }, '5 min\n7 min'],
])('a list is written as lines and read back: %j', (spec, text) => {
  expect(linesOf(spec, times)).toBe(text);
  const read = fromLines(text, spec.dist, times);
  expect('list' in read && { dist: spec.dist, ...read.list }).toEqual(spec);
});

it('lines are read however they were typed, and the first that cannot be is named', () => {
  expect(fromLines('10\n\n2 小时：3', 'discrete', times)).toEqual({ list: { values: [{ value: 'PT10M', weight: 1 }, { value: 'PT2H', weight: 3 }] } });
  expect(fromLines('5 min - 10 min', 'histogram', times)).toEqual({ list: { bins: [{ from: 'PT5M', to: 'PT10M', weight: 1 }] } });
  expect(fromLines('5 min\nsoon', 'samples', times)).toEqual({ line: 2 });
});
