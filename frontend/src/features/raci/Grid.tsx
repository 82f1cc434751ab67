import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Finding } from '../../api/checks';
import type { CodeSet } from '../../api/raci';
import { useWords } from '../../i18n/i18n';
import { performing } from '../../modeler/codeSet';
import type { Matrix, Row } from '../../modeler/duties';
import { given } from '../../modeler/duties';
import { composing } from '../../ui/composing';
import type { Wish } from './changes';
import { cycled, settled, toggled } from './changes';
import { keysOf, parseCodes } from './codes';
import { GridHead } from './GridHead';
import type { Load } from './GridHead';
import { GridLine } from './GridLine';
import { head, moved, rangeOf } from './lines';
import type { Line, Range, Spot } from './lines';
import { hasHeads, parseTable, tableText, wholeTable } from './table';

/** Pixels, as the stylesheet has them. */
const lineHeight = 30;
const headHeight = 58;
/** The column of names takes what the roles leave, within these. */
const nameWidths = { least: 264, most: 360 };
const cellWidths = { least: 74, most: 140 };
/** Lines that are drawn beyond those in view. */
const spare = 8;

export interface Asked {
  spot: { row: Row; role: string } | { role: string };
  at: DOMRect;
}

interface Props {
  matrix: Matrix;
  lines: Line[];
  loads: ReadonlyMap<string, Load>;
  set: CodeSet;
  /** By element; undefined as long as nothing was checked. */
  findings?: ReadonlyMap<string, Finding[]>;
  /** The step that is selected on the canvas, and the one under the mouse there. */
  selected?: string;
  pointed?: string;
  /** The code that the mouse paints; empty wipes. */
  brush?: string;
  onChange: (wishes: Wish[]) => void;
  /** A menu for a cell or for a role is wanted; the grid takes the keyboard back when it is closed. */
  onMenu: (asked: Asked) => void;
  onToggle: (line: string) => void;
  onShow: (step: string) => void;
  onPoint: (step: string | undefined) => void;
  /** A table with headings of its own was pasted. */
  onTable: (table: string[][]) => void;
  /** Some cells of what was pasted say no duties. */
  onOdd: (texts: string[]) => void;
  onBrushDone: () => void;
  /** A role shall stand in the column of another, counted from 0. */
  onMove: (role: string, to: number) => void;
}

interface Place {
  line: number;
  column: number;
}

const none: Finding[] = [];

