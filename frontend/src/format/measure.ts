import { duration } from './duration';
import type { Language } from './language';
import { money, number, percent } from './number';

/** What a value is counted in, and the currency of amounts. */
export interface Scale {
  unit: string;
  currency?: string;
}

/** A value of a measure for people. */
export function value(of: number | null | undefined, { unit, currency }: Scale, language: Language): string {
  if (unit === 'time') return duration(of, language);
  if (unit === 'money') return money(of, currency, language).replace(/^-/, '−');
  if (unit === 'share') return percent(of, language).replace(/^-/, '−');
  // A few cases a day differ in the third digit.
  return number(of, language, of != null && Math.abs(of) < 0.1 ? 4 : 2).replace(/^-/, '−');
}

/** Half the interval of a mean, to stand behind it and written as it is. */
export function half(of: number | null | undefined, scale: Scale, language: Language): string {
  if (of == null || !Number.isFinite(of)) return '';
  return `± ${value(of, scale, language)}`;
}
