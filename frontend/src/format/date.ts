import type { Language } from './language';
import { localeOf } from './language';

/** A moment as one writes it in the language: 5 Jan 2026, 09:00. */
export function moment(at: string | Date | undefined, language: Language): string {
  const date = typeof at === 'string' ? new Date(at) : at;
  if (!date || Number.isNaN(date.getTime())) return '–';
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}

/** How long ago, roughly: 5 minutes ago. */
export function ago(at: string, now: Date, language: Language): string {
  const seconds = (new Date(at).getTime() - now.getTime()) / 1000;
  if (Number.isNaN(seconds)) return '–';
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const size = Math.abs(seconds);
  if (size < 60) return format.format(0, 'minute');
  if (size < 3600) return format.format(Math.round(seconds / 60), 'minute');
  if (size < 86_400) return format.format(Math.round(seconds / 3600), 'hour');
  if (size < 30 * 86_400) return format.format(Math.round(seconds / 86_400), 'day');
  return moment(at, language);
}
