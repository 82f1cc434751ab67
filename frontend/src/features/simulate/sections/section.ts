import type { Named } from '../../../modeler/facts';

/** What to call an element: its name, or its id when it has none. */
export function called({ id, name }: Named): string {
  return name || id;
}

/** The record with one entry changed. */
export function withEntry<T>(record: Record<string, T> | undefined, id: string, value: NoInfer<T>): Record<string, T> {
  return { ...record, [id]: value };
}

/** The record without one entry. */
export function withoutEntry<T>(record: Record<string, T> | undefined, id: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record ?? {}).filter(([key]) => key !== id));
}

/** An id that the record does not have yet. */
export function freshId(record: object | undefined, stem: string): string {
  let at = 1;
  while (record && `${stem}${at}` in record) at++;
  return `${stem}${at}`;
}
