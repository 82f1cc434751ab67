import { describe, expect, it } from 'vitest';
import en from '../../../i18n/en.json';
import zh from '../../../i18n/zh-CN.json';
import { barsOf, labelPlaces, placeOf, sentenceOf } from './shape';

const shape = { mean: 612, p50: 540, p90: 1140, from: 120, to: 1320, bars: [0.25, 0.5, 0.125, 0.0625] };
const told = (words: { durations: Record<string, unknown> }) => (key: string, values: Record<string, string> = {}) =>
  String(words.durations[key.replace('durations:', '')]).replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name]);

describe('a distribution in a sentence', () => {
  it('is told in both languages', () => {
    expect(sentenceOf(shape, true, 'en', told(en))).toBe('Half are done within 9 min, 9 of 10 within 19 min; 10 min on average.');
    expect(sentenceOf(shape, true, 'zh-CN', told(zh))).toBe('一半在 9 分内完成，九成在 19 分内完成；平均 10 分。');
  });

  it('speaks of what is no work as a time', () => {
    expect(sentenceOf(shape, false, 'en', told(en))).toBe('Half are at most 9 min, 9 of 10 at most 19 min; 10 min on average.');
    expect(sentenceOf(shape, false, 'zh-CN', told(zh))).toBe('一半不超过 9 分，九成不超过 19 分；平均 10 分。');
  });

  it('is one value where nothing varies', () => {
    expect(sentenceOf({ ...shape, mean: 600, from: 600, to: 600, bars: [1] }, true, 'en', told(en))).toBe('Always 10 min.');
  });
});

describe('a distribution in a picture', () => {
  it('has bars up to the highest, of the quicker half, of 9 in 10 and of the rest', () => {
    const bars = barsOf(shape);
    expect(bars.map(({ height }) => height)).toEqual([0.5, 1, 0.25, 0.125]);
    expect(bars.map(({ part }) => part)).toEqual(['half', 'most', 'most', 'rest']);
  });

  it('keeps a mean in the tail at the edge', () => {
    expect([placeOf(shape, 720), placeOf(shape, 9999), placeOf(shape, 0)]).toEqual([50, 100, 0]);
  });

  it.each([
    [30, 80],
    [50, 51],
    [1, 2],
    [98, 100],
    [0, 100],
  ])('has its labels apart and within itself with the median at %d and the 9th decile at %d', (p50, p90) => {
    const em = 11;
    const texts = { p50: 'P50 3 d 4 h', p90: 'P90 3 天 4 时' };
    for (const width of [260, 420]) {
      const at = (place: string): number =>
        Number(new Function('max', 'min', `return ${place.replace(/(-?[\d.]+)(%|em|px)/g, (_, n: string, unit: string) => String(Number(n) * { '%': width / 100, em, px: 1 }[unit]!))}`)(Math.max, Math.min));
      const places = labelPlaces(p50, p90, texts);
      const [first, second] = [at(places.p50.left), at(places.p90.left)];
      expect(first).toBeGreaterThanOrEqual(0);
      expect(second).toBeGreaterThanOrEqual(first + at(places.p50.width));
      expect(second).toBeLessThanOrEqual(width - at(places.p90.width) + 1e-9);
    }
  });
});
