import type { Language } from './language';

/** A plain number with grouping: 12,345.6. */
export function number(value: number | null | undefined, language: Language, digits = 1): string {
  if (value == null || !Number.isFinite(value)) return '–';
  return format(language, { maximumFractionDigits: digits }).format(value);
}

/** A share 0…1 as percent: 0.125 is 12.5 %. */
export function percent(share: number | null | undefined, language: Language, digits = 1): string {
  if (share == null || !Number.isFinite(share)) return '–';
  return format(language, { style: 'percent', maximumFractionDigits: digits }).format(share);
}

/** An amount of money; the currency may be unknown, then it is a number with two digits. */
export function money(amount: number | null | undefined, currency: string | undefined, language: Language): string {
  if (amount == null || !Number.isFinite(amount)) return '–';
  const digits = Math.abs(amount) >= 10_000 ? 0 : 2;
  const style = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  try {
    return format(language, { ...style, style: 'currency', currency: currency || 'XXX', currencyDisplay: 'narrowSymbol' }).format(amount).replace('¤', '').trim();
  } catch {
    return `${format(language, style).format(amount)} ${currency ?? ''}`.trim();
  }
}

/** Bytes in the unit a person expects: 12 kB. */
export function bytes(size: number, language: Language): string {
  if (size < 1000) return `${size} B`;
  return size < 1e6 ? `${number(size / 1e3, language)} kB` : `${number(size / 1e6, language)} MB`;
}

/** To make one takes longer than to use it many times. */
const made = new Map<string, Intl.NumberFormat>();

function format(language: Language, style: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify([language, style]);
  let known = made.get(key);
  if (!known) made.set(key, (known = new Intl.NumberFormat(language, style)));
  return known;
}
