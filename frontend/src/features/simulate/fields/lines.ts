import type { Variate } from '../../../api/scenario';

/** How one value of a distribution is written and read: a duration, or a number. */
export interface Spelling<T> {
  write: (value: T) => string;
  read: (text: string) => T | undefined;
}

/** The list of a histogram, a discrete or a sampled distribution as lines that a person edits. */
export function linesOf<T>(spec: Variate<T>, spelling: Spelling<T>): string {
  if (spec.dist === 'histogram') return (spec.bins ?? []).map(({ from, to, weight }) => `${spelling.write(from)} – ${spelling.write(to)}: ${weight}`).join('\n');
  return (spec.values ?? []).map((item) => (weighted(item) ? `${spelling.write(item.value)}: ${item.weight}` : spelling.write(item))).join('\n');
}

/** The list that lines mean, or the number of the first line that cannot be read. */
export function fromLines<T>(text: string, kind: string, spelling: Spelling<T>): { list: Partial<Variate<T>> } | { line: number } {
  const lines = text.split('\n').map((line) => line.trim());
  const bins: NonNullable<Variate<T>['bins']> = [];
  const values: NonNullable<Variate<T>['values']> = [];
  for (const [at, line] of lines.entries()) {
    if (line === '') continue;
    const [, what, share] = kind === 'samples' ? [line, line, '1'] : (/^(.*?)(?:[:：]\s*([\d.]+))?$/.exec(line) ?? []);
    const weight = Number(share ?? 1);
    if (what === undefined || Number.isNaN(weight)) return { line: at + 1 };
    if (kind === 'histogram') {
      const ends = what.split(/\s*[–—~～]\s*|\s+-\s+/).map((end) => spelling.read(end));
      if (ends.length !== 2 || ends[0] === undefined || ends[1] === undefined) return { line: at + 1 };
      bins.push({ from: ends[0], to: ends[1], weight });
    } else {
      const value = spelling.read(what);
      if (value === undefined) return { line: at + 1 };
      values.push(kind === 'samples' ? value : { value, weight });
    }
  }
  return { list: kind === 'histogram' ? { bins } : { values } };
}

function weighted<T>(item: { value: T; weight: number } | T): item is { value: T; weight: number } {
  return item !== null && typeof item === 'object' && 'weight' in item;
}
