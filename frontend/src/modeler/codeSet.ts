import type { Edit } from '../api/checks';
import type { CodeSet } from '../api/raci';
import { responsible } from './duties';
import type { Duty, Matrix, Row } from './duties';

/** The code by which a set says that a role does the work: R, or D of DACI. */
export function performing(set: CodeSet): string {
  return set.codes.find(({ code }) => code === responsible)?.code ?? set.codes.find(({ meaning }) => meaning === 'performs')?.code ?? responsible;
}

const known = new WeakMap<Row, { performs: string; row: Row }>();

/** The matrix in the letters of a set: a drawing says R of whoever does a step, whatever the company calls it. */
export function spokenIn(matrix: Matrix, set: CodeSet): Matrix {
  const performs = performing(set);
  return performs === responsible ? matrix : { ...matrix, rows: matrix.rows.map((row) => spoken(row, performs)) };
}

/** A row that did not change stays the same object. */
function spoken(row: Row, performs: string): Row {
  const before = known.get(row);
  if (before?.performs === performs) return before.row;
  const said = (duties: readonly Duty[]) => duties.map((duty) => (duty.code === responsible ? { ...duty, code: performs } : duty)).filter(({ code }, at, all) => all.findIndex((other) => other.code === code) === at);
  const now: Row = { ...row, duties: new Map([...row.duties].map(([role, duties]) => [role, said(duties)])) };
  known.set(row, { performs, row: now });
  return now;
}

/** Edits in the letters of a set as the drawing has them. Where it says the set's own letter itself, that goes along with R. */
export function drawnIn(edits: Edit[], set: CodeSet): Edit[] {
  const performs = performing(set);
  if (performs === responsible) return edits;
  return edits.flatMap((edit) => {
    if ((edit.do !== 'assign' && edit.do !== 'unassign') || edit.code !== performs) return [edit];
    const meant = { ...edit, code: responsible };
    return edit.do === 'assign' ? [meant] : [meant, edit];
  });
}
