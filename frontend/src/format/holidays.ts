/** One date of a list of public holidays. */
export interface Holiday {
  date: string;
  name: string;
  /** One makes up for the days off around it. */
  works?: boolean;
}

interface Span {
  from: string;
  to: string;
}

/** What a calendar needs to have for holidays to be taken into it: a week, and dates with hours of their own. */
export interface Dated {
  week?: (Span & { days: string[] })[];
  exceptions?: { date: string; name?: string; open: Span[] }[];
}

/** A list of public holidays to be taken into calendars. */
export interface HolidayList {
  id: string;
  year: number;
  days: Holiday[];
}

/** From the first date to the last, both included. */
function run(name: string, first: string, last: string): Holiday[] {
  const all: Holiday[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000) all.push({ date: new Date(at).toISOString().slice(0, 10), name });
  return all;
}

const works = (...dates: string[]): Holiday[] => dates.map((date) => ({ date, name: '', works: true }));

/** 国务院办公厅关于 2026 年部分节假日安排的通知. */
export const china2026: HolidayList = {
  id: 'cn-2026',
  year: 2026,
  days: [
    ...run('元旦', '2026-01-01', '2026-01-03'),
    ...run('春节', '2026-02-15', '2026-02-23'),
    ...run('清明节', '2026-04-04', '2026-04-06'),
    ...run('劳动节', '2026-05-01', '2026-05-05'),
    ...run('端午节', '2026-06-19', '2026-06-21'),
    ...run('中秋节', '2026-09-25', '2026-09-27'),
    ...run('国庆节', '2026-10-01', '2026-10-07'),
    ...works('2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'),
  ],
};

/** A calendar with a list of holidays: closed days, and days on which one makes up for them, with the hours of a weekday. Dates that are known stay. */
export function withHolidays<C extends Dated>(calendar: C, list: Holiday[], working: string): { calendar: C; added: number } {
  const known = new Set((calendar.exceptions ?? []).map(({ date }) => date));
  const usual = ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => spansOn(calendar, day)).find((spans) => spans.length > 0);
  const added = list
    .filter(({ date, works }) => !known.has(date) && (!works || usual))
    .map(({ date, name, works }) => ({ date, name: works ? working : name, open: works ? usual! : [] }));
  const exceptions = [...(calendar.exceptions ?? []), ...added].sort((a, b) => (a.date < b.date ? -1 : 1));
  return { calendar: { ...calendar, exceptions }, added: added.length };
}

/** When a day of the week is open. */
function spansOn(calendar: Dated, day: string): Span[] {
  return (calendar.week ?? []).filter((shift) => shift.days.includes(day)).map(({ from, to }) => ({ from, to }));
}
