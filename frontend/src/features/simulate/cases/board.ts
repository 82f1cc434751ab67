import type { Board, BoardCard, BoardCell, BoardColumn, BoardFrame } from '../../../api/cases';

/** Neighbouring columns of one lane. */
export interface LaneGroup {
  lane: string;
  columns: { column: BoardColumn; at: number }[];
}

/** Columns by lane, in the order in which they stand. */
export function lanesOf(columns: BoardColumn[]): LaneGroup[] {
  const groups: LaneGroup[] = [];
  for (const [at, column] of columns.entries()) {
    const last = groups.at(-1);
    if (last && last.lane === (column.lane ?? '')) last.columns.push({ column, at });
    else groups.push({ lane: column.lane ?? '', columns: [{ column, at }] });
  }
  return groups;
}

/** Where a run had most cases under way, the first such moment. */
export function busiest(frames: BoardFrame[]): number {
  const under = underWay(frames);
  return under.indexOf(Math.max(...under));
}

/** What a column is called that has no name: what cases wait for there; undefined for what has no better name than its id. */
export function waitingFor({ kind }: BoardColumn): 'event' | 'branches' | undefined {
  if (/eventBasedGateway|Event$/.test(kind)) return 'event';
  return /Gateway$/.test(kind) ? 'branches' : undefined;
}

/** What is in a column at a moment; undefined where nothing is. */
export function cellOf(frame: BoardFrame, column: number): BoardCell | undefined {
  return frame.cells.find((cell) => cell.column === column);
}

/** How many cases are in a column. */
export function inProgress({ waiting, working }: BoardCell): number {
  return waiting + working;
}

/** How long a card is past what was promised, in seconds; undefined where it is not, or nothing is promised. */
export function overdue(card: BoardCard, now: number): number | undefined {
  return card.due !== null && card.due !== undefined && card.due < now ? now - card.due : undefined;
}

/** Cases under way at each moment. */
export function underWay(frames: BoardFrame[]): number[] {
  return frames.map(({ arrived, ended }) => arrived - ended);
}

/** The frame that a moment falls into: the last one that is not later. */
export function frameAt(frames: BoardFrame[], moment: number): number {
  let [low, high] = [0, frames.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (frames[middle].at <= moment) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** Where to look closer at a moment: some steps of the board on either side of it. */
export function closer({ stepSeconds }: Pick<Board, 'stepSeconds'>, moment: number): { from: number; until: number } {
  return { from: Math.max(0, moment - 12 * stepSeconds), until: moment + 12 * stepSeconds };
}

/** Up to a line of so many pixels, the outline of values as an SVG path. */
export function outline(values: number[], width: number, height: number): string {
  const most = Math.max(1, ...values);
  const x = (at: number) => (values.length > 1 ? (at / (values.length - 1)) * width : 0);
  const points = values.map((value, at) => `${x(at).toFixed(1)} ${(height - (value / most) * height).toFixed(1)}`);
  return values.length === 0 ? '' : `M0 ${height}L${points.join('L')}L${width} ${height}Z`;
}
