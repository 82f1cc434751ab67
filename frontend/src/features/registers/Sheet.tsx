import { Input, Select, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Finding } from '../../api/checks';
import { parseTable, tableText } from '../../format/table';
import { useWords } from '../../i18n/i18n';
import { composing } from '../../ui/composing';
import type { Place } from './cells';
import { moved, pasted, rangeOf } from './cells';
import { Mark } from './Mark';
import './sheet.css';

/** Pixels, as the stylesheet has them. */
const lineHeight = 30;
const headHeight = 34;
/** Lines that are drawn beyond those in view. */
const spare = 8;

/** A line of a sheet. */
export interface Line {
  key: string;
  /** The element that the canvas shows for it. */
  element?: string;
  depth?: number;
  /** It stands for others, such as a process for its steps. */
  strong?: boolean;
  /** The place for something new: what is written here is made. */
  fresh?: boolean;
}

export interface Option {
  value: string;
  label: string;
}

export interface Column<R extends Line> {
  key: string;
  title: string;
  /** Said when the mouse rests on the title. */
  about?: string;
  width: number;
  /** It takes what room is left. */
  grows?: boolean;
  numeric?: boolean;
  /** What is copied and edited. */
  text: (row: R) => string;
  /** What is kept in the drawing, where that is not the text. */
  value?: (row: R) => string;
  /** What is shown where that is not the text. */
  show?: (row: R) => ReactNode;
  /** How it is changed; without it the cell is only read. An editor of its own is opened for "own", which takes texts too where they can be read. */
  edit?: 'text' | 'choice' | 'flag' | 'own';
  /** It may have several lines. */
  long?: boolean;
  /** All that can be chosen; of a text: what is suggested. */
  options?: (row: R) => Option[];
  /** Cells that cannot be changed although others of the column can. */
  fixed?: (row: R) => boolean;
  /** What is written for a text; undefined where it means nothing here. */
  read?: (text: string, row: R) => string | undefined;
  /** What could be written here instead. */
  help?: string;
}

/** What is written into the cells of a line, by column. */
export interface Written<R extends Line> {
  row: R;
  values: Map<string, string>;
}

interface Props<R extends Line> {
  label: string;
  rows: R[];
  columns: Column<R>[];
  /** By element; undefined as long as nothing was checked. */
  findings?: ReadonlyMap<string, Finding[]>;
  selected?: string;
  pointed?: string;
  onWrite: (lines: Written<R>[]) => void;
  /** Texts that were pasted and mean nothing where they went. */
  onOdd: (texts: string[]) => void;
  onShow: (row: R) => void;
  onPoint: (element: string | undefined) => void;
  /** A cell with an editor of its own was opened; the sheet takes the keyboard back afterwards. */
  onOpen?: (row: R, column: string, at: DOMRect) => void;
  /** Lines are to be taken away. */
  onRemove?: (rows: R[]) => void;
  /** Letters that change a cell by themselves; true: done. */
  onLetter?: (letter: string, cells: { row: R; column: string }[]) => boolean;
  /** Lines in which the keyboard is. */
  onCursor?: (rows: R[]) => void;
  /** Said where no line is left. */
  none?: ReactNode;
}

interface Spot {
  key: string;
  at: number;
  column: number;
}

