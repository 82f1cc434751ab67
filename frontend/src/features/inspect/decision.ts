import type { DecisionResult, DecisionSpec } from '../../api/decisions';
import type { Own } from '../../modeler/own';
import type { Found, Listed } from './FoundList';
import { replaced, text } from './parts';

/** A place in a decision table, counted from 1: row 0 is the heading, column 0 the whole row, both the table. */
export interface Place {
  row: number;
  column: number;
}

/** Something to be said about a place. */
export interface Note extends Listed, Place {}

/** "3.2" as the engine writes places; "3" is a rule, "0.2" a heading, "0" the table. */
export function placeOf(cell: string): Place {
  const [row, column = 0] = cell.split('.').map(Number);
  return { row, column };
}

/** A table as it is drawn. */
export interface Drawn {
  inputs: Own[];
  outputs: Own[];
  rules: Own[];
}

/** The cells of a rule, as many as there are columns. */
export const cellsOf = (rule: Own, columns: number): Own[] => Array.from({ length: columns }, (_, at) => (rule.cells as Own[] | undefined)?.[at] ?? { value: '' });

/** The table as the engine reads it, with what is being typed in one of its cells. */
export function specOf({ inputs, outputs, rules }: Drawn, hitPolicy: string, typed?: Place & { text: string }): DecisionSpec {
  const spec: DecisionSpec = {
    ...(hitPolicy ? { hitPolicy } : {}),
    inputs: inputs.map(({ formula }) => text(formula)),
    outputs: outputs.map(({ variable }) => text(variable)),
    rules: rules.map((rule) => cellsOf(rule, inputs.length + outputs.length).map(({ value }) => text(value))),
  };
  if (!typed) return spec;
  const { row, column } = typed;
  if (row === 0) return { ...spec, inputs: replaced(spec.inputs, column - 1, typed.text.trim()) };
  return { ...spec, rules: replaced(spec.rules, row - 1, replaced(spec.rules[row - 1], column - 1, typed.text.trim())) };
}

/** Rules of the checker whose findings are about single cells; while a person types, the engine tells those at once. */
const ofCells = ['data.table-cell', 'data.table-variable'];

/** All that there is to say of a table, by place: what is wrong in its cells now, and what the checker found. */
export function notesOf(faults: DecisionResult['faults'] | undefined, found: Found[]): Note[] {
  const about = found.filter(({ rule, at }) => rule.startsWith('data.table-') && at.cell);
  const now = (faults ?? []).map(({ cell, error }, nth): Note => {
    const fixes = about.find(({ rule, at }) => at.cell === cell && ofCells.includes(rule))?.fixes ?? [];
    return { ...placeOf(cell), key: `fault ${cell} ${nth}`, severity: 'error', message: error.message, hint: error.hint, fixes };
  });
  const known = new Set((faults ?? []).map(({ cell }) => cell));
  // What the checker found in a cell that the engine accepts by now is out of date, unless it is about bounds, which only the checker knows.
  const others = about.filter(({ rule, at }) => !ofCells.includes(rule) || (faults?.length === 0 && !known.has(at.cell!)));
  return [...now, ...others.map(({ key, severity, message, hint, fixes, at }): Note => ({ ...placeOf(at.cell!), key, severity, message, hint, fixes }))];
}

/** The gravest of some severities; nothing where there is none. */
export const gravest = (notes: Note[]): Note['severity'] | undefined => (['error', 'warning', 'info'] as const).find((severity) => notes.some((note) => note.severity === severity));
