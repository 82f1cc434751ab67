/** The way to a value in a scenario: names of fields, indices of lists. */
export type Path = readonly (string | number)[];

/** A path as a JSON pointer, the way the back end writes it: /tasks/Task_1/cost. */
export function pointer(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The steps of a JSON pointer. */
export function steps(text: string): string[] {
  return text.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What is at the end of a path, undefined where it leads out of the value. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((now, step) => (now !== null && typeof now === 'object' ? (now as Record<string | number, unknown>)[step] : undefined), value);
}

/** The value with another one at the end of a path. Undefined takes the field, or the item of a list, away; what is missing on the way is made. */
export function withValue<T>(value: T, path: Path, next: unknown): T {
  if (path.length === 0) return next as T;
  const [step, ...rest] = path;
  const inner = withValue((value as Record<string | number, unknown> | undefined)?.[step], rest, next);
  if (Array.isArray(value)) {
    if (inner === undefined) return value.filter((_, at) => at !== Number(step)) as T;
    return Object.assign([...value], { [step]: inner }) as T;
  }
  if (inner === undefined) {
    if (value === undefined) return value;
    return Object.fromEntries(Object.entries(value as object).filter(([key]) => key !== String(step))) as T;
  }
  if (value === undefined && typeof step === 'number') return [inner] as T;
  return { ...value, [step]: inner };
}

/** The record with one key called otherwise, in its place. */
export function renamed<T>(record: Record<string, T>, from: string, to: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key === from ? to : key, value]));
}

/** Whether a pointer is another one or leads on from it. */
export function under(text: string, start: string): boolean {
  return text === start || text.startsWith(`${start}/`);
}

/** The longest of some pointers from which another one leads on: the place on the screen that is nearest to it. */
export function nearest(text: string, places: Iterable<string>): string | undefined {
  let best: string | undefined;
  for (const place of places) if (under(text, place) && (best === undefined || place.length > best.length)) best = place;
  return best;
}
