/** A place in a sheet: lines and columns count from 0. */
export interface Place {
  line: number;
  column: number;
}

/** Lines and columns from and to, both included. */
export interface Range {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export interface Size {
  lines: number;
  columns: number;
  page: number;
}

export function rangeOf(from: Place, to: Place): Range {
  return { top: Math.min(from.line, to.line), bottom: Math.max(from.line, to.line), left: Math.min(from.column, to.column), right: Math.max(from.column, to.column) };
}

/** Where a key leads to; undefined for keys that do not move, and for Tab where the sheet ends. */
export function moved({ line, column }: Place, key: string, { control, shift }: { control: boolean; shift: boolean }, { lines, columns, page }: Size): Place | undefined {
  const within = (toLine: number, toColumn: number) => ({ line: Math.max(0, Math.min(lines - 1, toLine)), column: Math.max(0, Math.min(columns - 1, toColumn)) });
  switch (key) {
    case 'ArrowUp':
      return within(control ? 0 : line - 1, column);
    case 'ArrowDown':
      return within(control ? lines - 1 : line + 1, column);
    case 'ArrowLeft':
      return within(line, control ? 0 : column - 1);
    case 'ArrowRight':
      return within(line, control ? columns - 1 : column + 1);
    case 'Home':
      return within(control ? 0 : line, 0);
    case 'End':
      return within(control ? lines - 1 : line, columns - 1);
    case 'PageUp':
      return within(line - page, column);
    case 'PageDown':
      return within(line + page, column);
    case 'Tab': {
      const at = line * columns + column + (shift ? -1 : 1);
      return at < 0 || at >= lines * columns ? undefined : { line: Math.floor(at / columns), column: at % columns };
    }
    default:
      return undefined;
  }
}

/** Which text of a pasted table goes where: one text fills the whole range, a table begins at its corner and ends with the sheet. */
export function pasted(table: string[][], range: Range, { lines, columns }: { lines: number; columns: number }, growing: boolean): { line: number; column: number; text: string; extra: number }[] {
  const cells: { line: number; column: number; text: string; extra: number }[] = [];
  if (table.length === 1 && table[0].length === 1) {
    for (let line = range.top; line <= range.bottom; line++) for (let column = range.left; column <= range.right; column++) cells.push({ line, column, text: table[0][0], extra: 0 });
    return cells;
  }
  table.forEach((row, down) =>
    row.forEach((text, right) => {
      const [line, column] = [range.top + down, range.left + right];
      // A sheet that ends with a line for something new takes all that is pasted below it.
      const extra = Math.max(0, line - (lines - 1));
      if (column < columns && (extra === 0 || growing)) cells.push({ line: Math.min(line, lines - 1), column, text, extra });
    }),
  );
  return cells;
}