/** A table for keyboard and mouse, after the WAI-ARIA grid pattern: one stop for Tab when it is entered, arrows and Tab inside, Escape and Tab at the end lead out. */
export function Sheet<R extends Line>(props: Props<R>) {
  const { label, rows, columns, findings, selected, pointed, onWrite, onOdd, onShow, onPoint, onOpen, onRemove, onLetter, onCursor, none } = props;
  const { t } = useWords();
  const grid = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ first: 0, height: 0 });
  const [cursor, setCursor] = useState<Spot>();
  const [anchor, setAnchor] = useState<Spot>();
  const [editing, setEditing] = useState<{ text: string }>();
  const drag = useRef<{ again: boolean }>(undefined);
  const base = useId();
  const places = useMemo(() => new Map(rows.map(({ key }, at) => [key, at])), [rows]);

  const placeOf = (spot: Spot | undefined): Place => ({
    // A line that is gone leaves the cursor where it was, on the line that is there now.
    line: Math.max(0, Math.min(rows.length - 1, spot ? (places.get(spot.key) ?? spot.at) : 0)),
    column: Math.min(spot?.column ?? 0, columns.length - 1),
  });
  const at = placeOf(cursor);
  const range = rangeOf(placeOf(anchor ?? cursor), at);
  const spotOf = ({ line, column }: Place): Spot => ({ key: rows[line]?.key ?? '', at: line, column });
  const page = Math.max(1, Math.floor((view.height - headHeight) / lineHeight) - 1);
  const template = columns.map(({ width, grows }) => (grows ? `minmax(${width}px, 1fr)` : `${width}px`)).join(' ');
  const least = columns.reduce((sum, { width }) => sum + width, 0);

  useLayoutEffect(() => {
    const measure = () => setView((now) => ({ ...now, height: grid.current!.clientHeight }));
    measure();
    const follow = new ResizeObserver(measure);
    follow.observe(grid.current!);
    return () => follow.disconnect();
  }, []);

  const reveal = useCallback(
    (place: Place) => {
      const box = grid.current!;
      const top = place.line * lineHeight;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (top + lineHeight > box.scrollTop + box.clientHeight - headHeight) box.scrollTop = top + lineHeight + headHeight - box.clientHeight;
      if (place.column === 0) return;
      const cell = box.querySelector(`.st-sheet-head [data-column="${place.column}"]`)?.getBoundingClientRect();
      const first = box.querySelector('.st-sheet-head [data-column="0"]')?.getBoundingClientRect();
      if (!cell || !first) return;
      if (cell.left < first.right) box.scrollLeft -= first.right - cell.left;
      else if (cell.right > box.getBoundingClientRect().left + box.clientWidth) box.scrollLeft += cell.right - box.getBoundingClientRect().left - box.clientWidth;
    },
    [],
  );

  const go = (place: Place, extending = false) => {
    const spot = spotOf(place);
    setCursor(spot);
    if (!extending) setAnchor(spot);
    else setAnchor((now) => now ?? cursor ?? spot);
    reveal(place);
  };

  const cursorRows = onCursor && cursor ? rows.slice(range.top, range.bottom + 1) : undefined;
  const cursorKeys = cursorRows?.map(({ key }) => key).join('\n');
  useEffect(() => {
    onCursor?.(cursorRows ?? []);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- lines are told again only when others are meant
  }, [cursorKeys]);

  // What is selected on the canvas comes into view here.
  const shown = useRef<string>(undefined);
  useEffect(() => {
    if (shown.current === selected) return;
    shown.current = selected;
    const line = selected === undefined ? -1 : rows.findIndex(({ element }) => element === selected);
    if (line >= 0 && document.activeElement !== grid.current) reveal({ line, column: 0 });
  }, [selected, rows, reveal]);

  // WebKit asks first whether there is anything to copy.
  useEffect(() => {
    const box = grid.current!;
    const yes = (event: Event) => event.target === box && event.preventDefault();
    for (const name of ['beforecopy', 'beforecut', 'beforepaste']) box.addEventListener(name, yes);
    return () => {
      for (const name of ['beforecopy', 'beforecut', 'beforepaste']) box.removeEventListener(name, yes);
    };
  }, []);

  const changes = (row: R, column: Column<R>) => column.edit !== undefined && (column.edit !== 'own' || column.read !== undefined) && !column.fixed?.(row);
  const cellsIn = () => {
    const cells: { row: R; column: Column<R>; line: number }[] = [];
    for (let line = range.top; line <= range.bottom; line++) for (let column = range.left; column <= range.right; column++) if (rows[line]) cells.push({ row: rows[line], column: columns[column], line });
    return cells;
  };

  /** Writes texts into cells, as people write them; what means nothing is told and left out. */
  const write = (cells: { row: R; column: Column<R>; text: string; extra?: number }[]) => {
    const lines = new Map<string, Written<R>>();
    const odd: string[] = [];
    for (const { row, column, text, extra = 0 } of cells) {
      if (!changes(row, column)) continue;
      const value = understood(column, row, text);
      if (value === undefined) odd.push(text);
      else if (value !== (column.value ?? column.text)(row)) {
        const key = `${row.key}\n${extra}`;
        if (!lines.has(key)) lines.set(key, { row, values: new Map() });
        lines.get(key)!.values.set(column.key, value);
      }
    }
    if (odd.length > 0) onOdd(odd);
    if (lines.size > 0) onWrite([...lines.values()]);
  };

  const open = (place: Place, text?: string) => {
    const [row, column] = [rows[place.line], columns[place.column]];
    if (!row || !column) return;
    if (column.edit === 'own' && !column.fixed?.(row)) {
      const element = document.getElementById(`${base}${place.line}-${place.column}`);
      if (element) onOpen?.(row, column.key, element.getBoundingClientRect());
    } else if (!changes(row, column)) onShow(row);
    else if (column.edit === 'flag') write([{ row, column, text: column.text(row) === 'true' ? 'false' : 'true' }]);
    else setEditing({ text: text ?? column.text(row) });
  };
  const done = (text: string | undefined, then?: Place) => {
    setEditing(undefined);
    grid.current?.focus();
    const [row, column] = [rows[at.line], columns[at.column]];
    if (text !== undefined && row) write([{ row, column, text }]);
    if (then) go(then);
  };

  const press = (event: React.KeyboardEvent) => {
    if (editing || event.target !== grid.current || rows.length === 0) return;
    // The key that an input method begins with: it composes into the cell from then on.
    if (composing(event)) {
      if (columns[at.column].edit === 'text') flushSync(() => open(at, ''));
      return;
    }
    if (event.altKey) return;
    const control = event.ctrlKey || event.metaKey;
    const to = moved(at, event.key, { control, shift: event.shiftKey }, { lines: rows.length, columns: columns.length, page });
    const key = event.key.toLowerCase();
    const [row, column] = [rows[at.line], columns[at.column]];
    if (to) go(to, event.shiftKey && event.key !== 'Tab');
    else if (control && key === 'a') {
      setAnchor(spotOf({ line: 0, column: 0 }));
      setCursor(spotOf({ line: rows.length - 1, column: columns.length - 1 }));
    } else if (control && key === 'd') write(cellsIn().flatMap(({ column: to, line }) => (line > range.top ? [{ row: rows[line], column: to, text: to.text(rows[range.top]) }] : [])));
    else if (control && (key === 'delete' || key === 'backspace')) onRemove?.(rows.slice(range.top, range.bottom + 1));
    else if (control) return;
    else if (event.key === 'Enter' || event.key === 'F2') open(at);
    else if (event.key === 'Delete' || event.key === 'Backspace') write(cellsIn().map(({ row: one, column: to }) => ({ row: one, column: to, text: '' })));
    else if (event.key === ' ' && column.edit === 'flag') open(at);
    else if (event.key === 'Escape') setAnchor(cursor);
    else if (event.key.length === 1) {
      if (onLetter?.(event.key, cellsIn().map(({ row: one, column: to }) => ({ row: one, column: to.key })))) event.preventDefault();
      else if (row && changes(row, column) && column.edit !== 'flag' && event.key !== ' ') open(at, column.edit === 'text' ? event.key : undefined);
      else return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const copy = (event: React.ClipboardEvent) => {
    if (event.target !== grid.current || rows.length === 0) return;
    event.preventDefault();
    const table = rows.slice(range.top, range.bottom + 1).map((row) => columns.slice(range.left, range.right + 1).map((column) => column.text(row)));
    event.clipboardData.setData('text/plain', tableText(table));
    if (event.type === 'cut') write(cellsIn().map(({ row, column }) => ({ row, column, text: '' })));
  };
  const paste = (event: React.ClipboardEvent) => {
    if (event.target !== grid.current || rows.length === 0) return;
    event.preventDefault();
    const table = parseTable(event.clipboardData.getData('text/plain'));
    const size = { lines: rows.length, columns: columns.length };
    write(pasted(table, range, size, rows[rows.length - 1].fresh === true).map(({ line, column, text, extra }) => ({ row: rows[line], column: columns[column], text, extra })));
  };

  const under = (event: { clientX: number; clientY: number }): (Place & { target: Element }) | undefined => {
    const target = document.elementFromPoint(event.clientX, event.clientY);
    const [line, column] = [target?.closest('[data-line]'), target?.closest('[data-column]')];
    return target && line && column && grid.current!.contains(line) ? { line: Number(line.getAttribute('data-line')), column: Number(column.getAttribute('data-column')), target } : undefined;
  };
  const down = (event: React.PointerEvent) => {
    if ((event.target as Element).closest('.st-sheet-editor, button, a')) return;
    const place = under(event);
    if (!place || event.button !== 0) return;
    drag.current = { again: place.line === at.line && place.column === at.column && cursor !== undefined && document.activeElement === grid.current && !event.shiftKey };
    go(place, event.shiftKey);
    // The first column is where a line is taken by; elsewhere a first click only puts the cursor there.
    if (place.column === 0 && rows[place.line].element) onShow(rows[place.line]);
  };
  const move = (event: React.PointerEvent) => {
    const place = under(event);
    onPoint(place && rows[place.line]?.element);
    if (!drag.current || !place || (place.line === at.line && place.column === at.column)) return;
    drag.current.again = false;
    go(place, true);
  };
  const up = () => {
    const again = drag.current?.again;
    drag.current = undefined;
    if (again && columns[at.column].edit) open(at);
  };

  const first = Math.max(0, view.first - spare);
  const last = Math.min(rows.length, view.first + Math.ceil(view.height / lineHeight) + spare);
  return (
    <div
      ref={grid}
      className="st-sheet st-scroll"
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable
      data-marked={findings !== undefined || undefined}
      aria-activedescendant={cursor && rows.length > 0 && at.line >= first && at.line < last ? `${base}${at.line}-${at.column}` : undefined}
      tabIndex={0}
      onKeyDown={press}
      onCopy={copy}
      onCut={copy}
      onPaste={paste}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerLeave={() => {
        drag.current = undefined;
        onPoint(undefined);
      }}
      onFocus={() => !cursor && rows.length > 0 && go({ line: 0, column: 0 })}
      onScroll={(event) => {
        const next = Math.floor(event.currentTarget.scrollTop / lineHeight);
        setView((now) => (now.first === next ? now : { ...now, first: next }));
      }}
      style={{ '--st-template': template, '--st-least': `${least}px` } as React.CSSProperties}
    >
      <div className="st-sheet-head" role="row" aria-rowindex={1}>
        {columns.map((column, index) => (
          <Tooltip key={column.key} title={column.about}>
            <div role="columnheader" aria-colindex={index + 1} data-column={index} data-numeric={column.numeric || undefined}>
              <span>{column.title}</span>
            </div>
          </Tooltip>
        ))}
      </div>
      <div className="st-sheet-body" role="presentation" style={{ height: rows.length * lineHeight }}>
        {rows.slice(first, last).map((row, index) => {
          const line = first + index;
          return (
            <div
              key={row.key}
              className="st-sheet-line"
              role="row"
              aria-rowindex={line + 2}
              aria-current={row.element !== undefined && row.element === selected ? true : undefined}
              data-line={line}
              data-strong={row.strong || undefined}
              data-fresh={row.fresh || undefined}
              data-pointed={(row.element !== undefined && row.element === pointed) || undefined}
              style={{ transform: `translateY(${line * lineHeight}px)`, '--st-depth': row.depth ?? 0 } as React.CSSProperties}
            >
              {columns.map((column, index) => {
                const here = cursor !== undefined && line === at.line && index === at.column;
                const chosen = cursor !== undefined && line >= range.top && line <= range.bottom && index >= range.left && index <= range.right;
                return (
                  <div
                    key={column.key}
                    id={`${base}${line}-${index}`}
                    className="st-sheet-cell"
                    role={index === 0 ? 'rowheader' : 'gridcell'}
                    aria-colindex={index + 1}
                    aria-selected={chosen}
                    aria-readonly={!(changes(row, column) || column.edit === 'own') || undefined}
                    data-column={index}
                    data-numeric={column.numeric || undefined}
                    data-fixed={!column.edit || column.fixed?.(row) || undefined}
                    data-cursor={here || undefined}
                    data-chosen={chosen || undefined}
                  >
                    {index === 0 && row.element !== undefined && findings && <Mark findings={findings.get(row.element)} />}
                    {here && editing ? (
                      <Editor
                        start={editing.text}
                        column={column}
                        row={row}
                        onDone={(text, way) => done(text, way === 'stay' ? undefined : moved(at, way === 'down' ? 'ArrowDown' : 'Tab', { control: false, shift: way === 'back' }, { lines: rows.length, columns: columns.length, page }))}
                      />
                    ) : (
                      <span className="st-sheet-text">{column.show ? column.show(row) : shownText(column, row, t('registers:yes'))}</span>
                    )}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
      {rows.length === 0 && <div className="st-sheet-none">{none}</div>}
    </div>
  );
}

/** What a typed text stands for; undefined where it means nothing. */
function understood<R extends Line>(column: Column<R>, row: R, text: string): string | undefined {
  const typed = text.trim();
  if (column.read) return column.read(typed, row);
  if (column.edit === 'flag') return /^(true|1|x|✓|√|yes|y|是)$/i.test(typed) ? 'true' : /^(|false|0|no|n|否)$/i.test(typed) ? '' : undefined;
  if (column.edit !== 'choice' || typed === '') return typed;
  const same = (said: string) => said.toLowerCase() === typed.toLowerCase();
  return column.options?.(row).find(({ value, label }) => same(value) || same(label))?.value;
}

function shownText<R extends Line>(column: Column<R>, row: R, yes: string): ReactNode {
  const text = column.text(row);
  if (column.edit === 'flag') return text === 'true' ? <span aria-label={yes}>✓</span> : '';
  if (column.edit === 'choice') return column.options?.(row).find(({ value }) => value === text)?.label ?? text;
  return text;
}

type Way = 'stay' | 'down' | 'on' | 'back';

/** A cell while it is written in. Enter and Tab take what is written, Escape leaves the cell as it was. */
function Editor<R extends Line>({ start, column, row, onDone }: { start: string; column: Column<R>; row: R; onDone: (text: string | undefined, way: Way) => void }) {
  const [text, setText] = useState(start);
  const left = useRef(false);
  const list = useId();
  const options = column.options?.(row) ?? [];
  const odd = understood(column, row, text) === undefined;
  const leave = (said: string | undefined, way: Way) => {
    if (left.current) return;
    left.current = true;
    onDone(said, way);
  };
  if (column.edit === 'choice') {
    return (
      <div className="st-sheet-editor" onKeyDown={(event) => event.key === 'Escape' && leave(undefined, 'stay')}>
        <Select
          size="small"
          autoFocus
          defaultOpen
          showSearch={{ optionFilterProp: 'label' }}
          variant="borderless"
          aria-label={column.title}
          defaultValue={start || undefined}
          options={[{ value: '', label: '–' }, ...options]}
          popupMatchSelectWidth={false}
          onSelect={(value: string) => leave(value, 'stay')}
          onBlur={() => leave(undefined, 'stay')}
          onOpenChange={(open) => !open && setTimeout(() => leave(undefined, 'stay'))}
        />
      </div>
    );
  }
  const field = {
    size: 'small',
    variant: 'borderless',
    autoFocus: true,
    'aria-label': column.title,
    'aria-invalid': odd,
    value: text,
    onChange: (event: { target: { value: string } }) => setText(event.target.value),
    onBlur: () => leave(odd ? undefined : text, 'stay'),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (composing(event)) return;
      event.stopPropagation();
      // In a long text Shift+Enter begins a new line.
      if (event.key === 'Escape') leave(undefined, 'stay');
      else if (event.key === 'Enter' && !odd && !event.shiftKey) leave(text, 'down');
      else if (event.key === 'Tab') leave(odd ? undefined : text, event.shiftKey ? 'back' : 'on');
      else return;
      event.preventDefault();
    },
  } as const;
  return (
    <div className="st-sheet-editor" data-odd={odd || undefined} data-long={column.long || undefined}>
      <Tooltip title={odd ? column.help : undefined} open={odd && column.help !== undefined} placement="bottomLeft">
        {column.long ? <Input.TextArea {...field} autoSize={{ minRows: 3, maxRows: 10 }} /> : <Input {...field} list={options.length > 0 ? list : undefined} />}
      </Tooltip>
      {options.length > 0 && (
        <datalist id={list}>
          {options.map(({ value, label }) => (
            <option key={value} value={value} label={label} />
          ))}
        </datalist>
      )}
    </div>
  );
}
