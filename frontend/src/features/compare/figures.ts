import type { Difference, Estimate } from '../../api/experiments';
import type { Language } from '../../format/language';
import type { Scale } from '../../format/measure';
import { half, value } from '../../format/measure';
import { number, percent } from '../../format/number';

export type { Scale } from '../../format/measure';
export { half, value } from '../../format/measure';

/** What values of a measure count where they are exported. */
export function exportUnit({ unit, currency }: Scale): string | undefined {
  return { time: 's', money: currency, share: '0–1' }[unit];
}

/** The name of a row for export, where rows of one table count different things. */
export function withUnit(name: string, scale: Scale): string {
  const unit = exportUnit(scale);
  return unit ? `${name} (${unit})` : name;
}

/** A change of a measure with its sign; that of a share is in points. */
export function change(of: number | null | undefined, scale: Scale, language: Language, points: (value: string) => string): string {
  if (of == null || !Number.isFinite(of)) return '–';
  const plus = of > 0 ? '+' : '';
  const text = plus + (scale.unit === 'share' ? number(of * 100, language).replace(/^-/, '−') : value(of, scale, language));
  // What rounds to nothing has no direction.
  const unsigned = /[1-9]/.test(text) ? text : text.replace(/^[+−]/, '');
  return scale.unit === 'share' ? points(unsigned) : unsigned;
}

/** Half the interval of a change; that of a share is in points. */
export function halfChange(of: number | null | undefined, scale: Scale, language: Language, points: (value: string) => string): string {
  if (of == null || !Number.isFinite(of)) return '';
  return scale.unit === 'share' ? `± ${points(number(of * 100, language))}` : half(of, scale, language);
}

/** A share with its sign: +12.5 %. */
export function signedPercent(share: number | null | undefined, language: Language): string {
  if (share == null || !Number.isFinite(share) || Math.abs(share) < 0.0005) return '';
  return (share > 0 ? '+' : '') + percent(share, language, Math.abs(share) < 0.1 ? 1 : 0).replace(/^-/, '−');
}

/** The ends of the interval of a difference as shares of the base's mean; undefined where there is nothing to draw. */
export function shares(difference: Difference, base: Estimate): { mean: number; low: number; high: number } | undefined {
  const { mean, halfWidth } = difference;
  if (mean == null || !base.mean) return undefined;
  const whole = Math.abs(base.mean);
  return { mean: mean / whole, low: (mean - (halfWidth ?? 0)) / whole, high: (mean + (halfWidth ?? 0)) / whole };
}

/** A value of a lever for people: "3", "× 1.2", "20 %". */
export function setting(of: number, kind: string, language: Language): string {
  if (kind === 'people') return number(of, language, 0);
  return kind === 'chance' ? percent(of, language) : `× ${number(of, language, 3)}`;
}
