import type { Distribution } from '../../../api/scenario';
import { parseDuration } from '../../../format/duration';
import { isoOf } from '../../../format/iso';
import { isBounded, isMeasure, parametersOf } from './distribution';
import type { Measure } from './distribution';

/** What a row of cells makes of a distribution, or why nothing of it was taken over. */
export type Filled = { spec: Distribution } | { fault: 'shape' | 'room' | 'read'; cell?: string; count: number; room: number };

/** Fills parameters with the cells of a row or a column of a spreadsheet, from one parameter on: all of them or none. A bare number counts minutes. */
export function filledFrom(spec: Distribution, from: Measure, table: string[][]): Filled {
  const bounds: Measure[] = isBounded(spec.dist) && (spec.min !== undefined || spec.max !== undefined) ? ['min', 'max'] : [];
  const all = [...parametersOf(spec.dist, 'time').filter(isMeasure), ...bounds];
  const places = all.slice(all.indexOf(from));
  const cells = table.flat();
  const fault = (kind: 'shape' | 'room' | 'read', cell?: string): Filled => ({ fault: kind, cell, count: cells.length, room: places.length });
  if (table.length > 1 && table[0].length > 1) return fault('shape');
  if (cells.length > places.length) return fault('room');
  const wrong = cells.find((cell) => parseDuration(cell) === undefined);
  if (wrong !== undefined) return fault('read', wrong);
  return { spec: { ...spec, ...Object.fromEntries(cells.map((cell, at) => [places[at], isoOf(parseDuration(cell)!)])) } };
}
