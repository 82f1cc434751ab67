import type { Instance } from '../../api/scenario';
import { instantIn } from '../../format/zone';

/** Cases read from text: a moment a line, and what is known of the case where a header names it. */
export interface Read {
  cases: Instance[];
  /** Lines that no moment could be read from. */
  unread: number[];
}

const moment = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]+(\d{1,2})(?::(\d{2}))?(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i;

/** Reads pasted or loaded lines, separated by comma, semicolon or tab. Moments without an offset are in the zone. */
export function casesOf(text: string, zone: string): Read {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const cases: Instance[] = [];
  const unread: number[] = [];
  let header: string[] | undefined;
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const cells = line.split(/\t|;|,/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    const instant = instantOf(cells[0], zone);
    if (instant !== undefined) {
      const known = cells.slice(1).flatMap((cell, column) => (cell === '' || !header?.[column + 1] ? [] : [[header[column + 1], constantOf(cell)] as const]));
      cases.push(known.length > 0 ? { at: instant, data: Object.fromEntries(known) } : { at: instant });
    } else if (cases.length === 0 && !header && unread.length === 0) header = cells;
    else unread.push(at + 1);
  }
  cases.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return { cases, unread };
}

/** The cases as text that casesOf reads back. */
export function textOf(cases: Instance[]): string {
  const variables = [...new Set(cases.flatMap(({ data }) => Object.keys(data ?? {})))];
  const rows = cases.map(({ at, data }) => [at, ...variables.map((variable) => String(data?.[variable] ?? ''))].join(', '));
  return (variables.length > 0 ? [['at', ...variables].join(', '), ...rows] : rows).join('\n');
}

function instantOf(text: string, zone: string): string | undefined {
  const match = moment.exec(text.trim());
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59) return undefined;
  const two = (part: number) => String(part).padStart(2, '0');
  const local = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
  const offset = match[7];
  if (!offset) return instantIn(zone, local);
  return local + (offset.toUpperCase() === 'Z' ? 'Z' : offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`);
}

function constantOf(cell: string): number | boolean | string {
  if (cell === 'true' || cell === 'false') return cell === 'true';
  return cell !== '' && !Number.isNaN(Number(cell)) ? Number(cell) : cell;
}
