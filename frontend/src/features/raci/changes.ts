import type { Edit } from '../../api/checks';
import type { Matrix, Row } from '../../modeler/duties';
import { given } from '../../modeler/duties';

/** What a cell is to say. */
export interface Wish {
  row: Row;
  role: string;
  codes: string[];
}

/** The edits that make cells say what is wished, and no more. */
export function editsFor(wishes: Wish[]): Edit[] {
  return wishes.flatMap(({ row, role, codes }) => {
    const has = given(row, role);
    return [
      ...has.filter((code) => !codes.includes(code)).map((code): Edit => ({ do: 'unassign', element: row.id, code, role })),
      ...codes.filter((code) => !has.includes(code)).map((code): Edit => ({ do: 'assign', element: row.id, code, role })),
    ];
  });
}

/** Wishes without what the lane says anyway: a table that was copied out of here and comes back unchanged changes nothing. */
export function settled(wishes: Wish[], performs: string): Wish[] {
  const asked = new Map<string, Wish[]>();
  for (const wish of wishes) if (wish.codes.includes(performs)) asked.set(wish.row.id, [...(asked.get(wish.row.id) ?? []), wish]);
  const derived = ({ row, role }: Wish) => (row.duties.get(role) ?? []).some(({ source }) => source === 'lane');
  return wishes.map((wish) => (derived(wish) && asked.get(wish.row.id)?.every(derived) ? { ...wish, codes: wish.codes.filter((code) => code !== performs) } : wish));
}

/** A duty given or taken with a key: alone in its cell, or added to what is there. */
export function toggled(has: string[], code: string, adding: boolean): string[] {
  if (adding) return has.includes(code) ? has.filter((one) => one !== code) : [...has, code];
  return has.length === 1 && has[0] === code ? [] : [code];
}

/** The next in the order of the set, and nothing after the last. */
export function cycled(has: string[], codes: string[]): string[] {
  const at = has.length === 0 ? 0 : codes.indexOf(has[has.length - 1]) + 1;
  return at < codes.length ? [codes[at]] : [];
}

/** All that a role has in the matrix: duties that steps name, and lanes that stand for it. */
export function holdings({ rows, lanes }: Matrix, role: string) {
  return { cells: rows.flatMap((row) => (given(row, role).length > 0 ? [{ row, codes: given(row, role) }] : [])), lanes: lanes.filter((lane) => lane.role === role && lane.id !== role) };
}

/** Gives everything of one role to another. */
export function handOver(matrix: Matrix, from: string, to: string): Edit[] {
  const { cells, lanes } = holdings(matrix, from);
  return [
    ...cells.flatMap(({ row, codes }) => editsFor([{ row, role: from, codes: [] }, { row, role: to, codes: [...new Set([...given(row, to), ...codes])] }])),
    ...lanes.map((lane): Edit => ({ do: 'set', element: lane.id, property: 'role', value: to })),
  ];
}

/** The role that is called so, whatever the letters' size and the spaces. */
export function namesake(matrix: Matrix, name: string, but?: string) {
  return matrix.roles.find((role) => role.id !== but && plainly(role.name) === plainly(name));
}

/** A name as it is told apart from others. */
export function plainly(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

/** An id for a new role that nothing in the drawing has. */
export function freshRole(taken: ReadonlySet<string>, also: string[] = []): string {
  let n = 1;
  while (taken.has(`Role_${n}`) || also.includes(`Role_${n}`)) n++;
  return `Role_${n}`;
}
