import type { Shape } from '../../../api/distributions';
import { duration } from '../../../format/duration';
import type { Language } from '../../../format/language';

/** A bar of the picture in hundredths of its width, as high as its share of the highest, and whether it lies in the quicker half, before the slowest tenth, or in it. */
export interface Bar {
  x: number;
  width: number;
  height: number;
  part: 'half' | 'most' | 'rest';
}

/** The bars of a shape, told by their middles to be of its half, of 9 in 10 or of the rest. */
export function barsOf({ bars, from, to, p50, p90 }: Shape): Bar[] {
  const highest = Math.max(...bars);
  const width = 100 / bars.length;
  return bars.map((bar, index) => {
    const middle = from + ((to - from) * (index + 0.5)) / bars.length;
    return { x: index * width, width, height: highest > 0 ? bar / highest : 0, part: middle <= p50 ? 'half' : middle <= p90 ? 'most' : 'rest' };
  });
}

/** Where a duration stands in the picture, in hundredths of its width; at the edge when it lies beyond. */
export function placeOf({ from, to }: Shape, seconds: number): number {
  return to > from ? Math.min(100, Math.max(0, (100 * (seconds - from)) / (to - from))) : 50;
}

/** What the picture says, in a sentence: of work, when it is done; of any other time, how long it is. */
export function sentenceOf({ from, to, p50, p90, mean }: Shape, work: boolean, language: Language, t: (key: string, values?: Record<string, string>) => string): string {
  const said = (seconds: number) => duration(seconds, language);
  if (to <= from) return t('durations:always', { value: said(mean) });
  return t(work ? 'durations:done' : 'durations:last', { half: said(p50), most: said(p90), mean: said(mean) });
}

/** Where a label below the picture begins and how wide it is, as CSS lengths. */
export interface LabelPlace {
  left: string;
  width: string;
}

/**
 * The label of the median ends where the median stands, and that of the 9th decile begins where that stands, so that they read apart however near
 * the two are. Labels stay within the picture, whatever its width, and give way to one another there. Places are hundredths of the width, widths are
 * the texts'.
 */
export function labelPlaces(p50: number, p90: number, texts: { p50: string; p90: string }): { p50: LabelPlace; p90: LabelPlace } {
  const [first, second, gap] = [emsOf(texts.p50), emsOf(texts.p90), 0.8];
  const left = `max(0px, min(${p50}% - ${first}em, 100% - ${first + second + gap}em))`;
  return {
    p50: { left, width: `${first}em` },
    p90: { left: `max(min(${p90}%, 100% - ${second}em), ${left} + ${first + gap}em)`, width: `${second}em` },
  };
}

/** How wide a text is at most: Chinese signs are squares, and of ours no other is wider than two thirds of one. */
function emsOf(text: string): number {
  return [...text].reduce((ems, sign) => ems + (sign > '\u2e80' ? 10 : sign === ' ' ? 3 : 6.5), 0) / 10;
}
