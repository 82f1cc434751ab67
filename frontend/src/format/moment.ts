import type { Language } from './language';
import { localeOf } from './language';

/** A moment so many seconds after another, on the clock of a zone: 3 Mar, with the hour where that matters. */
export function moment(start: string, seconds: number, zone: string, language: Language, hours: boolean): string {
  return told(start, seconds, zone, language, { month: 'short', day: 'numeric', ...(hours ? clock : {}) });
}

/** The same with the day of the week, as one thinks of work: Tue 3 Mar, 14:05; in another year than the start with that, too. */
export function workMoment(start: string, seconds: number, zone: string, language: Language): string {
  const year = new Date(Date.parse(start) + seconds * 1000).getUTCFullYear() !== new Date(start).getUTCFullYear();
  return told(start, seconds, zone, language, { weekday: 'short', ...(year ? { year: 'numeric' } : {}), month: 'short', day: 'numeric', ...clock });
}

/** The same with the year always, for a clock that runs: Mon 5 Jan 2026, 09:00. */
export function dated(start: string, seconds: number, zone: string, language: Language): string {
  return told(start, seconds, zone, language, { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric', ...clock });
}

/** The time of day alone: 14:05. */
export function timeOfDay(start: string, seconds: number, zone: string, language: Language): string {
  return told(start, seconds, zone, language, clock);
}

const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

function told(start: string, seconds: number, zone: string, language: Language, style: Intl.DateTimeFormatOptions): string {
  const at = new Date(Date.parse(start) + seconds * 1000);
  return format(zone, language, style).format(at);
}

/** To make one takes longer than to use it a hundred times. */
const made = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, language: Language, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([zone, language, style]);
  let known = made.get(key);
  if (!known) {
    const locale = localeOf(language);
    try {
      known = new Intl.DateTimeFormat(locale, { ...style, timeZone: zone });
    } catch {
      known = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }); // a zone that this browser does not know
    }
    made.set(key, known);
  }
  return known;
}

/** A day of the week, 1 for Monday: Mon. */
export function weekday(day: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day))); // 1 January 2024 was a Monday
}
