import { describe, expect, it } from 'vitest';
import { instantIn } from '../../format/zone';
import { casesOf, textOf } from './instants';

it('a local time becomes the moment at which clocks there show it', () => {
  expect(instantIn('Asia/Shanghai', '2026-01-05T09:00:00')).toBe('2026-01-05T09:00:00+08:00');
  expect(instantIn('Europe/Berlin', '2026-07-01T09:00:00')).toBe('2026-07-01T09:00:00+02:00');
  // An hour after clocks went forward.
  expect(instantIn('Europe/Berlin', '2026-03-29T03:30:00')).toBe('2026-03-29T03:30:00+02:00');
  expect(instantIn('America/New_York', '2026-12-31T23:30:00')).toBe('2026-12-31T23:30:00-05:00');
});

describe('a list of moments', () => {
  it('is read as people write them, and put in order', () => {
    const { cases, unread } = casesOf('2026/1/5 9:30\n2026-01-05T08:00:00Z\n\n2026年1月5日 10:15\nsoon', 'Asia/Shanghai');
    expect(cases.map(({ at }) => at)).toEqual(['2026-01-05T09:30:00+08:00', '2026-01-05T10:15:00+08:00', '2026-01-05T08:00:00Z']);
    expect(unread).toEqual([5]);
  });

  it('takes data of each case from the columns that a header names, and is written so again', () => {
    const text = 'at,amount,kind,urgent\n2026-01-05T09:30:00+08:00,1200.5,gold,true\n2026-01-05T09:40:00+08:00,,"basic",false\n';
    const { cases, unread } = casesOf(text, 'UTC');
    expect(unread).toEqual([]);
    expect(cases).toEqual([
      { at: '2026-01-05T09:30:00+08:00', data: { amount: 1200.5, kind: 'gold', urgent: true } },
      { at: '2026-01-05T09:40:00+08:00', data: { kind: 'basic', urgent: false } },
    ]);
    expect(casesOf(textOf(cases), 'UTC').cases).toEqual(cases);
  });
});
