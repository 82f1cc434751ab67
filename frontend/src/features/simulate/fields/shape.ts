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