/** The matrix as a grid for keyboard and mouse, after the WAI-ARIA pattern: one stop for Tab, arrows inside. */
export function Grid(props: Props) {
  const { matrix, lines, loads, set, findings, selected, pointed, brush, onChange, onMenu, onToggle, onShow, onPoint, onTable, onOdd, onBrushDone, onMove } = props;
  const { roles } = matrix;
  const { t } = useWords();
  const grid = useRef<HTMLDivElement>(null);
  const column = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ first: 0, width: 0, height: 0 });
  const [cursor, setCursor] = useState<Spot>();
  const [anchor, setAnchor] = useState<Spot>();
  const [fill, setFill] = useState<Range>();
  /** The column into which a role is dragged. */
  const [drop, setDrop] = useState<number>();
  const drag = useRef<{ kind: 'range' | 'fill' | 'role'; from: Range; moved: boolean; /** The column that a role is over. */ over?: number }>(undefined);
  const base = useId();
  const idOf = useCallback((line: string, at: number) => `${base}${line}-${at}`, [base]);
  const keys = useMemo(() => keysOf(set), [set]);
  const codes = useMemo(() => set.codes.map(({ code }) => code), [set]);
  const places = useMemo(() => new Map([[head, -1], ...lines.map(({ key }, at) => [key, at] as const)]), [lines]);

  const placeOf = (spot: Spot | undefined): Place => {
    if (!spot) return { line: Math.min(0, lines.length - 1), column: Math.min(1, roles.length) };
    // A line that is gone leaves the cursor where it was, on the line that is there now.
    const line = places.get(spot.line) ?? spot.at;
    return { line: Math.min(line, lines.length - 1), column: spot.role ? roles.findIndex(({ id }) => id === spot.role) + 1 : 0 };
  };
  const at = placeOf(cursor);
  const range = rangeOf(placeOf(anchor ?? cursor), at);
  const spotOf = ({ line, column }: Place): Spot => ({ line: line < 0 ? head : lines[line].key, at: line, role: column === 0 ? '' : roles[column - 1].id });

  const page = Math.max(1, Math.floor((view.height - headHeight) / lineHeight) - 1);
  const cell = roles.length > 0 ? Math.max(cellWidths.least, Math.min(cellWidths.most, Math.floor((view.width - nameWidths.least) / roles.length))) : 0;
  const nameWidth = Math.max(nameWidths.least, Math.min(nameWidths.most, view.width - roles.length * cell));

  useLayoutEffect(() => {
    const measure = () => setView((now) => ({ ...now, width: grid.current!.clientWidth, height: grid.current!.clientHeight }));
    measure();
    const follow = new ResizeObserver(measure);
    follow.observe(grid.current!);
    return () => follow.disconnect();
  }, []);

  const reveal = useCallback(
    (place: Place) => {
      const box = grid.current!;
      const top = place.line * lineHeight;
      if (place.line >= 0 && top < box.scrollTop) box.scrollTop = top;
      else if (place.line >= 0 && top + lineHeight > box.scrollTop + box.clientHeight - headHeight) box.scrollTop = top + lineHeight + headHeight - box.clientHeight;
      if (place.column === 0) return;
      const left = (place.column - 1) * cell;
      if (left < box.scrollLeft) box.scrollLeft = left;
      else if (left + cell > box.scrollLeft + box.clientWidth - nameWidth) box.scrollLeft = left + cell + nameWidth - box.clientWidth;
    },
    [cell, nameWidth],
  );

  const go = (place: Place, extending: boolean) => {
    const spot = spotOf(place);
    setCursor(spot);
    if (!extending) setAnchor(spot);
    else setAnchor((now) => now ?? cursor ?? spot);
    reveal(place);
  };

  // What is selected on the canvas comes into view here.
  const shown = useRef(selected);
  useEffect(() => {
    if (shown.current === selected) return;
    shown.current = selected;
    const line = selected === undefined ? undefined : places.get(selected);
    if (line !== undefined && document.activeElement !== grid.current) reveal({ line, column: 0 });
  }, [selected, places, reveal]);

  // WebKit asks first whether there is anything to copy.
  useEffect(() => {
    const box = grid.current!;
    const yes = (event: Event) => event.preventDefault();
    for (const name of ['beforecopy', 'beforecut', 'beforepaste']) box.addEventListener(name, yes);
    return () => {
      for (const name of ['beforecopy', 'beforecut', 'beforepaste']) box.removeEventListener(name, yes);
    };
  }, []);

  /** The cells of a range that can hold duties, line by line. */
  const cellsOf = ({ top, bottom, left, right }: Range): { row: Row; role: string }[][] =>
    lines.slice(Math.max(0, top), bottom + 1).flatMap((line) => (line.kind === 'row' ? [roles.slice(Math.max(0, left - 1), right).map(({ id }) => ({ row: line.row, role: id }))] : []));
  const chosen = () => (range.right === 0 || range.top < 0 ? [] : cellsOf(range).flat());
  const change = (wish: (cell: { row: Row; role: string }) => string[], cells = chosen()) => onChange(cells.map((one) => ({ ...one, codes: wish(one) })));

  /** All get the duty, unless all have it: then it is taken away. */
  const give = (code: string, adding: boolean, cells = chosen()) => {
    const has = ({ row, role }: { row: Row; role: string }) => given(row, role);
    const next = cells.map((one) => ({ ...one, codes: toggled(has(one), code, adding) }));
    const all = next.every(({ codes }) => !codes.includes(code));
    onChange(all ? next : cells.map((one) => ({ ...one, codes: adding ? [...new Set([...has(one), code])] : [code] })));
  };

  /** Repeats the cells at one edge of a range over the rest of it. */
  const repeat = (from: Range, over: Range) => {
    const source = cellsOf(from);
    if (source.length === 0) return;
    const target = cellsOf(over);
    const wishes = target.flatMap((row, y) => row.map((one, x) => ({ ...one, codes: held(source[y % source.length][x % source[0].length]) })));
    onChange(wishes);
  };
  const held = ({ row, role }: { row: Row; role: string }) => given(row, role);
  const shownCodes = (row: Row, role: string) => (row.duties.get(role) ?? []).map(({ code, source }) => (source === 'lane' ? performing(set) : code));

  const fillDown = () => {
    const first = lines.findIndex((line, index) => index >= range.top && line.kind === 'row');
    if (first >= 0 && first < range.bottom) return repeat({ ...range, top: first, bottom: first }, { ...range, top: first + 1 });
    let above = range.top - 1;
    while (above >= 0 && lines[above].kind === 'group') above--;
    if (above >= 0) repeat({ ...range, top: above, bottom: above }, range);
  };
  const fillRight = () => {
    if (range.left < range.right) repeat({ ...range, right: range.left }, { ...range, left: range.left + 1 });
    else if (range.left > 1) repeat({ ...range, left: range.left - 1, right: range.left - 1 }, range);
  };

  const menu = (place: Place) => {
    const element = document.getElementById(idOf(spotOf(place).line, place.column));
    const line = lines[place.line];
    if (!element || place.column === 0) return;
    const role = roles[place.column - 1].id;
    if (place.line < 0) onMenu({ spot: { role }, at: element.getBoundingClientRect() });
    else if (line.kind === 'row') onMenu({ spot: { row: line.row, role }, at: element.getBoundingClientRect() });
  };
  const enter = () => {
    const line = lines[at.line];
    if (at.line < 0 || (line.kind === 'row' && at.column > 0)) menu(at);
    else if (line.kind === 'group') onToggle(line.key);
    else onShow(line.row.id);
  };

  const press = (event: React.KeyboardEvent) => {
    // Keys that an input method is composing with are not ours.
    if (composing(event)) return;
    if (event.altKey) {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (by === undefined || at.column === 0) return;
      event.preventDefault();
      event.stopPropagation();
      if (roles[at.column - 1 + by]) onMove(roles[at.column - 1].id, at.column - 1 + by);
      return;
    }
    const control = event.ctrlKey || event.metaKey;
    const to = moved(at, event.key, control, { lines: lines.length, columns: roles.length, page });
    const line = lines[at.line];
    const folds = line && (line.kind === 'group' || line.inside.length > 0) && (line.kind === 'group' || at.column === 0);
    const key = event.key.toLowerCase();
    const code = control ? undefined : keys.get(key);
    if (folds && !control && ((event.key === 'ArrowRight' && !line.open) || (event.key === 'ArrowLeft' && line.open) || event.key === ' ')) onToggle(line.key);
    else if (to) go(to, event.shiftKey);
    else if (control && key === 'a') {
      setAnchor(spotOf({ line: 0, column: Math.min(1, roles.length) }));
      setCursor(spotOf({ line: lines.length - 1, column: roles.length }));
    } else if (control && key === 'd') fillDown();
    else if (control && key === 'r') fillRight();
    else if (control) return;
    else if (event.key === 'Enter' || event.key === 'F2' || event.key === 'ContextMenu') enter();
    else if (event.key === 'Delete' || event.key === 'Backspace') change(() => []);
    else if (event.key === ' ') {
      const next = cycled(chosen().map(held)[0] ?? [], codes);
      change(() => next);
    } else if (event.key === 'Escape') {
      if (brush !== undefined) onBrushDone();
      setAnchor(cursor);
      setFill(undefined);
      setDrop(undefined);
      drag.current = undefined;
    } else if (code) give(code, event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const copy = (event: React.ClipboardEvent) => {
    if (range.right === 0 || range.top < 0) return;
    event.preventDefault();
    const cells = cellsOf(range);
    const everything = range.left === 1 && range.right === roles.length && range.top === 0 && range.bottom === lines.length - 1;
    // All of it goes with its headings, so that it can come back from a spreadsheet.
    const table = everything ? wholeTable(lines.flatMap((line) => (line.kind === 'row' ? [line.row] : [])), roles, t('raci:step'), shownCodes) : cells.map((row) => row.map((one) => shownCodes(one.row, one.role).join('/')));
    event.clipboardData.setData('text/plain', tableText(table));
  };
  const paste = (event: React.ClipboardEvent) => {
    event.preventDefault();
    const table = parseTable(event.clipboardData.getData('text/plain'));
    if (table.length === 0) return;
    if (hasHeads(table, set)) return onTable(table);
    if (at.line < 0 || at.column === 0) return;
    const one = table.length === 1 && table[0].length === 1;
    const rows = lines.slice(range.top).flatMap((line) => (line.kind === 'row' ? [line.row] : []));
    const into = one ? chosen().map((cell) => ({ ...cell, text: table[0][0] })) : table.flatMap((texts, y) => texts.flatMap((text, x) => (rows[y] && roles[range.left - 1 + x] ? [{ row: rows[y], role: roles[range.left - 1 + x].id, text }] : [])));
    const read = into.map(({ text, ...cell }) => ({ ...cell, text, codes: parseCodes(text, set) }));
    const odd = read.filter(({ codes }) => !codes).map(({ text }) => text);
    if (odd.length > 0) onOdd(odd);
    onChange(settled(read.flatMap(({ row, role, codes }) => (codes ? [{ row, role, codes }] : [])), performing(set)));
  };

  /** The place under the mouse. */
  const under = (event: { clientX: number; clientY: number }): (Place & { target: Element }) | undefined => {
    const target = document.elementFromPoint(event.clientX, event.clientY);
    const line = target?.closest('[data-line]');
    const column = target?.closest('[data-column]');
    const index = line && places.get(line.getAttribute('data-line')!);
    return target && line && column && index !== undefined && grid.current!.contains(line) ? { line: index!, column: Number(column.getAttribute('data-column')), target } : undefined;
  };
  const down = (event: React.PointerEvent) => {
    const place = under(event);
    if (!place || event.button !== 0) return;
    if (place.target.closest('[data-corner]')) {
      drag.current = { kind: 'fill', from: range, moved: false };
    } else {
      const again = place.line === at.line && place.column === at.column && cursor !== undefined && brush === undefined && document.activeElement === grid.current;
      if (place.target.closest('[data-caret]') || lines[place.line]?.kind === 'group') onToggle(lines[place.line].key);
      else if (place.line < 0 && place.column > 0) drag.current = { kind: 'role', from: { top: -1, bottom: -1, left: place.column, right: place.column }, moved: false };
      else if (place.column === 0 && lines[place.line]) onShow(spotOf(place).line);
      else if (place.line >= 0) drag.current = { kind: 'range', from: { top: place.line, bottom: place.line, left: place.column, right: place.column }, moved: again };
      go(place, event.shiftKey);
    }
    grid.current!.setPointerCapture(event.pointerId);
  };
  const move = (event: React.PointerEvent) => {
    const place = under(event);
    hover(place?.column);
    onPoint(place && lines[place.line]?.kind === 'row' ? lines[place.line].key : undefined);
    if (drag.current?.kind === 'role') {
      if (!place || place.column === 0) return;
      drag.current.over = place.column;
      drag.current.moved ||= place.column !== drag.current.from.left;
      return setDrop(drag.current.moved ? place.column : undefined);
    }
    if (!drag.current || !place || place.column === 0 || place.line < 0) return;
    const { kind, from } = drag.current;
    if (kind === 'range' && (place.line !== at.line || place.column !== at.column)) {
      drag.current.moved = false;
      go(place, true);
    } else if (kind === 'fill') setFill(filled(from, place));
  };
  const up = (event: React.PointerEvent) => {
    const done = drag.current;
    drag.current = undefined;
    if (!done) return;
    if (done.kind === 'role') {
      setDrop(undefined);
      const { left } = done.from;
      if (!done.moved) menu({ line: -1, column: left });
      else if (done.over !== undefined && done.over !== left) onMove(roles[left - 1].id, done.over - 1);
    } else if (done.kind === 'fill') {
      if (fill) {
        repeat(done.from, fill);
        const [start, end] = [{ line: Math.min(done.from.top, fill.top), column: Math.min(done.from.left, fill.left) }, { line: Math.max(done.from.bottom, fill.bottom), column: Math.max(done.from.right, fill.right) }];
        setAnchor(spotOf(start));
        setCursor(spotOf(end));
      }
      setFill(undefined);
    } else if (brush !== undefined) {
      if (brush === '') change(() => []);
      else give(brush, event.shiftKey);
    } else if (done.moved && !event.shiftKey) menu(at);
  };
  /** Shows the column under the mouse. It is one box over the grid, so that no line is drawn again. */
  const hover = (over: number | undefined) => {
    const bar = column.current!;
    bar.hidden = !over;
    if (over) bar.style.left = `${nameWidth + (over - 1) * cell}px`;
  };

  const first = Math.max(0, view.first - spare);
  const last = Math.min(lines.length, view.first + Math.ceil(view.height / lineHeight) + spare);
  const drawn = lines.slice(first, last).map((line, index) => ({ line, index: first + index }));
  // The line with the cursor is always there, or assistive technology would lose it.
  if (at.line >= 0 && (at.line < first || at.line >= last) && lines[at.line]) drawn.push({ line: lines[at.line], index: at.line });

  const active = lines.length > 0 || at.line < 0 ? spotOf(at) : undefined;
  const activeColumn = active && lines[at.line]?.kind === 'group' ? 0 : at.column;
  return (
    <div
      ref={grid}
      role="grid"
      aria-label={t('raci:grid')}
      aria-rowcount={lines.length + 1}
      aria-colcount={roles.length + 1}
      aria-multiselectable
      aria-activedescendant={active && idOf(active.line, activeColumn)}
      tabIndex={0}
      className="st-grid st-scroll"
      data-brush={brush !== undefined || undefined}
      style={{ '--st-name': `${nameWidth}px`, '--st-cell': `${cell}px`, '--st-columns': roles.length } as React.CSSProperties}
      onScroll={() => {
        const top = Math.floor(grid.current!.scrollTop / lineHeight / 4) * 4;
        if (top !== view.first) setView((now) => ({ ...now, first: top }));
      }}
      onKeyDown={press}
      onCopy={copy}
      onCut={(event) => {
        copy(event);
        change(() => []);
      }}
      onPaste={paste}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerLeave={() => {
        hover(undefined);
        onPoint(undefined);
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        const place = under(event);
        if (!place) return;
        go(place, false);
        requestAnimationFrame(() => menu(place));
      }}
    >
      <GridHead roles={roles} loads={loads} set={set} steps={matrix.rows.length} cursor={at.line < 0 ? at.column : undefined} drop={drop} from={drop === undefined ? undefined : at.column} idOf={idOf} />
      <div className="st-grid-body" role="presentation" style={{ height: lines.length * lineHeight }}>
        {drawn.map(({ line, index }) => {
          const within = index >= range.top && index <= range.bottom && range.top >= 0;
          const filling = fill && index >= fill.top && index <= fill.bottom;
          return (
            <GridLine
              key={line.key}
              line={line}
              roles={roles}
              set={set}
              findings={findingsOf(line, findings)}
              idOf={idOf}
              at={index}
              top={index * lineHeight}
              left={within ? range.left : undefined}
              right={within ? range.right : undefined}
              cursor={index === at.line ? at.column : undefined}
              corner={index === range.bottom && range.right > 0 && brush === undefined ? range.right : undefined}
              fillLeft={filling ? fill.left : undefined}
              fillRight={filling ? fill.right : undefined}
              selected={line.key === selected}
              pointed={line.key === pointed}
            />
          );
        })}
      </div>
      <div ref={column} className="st-grid-column" style={{ height: headHeight + lines.length * lineHeight }} hidden aria-hidden />
    </div>
  );
}

/** What is to be filled when the corner of a selection is dragged to a place: down, up, right or left of it. */
function filled(from: Range, { line, column }: Place): Range | undefined {
  const beyond = { down: line - from.bottom, up: from.top - line, right: column - from.right, left: from.left - column };
  const far = Math.max(...Object.values(beyond));
  if (far <= 0) return undefined;
  if (beyond.down === far) return { ...from, top: from.bottom + 1, bottom: line };
  if (beyond.up === far) return { ...from, top: line, bottom: from.top - 1 };
  if (beyond.right === far) return { ...from, left: from.right + 1, right: column };
  return { ...from, left: column, right: from.left - 1 };
}

/** Of a heading and of a closed sub-process: all that is inside too. */
function findingsOf(line: Line, findings: ReadonlyMap<string, Finding[]> | undefined): Finding[] | undefined {
  if (!findings) return undefined;
  const own = line.kind === 'row' ? (findings.get(line.row.id) ?? none) : none;
  const inner = line.kind === 'group' ? line.rows : line.open ? [] : line.inside;
  return inner.length === 0 ? own : [...own, ...inner.flatMap((row) => findings.get(row.id) ?? none)];
}
