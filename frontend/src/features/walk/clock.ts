import type { Language } from '../../format/language';

/** A moment of a walk on the clock of its scenario, whatever zone the person is in: "Mon 5 Jan 2026, 09:00". */
export function clock(at: string, language: Language): string {
  // The offset is left out, so that the wall's time is formatted as it stands.
  const wall = new Date(`${at.slice(0, 19)}Z`);
  return new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'short', year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(wall);
}
