import type { CodeSet } from '../../api/raci';
import { performing } from '../../modeler/codeSet';
import type { Matrix, Role, Row } from '../../modeler/duties';
import { given } from '../../modeler/duties';
import { settled } from './changes';
import type { Wish } from './changes';
import { parseCodes } from './codes';

export { parseTable, tableText } from '../../format/table';

/** Whether a table names its steps and roles itself, rather than being a block of duties. */
export function hasHeads(table: string[][], set: CodeSet): boolean {
  if (table.length < 2 || (table[0]?.length ?? 0) < 2) return false;
  const foreign = (cell: string) => cell !== '' && parseCodes(cell, set) === undefined;
  return table[0].slice(1).some(foreign) && table.slice(1).some(([first]) => foreign(first));
}

/** How something of a table was found in the drawing. */
export type How = 'same' | 'id' | 'like' | 'none';

export interface Match {
  text: string;
  id?: string;
  how: How;
}

/** A table with headings, and what each of them means here. */
export interface Reading {
  rows: (Match & { at: number })[];
  columns: (Match & { at: number; duties: boolean })[];
}

/** Finds the steps and roles that a table speaks of: by name, by id, or else by the name that is most alike. */
export function readHeads(table: string[][], { rows, roles }: Matrix, set: CodeSet): Reading {
  const [head, ...body] = table;
  const steps = matches(body.map(([first]) => first), rows);
  const columns = matches(head.slice(1), roles).map((match, at) => {
    const cells = body.map((row) => row[at + 1]).filter((cell) => cell !== '');
    return { ...match, at: at + 1, duties: match.id !== undefined || cells.filter((cell) => parseCodes(cell, set) !== undefined).length > cells.length / 2 };
  });
  return { rows: steps.map((match, at) => ({ ...match, at: at + 1 })).filter(({ text }) => text !== ''), columns: columns.filter(({ text }) => text !== '') };
}

/** Each text's counterpart; nothing is the counterpart of two. */
export function matches(texts: string[], known: readonly { id: string; name: string }[]): Match[] {
  const free = new Set(known);
  const found = new Map<number, Match>();
  const take = (how: How, fits: (text: string, one: { id: string; name: string }) => boolean) =>
    texts.forEach((text, at) => {
      if (found.has(at) || text === '') return;
      for (const one of free) {
        if (!fits(text, one)) continue;
        free.delete(one);
        found.set(at, { text, id: one.id, how });
        return;
      }
    });
  take('same', (text, { name }) => plain(name) === plain(text));
  take('id', (text, { id }) => id === text);
  const near = texts
    .flatMap((text, at) => (found.has(at) || text === '' ? [] : [...free].map((one) => ({ text, at, one, share: alike(text, one.name) }))))
    .filter(({ share }) => share >= 0.5)
    .sort((a, b) => b.share - a.share);
  for (const { text, at, one } of near) {
    if (found.has(at) || !free.has(one)) continue;
    free.delete(one);
    found.set(at, { text, id: one.id, how: 'like' });
  }
  return texts.map((text, at) => found.get(at) ?? { text, how: 'none' });
}

/** How much two names have in common, 0 to 1: twice their common letters and pairs of letters over all (Dice). */
export function alike(a: string, b: string): number {
  const [left, right] = [pieces(plain(a)), pieces(plain(b))];
  const rest = [...right];
  let common = 0;
  for (const piece of left) {
    const at = rest.indexOf(piece);
    if (at < 0) continue;
    rest.splice(at, 1);
    common++;
  }
  return left.length + right.length === 0 ? 0 : (2 * common) / (left.length + right.length);
}

/** A Chinese character says as much as a pair of Latin letters. */
function pieces(text: string): string[] {
  const letters = [...text];
  return [...letters.filter((letter) => letter > '⺀'), ...letters.slice(1).map((letter, at) => letters[at] + letter)];
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\s\p{P}\p{S}]+/gu, '');
}

/** What would change; cells that say something else than duties are left alone, and empty ones unless emptied is set. */
export function differences(table: string[][], reading: Reading, matrix: Matrix, set: CodeSet, emptied: boolean): { list: Wish[]; odd: string[] } {
  const steps = new Map<string, Row>(matrix.rows.map((row) => [row.id, row]));
  const wishes: Wish[] = [];
  const odd: string[] = [];
  for (const row of reading.rows) {
    const step = row.id === undefined ? undefined : steps.get(row.id);
    if (!step) continue;
    for (const column of reading.columns) {
      const role = column.id;
      if (role === undefined) continue;
      const text = table[row.at][column.at] ?? '';
      const codes = parseCodes(text, set);
      if (!codes) odd.push(text);
      if (!codes || (codes.length === 0 && !emptied)) continue;
      wishes.push({ row: step, role, codes });
    }
  }
  const differs = ({ row, role, codes }: Wish) => {
    const before = given(row, role);
    return codes.length !== before.length || codes.some((code) => !before.includes(code));
  };
  return { list: settled(wishes, performing(set)).filter(differs), odd };
}

/** A matrix as a table with headings, for a spreadsheet. */
export function wholeTable(rows: readonly Row[], roles: readonly Role[], corner: string, said: (row: Row, role: string) => string[]): string[][] {
  return [[corner, ...roles.map(({ name }) => name)], ...rows.map((row) => [row.name, ...roles.map(({ id }) => said(row, id).join('/'))])];
}
