import type { Matrix, Row } from '../../modeler/duties';

/** What the lines of the matrix are grouped by. */
export type Grouping = 'flow' | 'lane';

/** A line of the matrix: a heading over steps, or a step. */
export type Line =
  | { kind: 'group'; key: string; title: string; rows: readonly Row[]; open: boolean }
  | { kind: 'row'; key: string; row: Row; depth: number; /** Steps inside, however deep. */ inside: readonly Row[]; open: boolean };

export interface Asked {
  by: Grouping;
  /** Keys of the lines whose steps are hidden. */
  closed: ReadonlySet<string>;
  /** Leaves out all others, but not the sub-processes around it. */
  keep?: (row: Row) => boolean;
}

/** The lines to show, in the order of the flow. */
export function linesOf(matrix: Matrix, { by, closed, keep }: Asked): Line[] {
  const children = new Map<string | undefined, Row[]>();
  for (const row of matrix.rows) {
    if (!children.get(row.parent)?.push(row)) children.set(row.parent, [row]);
  }
  const inside = new Map<string, Row[]>();
  const deep = (row: Row): Row[] => {
    const rows = (children.get(row.id) ?? []).flatMap((child) => [child, ...deep(child)]);
    inside.set(row.id, rows);
    return rows;
  };
  const tops = children.get(undefined) ?? [];
  tops.forEach(deep);
  const wanted = (row: Row) => !keep || keep(row) || inside.get(row.id)!.some(keep);

  const lines: Line[] = [];
  const add = (row: Row, depth: number) => {
    if (!wanted(row)) return;
    const open = !closed.has(row.id);
    lines.push({ kind: 'row', key: row.id, row, depth, inside: inside.get(row.id)!, open });
    if (open) for (const child of children.get(row.id) ?? []) add(child, depth + 1);
  };
  const groups = by === 'lane' ? lanesOf(matrix, tops) : processesOf(matrix, tops);
  for (const { key, title, rows } of groups) {
    const shown = rows.filter(wanted);
    if (shown.length === 0) continue;
    const open = !closed.has(key);
    lines.push({ kind: 'group', key, title, rows: shown.flatMap((row) => [row, ...inside.get(row.id)!]), open });
    if (open) shown.forEach((row) => add(row, 1));
  }
  if (groups.length === 0) tops.forEach((row) => add(row, 0));
  return lines;
}

interface Group {
  key: string;
  title: string;
  rows: Row[];
}

/** One process needs no heading. */
function processesOf({ processes }: Matrix, tops: Row[]): Group[] {
  const groups = processes.map(({ id, name }) => ({ key: `process:${id}`, title: name, rows: tops.filter((row) => row.process === id) })).filter(({ rows }) => rows.length > 0);
  return groups.length > 1 ? groups : [];
}

/** Lanes in the order of the drawing; what stands in none goes under its process. */
function lanesOf({ lanes, processes }: Matrix, tops: Row[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { id, name } of lanes) groups.set(`lane:${id}`, { key: `lane:${id}`, title: name, rows: [] });
  for (const { id, name } of processes) groups.set(`process:${id}`, { key: `process:${id}`, title: name, rows: [] });
  for (const row of tops) groups.get(row.lane ? `lane:${row.lane}` : `process:${row.process}`)?.rows.push(row);
  return [...groups.values()].filter(({ rows }) => rows.length > 0);
}

/** A place in the grid: the key of a line, or head, and the id of a role, or nothing for the column of names. */
export interface Spot {
  line: string;
  /** Where that line was. */
  at: number;
  role: string;
}

/** The key of the line of headings. */
export const head = '#head';

/** Lines and columns from and to, both included; columns count from 1, 0 is the names'. */
export interface Range {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The cells between two places. Headings and names stand alone. */
export function rangeOf(from: { line: number; column: number }, to: { line: number; column: number }): Range {
  if (to.line < 0 || to.column === 0) return { top: to.line, bottom: to.line, left: to.column, right: to.column };
  return {
    top: Math.min(Math.max(from.line, 0), to.line),
    bottom: Math.max(from.line, to.line),
    left: Math.min(Math.max(from.column, 1), to.column),
    right: Math.max(from.column, to.column),
  };
}

/** Where a key leads to; undefined for keys that do not move. */
export function moved(at: { line: number; column: number }, key: string, control: boolean, size: { lines: number; columns: number; page: number }): { line: number; column: number } | undefined {
  const last = { line: size.lines - 1, column: size.columns };
  const within = (line: number, column: number) => ({ line: Math.max(-1, Math.min(last.line, line)), column: Math.max(0, Math.min(last.column, column)) });
  switch (key) {
    case 'ArrowUp':
      return within(control ? 0 : at.line - 1, at.column);
    case 'ArrowDown':
      return within(control ? last.line : at.line + 1, at.column);
    case 'ArrowLeft':
      return within(at.line, control ? 1 : at.column - 1);
    case 'ArrowRight':
      return within(at.line, control ? last.column : at.column + 1);
    case 'Home':
      return control ? within(0, 1) : within(at.line, 1);
    case 'End':
      return control ? last : within(at.line, last.column);
    case 'PageUp':
      return within(Math.max(0, at.line - size.page), at.column);
    case 'PageDown':
      return within(at.line + size.page, at.column);
    default:
      return undefined;
  }
}
