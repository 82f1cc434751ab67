import type { ReactNode } from 'react';
import { csv } from '../format/csv';

/** The figures behind a chart or in a table: shown as they read, exported as they are. */
export interface Figures {
  /** A unit is what plain figures count, for export: "s", the code of a currency, "0–1" for shares. */
  columns: { title: string; numeric?: boolean; unit?: string }[];
  /** The id of a row, where it can be pointed at. */
  rows: { shown: ReactNode[]; plain: (string | number | null)[]; id?: string }[];
}

/** Takes a file away under a name that ends with its kind, and says so where that fails. */
export type Keep = (name: string, data: Blob | Promise<Blob>) => void;

/** Figures as a CSV file in full precision; a heading names the unit of what is below it. */
export function csvOf({ columns, rows }: Figures): string {
  return csv(
    columns.map(({ title, unit }) => (unit ? `${title} (${unit})` : title)),
    rows.map(({ plain }) => plain),
  );
}
