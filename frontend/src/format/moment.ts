import type { Language } from './language';

/** A moment so many seconds after another, on the clock of a zone: 3 Mar, with the hour where that matters. */
export function moment(start: string, seconds: number, zone: string, language: Language, hours: boolean): string {
  const at = new Date(Date.parse(start) + seconds * 1000);
  const style: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric', ...(hours ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } : {}) };
  const locale = language === 'en' ? 'en-GB' : language;
  try {
    return new Intl.DateTimeFormat(locale, { ...style, timeZone: zone }).format(at);
  } catch {
    return new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(at); // a zone that this browser does not know
  }
}

/** A clock so many seconds after a moment, in a zone: Mon, 5 Jan 2026, 09:00. */
export function clock(start: string, seconds: number, zone: string, language: Language): string {
  const at = new Date(Date.parse(start) + seconds * 1000);
  const style: Intl.DateTimeFormatOptions = { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const locale = language === 'en' ? 'en-GB' : language;
  try {
    return new Intl.DateTimeFormat(locale, { ...style, timeZone: zone }).format(at);
  } catch {
    return new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(at); // a zone that this browser does not know
  }
}

/** A day of the week, 1 for Monday: Mon. */
export function weekday(day: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day))); // 1 January 2024 was a Monday
}
