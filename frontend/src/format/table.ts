/** Reads text as spreadsheets copy it: tabs between cells, quotes around those with line breaks. */
export function parseTable(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (quoted && letter === '"' && text[at + 1] === '"') {
      cell += letter;
      at++;
    } else if (letter === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (quoted || !/[\t\n\r]/.test(letter)) cell += letter;
    else if (letter !== '\r') {
      row.push(cell.trim());
      cell = '';
      if (letter === '\n') {
        rows.push(row);
        row = [];
      }
    }
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell.trim()]);
  const width = Math.max(0, ...rows.map(({ length }) => length));
  return rows.map((cells) => [...cells, ...Array<string>(width - cells.length).fill('')]);
}

/** Cells for a spreadsheet. */
export function tableText(cells: string[][]): string {
  return cells.map((row) => row.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n');
}
