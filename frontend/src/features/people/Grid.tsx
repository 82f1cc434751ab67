import { CheckOutlined } from '@ant-design/icons';
import type { InputRef } from 'antd';
import { Input, Select } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { composing } from '../../ui/composing';

/** What a cell is edited with. */
export type Editor =
  | { kind: 'text' | 'money' | 'count' }
  | { kind: 'one' | 'many'; options: { value: string; label: string }[] }
  | { kind: 'tags' }
  | { kind: 'flag' }
  | { kind: 'none' };

/** A column of the grid: what it shows of a row, and how that is changed. */
export interface Column<Row> {
  key: string;
  title: string;
  width: number;
  /** Takes what is left of the width. */
  grows?: boolean;
  editor: Editor;
  value: (row: Row) => string | string[] | boolean;
  /** What stands in the cell; by default the value. */
  show?: (row: Row) => ReactNode;
  change?: (row: Row, value: string | string[] | boolean) => void;
  /** What is wrong with the value. */
  wrong?: (row: Row) => string | undefined;
  right?: boolean;
}

export const rowHeight = 32;
const headHeight = 34;
const around = 6;

/** A table of thousands of rows, of which only what is seen is in the page: arrow keys move, Enter edits, Space toggles. */
export function Grid<Row extends { id: string }>({
  rows,
  columns,
  label,
  current,
  onCurrent,
  onKey,
  empty,
}: {
  rows: Row[];
  columns: Column<Row>[];
  label: string;
  /** The row that the keyboard is in, by id. */
  current?: string;
  onCurrent: (id: string | undefined) => void;
  /** Keys that mean something to the tab: true when it took one. */
  onKey?: (event: KeyboardEvent, row: Row | undefined) => boolean;
  empty?: ReactNode;
}) {
  const id = useId();
  const host = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, left: 0, width: 800, height: 400 });
  const [column, setColumn] = useState(0);
  const [editing, setEditing] = useState<{ start?: string }>();
  const [focused, setFocused] = useState(false);
  const at = rows.findIndex((row) => row.id === current);

  const measure = useCallback(() => {
    const { scrollTop: top, scrollLeft: left, clientWidth: width, clientHeight: height } = host.current!;
    setView((now) => (now.top === top && now.left === left && now.width === width && now.height === height ? now : { top, left, width, height }));
  }, []);
  useEffect(() => {
    const watch = new ResizeObserver(measure);
    watch.observe(host.current!);
    return () => watch.disconnect();
  }, [measure]);

  const widths = useMemo(() => {
    const sum = columns.reduce((all, { width }) => all + width, 0);
    const growing = columns.filter(({ grows }) => grows).length;
    const more = growing > 0 ? Math.max(0, Math.floor((view.width - sum) / growing)) : 0;
    return columns.map(({ width, grows }) => width + (grows ? more : 0));
  }, [columns, view.width]);
  const starts = useMemo(() => widths.map((_, index) => widths.slice(0, index).reduce((all, width) => all + width, 0)), [widths]);
  const total = widths.reduce((all, width) => all + width, 0);

  const first = Math.max(0, Math.floor(view.top / rowHeight) - around);
  const last = Math.min(rows.length, Math.ceil((view.top + view.height) / rowHeight) + around);
  // The first column stays; of the others only those in view are in the page.
  const seen = columns.map((_, index) => index).filter((index) => index > 0 && starts[index] + widths[index] > view.left && starts[index] < view.left + view.width + 200);
  const before = (seen[0] ?? 1) > 0 ? (starts[seen[0] ?? 1] ?? widths[0]) - widths[0] : 0;

  const reveal = (row: number, col: number) => {
    const box = host.current!;
    const top = row * rowHeight;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + rowHeight > box.scrollTop + box.clientHeight - headHeight) box.scrollTop = top + rowHeight - box.clientHeight + headHeight;
    if (col > 0) {
      if (starts[col] < box.scrollLeft + widths[0]) box.scrollLeft = starts[col] - widths[0];
      else if (starts[col] + widths[col] > box.scrollLeft + box.clientWidth) box.scrollLeft = starts[col] + widths[col] - box.clientWidth;
    }
  };
  const shown = useRef(current);
  useEffect(() => {
    if (shown.current === current) return;
    shown.current = current;
    if (at >= 0) reveal(at, column);
  });

  const go = (row: number, col: number) => {
    const [y, x] = [Math.max(0, Math.min(rows.length - 1, row)), Math.max(0, Math.min(columns.length - 1, col))];
    setEditing(undefined);
    setColumn(x);
    if (rows[y]) {
      onCurrent(rows[y].id);
      reveal(y, x);
    }
  };
  const leave = (row: number, col: number) => {
    go(row, col);
    host.current?.focus();
  };
  const begin = (start?: string) => {
    const { editor, change, value } = columns[column];
    if (at < 0 || editor.kind === 'none' || !change) return;
    if (editor.kind === 'flag') change(rows[at], !value(rows[at]));
    else setEditing({ start });
  };

  const keys = (event: KeyboardEvent) => {
    if (editing || composing(event)) return;
    const row = rows[at];
    if (onKey?.(event, row)) return event.preventDefault();
    const page = Math.max(1, Math.floor(view.height / rowHeight) - 2);
    const moves: Record<string, [number, number]> = { ArrowUp: [at - 1, column], ArrowDown: [at + 1, column], ArrowLeft: [at, column - 1], ArrowRight: [at, column + 1], PageUp: [at - page, column], PageDown: [at + page, column], Home: [event.ctrlKey ? 0 : at, 0], End: [event.ctrlKey ? rows.length - 1 : at, columns.length - 1] };
    const move = moves[event.key];
    const typed = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    const { editor, change } = columns[column];
    if (move && !event.altKey) go(...move);
    else if (event.key === 'Enter' || event.key === 'F2' || (event.key === ' ' && editor.kind !== 'text')) begin();
    else if ((event.key === 'Delete' || event.key === 'Backspace') && row && change && editor.kind !== 'flag' && editor.kind !== 'none' && !event.ctrlKey) change(row, editor.kind === 'many' || editor.kind === 'tags' ? [] : '');
    else if (typed && event.key !== ' ' && ['text', 'money', 'count'].includes(editor.kind)) begin(event.key);
    else return;
    event.preventDefault();
  };

  const cell = (row: Row, y: number, x: number) => {
    const { editor, value, show, wrong, change, right, title } = columns[x];
    const here = y === at && x === column;
    const fault = wrong?.(row);
    const flag = editor.kind === 'flag';
    return (
      <div
        key={columns[x].key}
        id={here ? `${id}-cell` : undefined}
        role="gridcell"
        aria-colindex={x + 1}
        aria-selected={here}
        aria-readonly={!change || undefined}
        aria-label={flag ? `${String(columns[0].value(row))}, ${title}` : undefined}
        aria-checked={flag ? Boolean(value(row)) : undefined}
        aria-invalid={fault ? true : undefined}
        className="st-roster-cell"
        data-here={here && focused}
        data-flag={flag}
        data-right={right}
        title={fault}
        style={{ width: widths[x], ...(x === 0 && { left: 0 }) }}
        onMouseDown={(event) => {
          if (editing && here) return;
          event.preventDefault();
          host.current?.focus();
          const again = here && focused;
          go(y, x);
          if (flag) change?.(row, !value(row));
          else if (again) begin();
        }}
      >
        {here && editing ? (
          <CellEditor
            editor={editor}
            label={`${title}: ${String(columns[0].value(row))}`}
            value={value(row)}
            start={editing.start}
            onDone={(next, way) => {
              if (next !== undefined) change?.(row, next);
              if (way === 'away') setEditing(undefined);
              else leave(y + (way === 'down' ? 1 : 0), x + (way === 'right' ? 1 : way === 'left' ? -1 : 0));
            }}
          />
        ) : flag ? (
          value(row) ? <CheckOutlined aria-hidden /> : null
        ) : (
          <span className="st-roster-cell-text">{show ? show(row) : String(value(row))}</span>
        )}
      </div>
    );
  };

  return (
    <div
      ref={host}
      className="st-roster st-scroll"
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={at >= first && at < last ? `${id}-cell` : undefined}
      tabIndex={0}
      onScroll={measure}
      onKeyDown={keys}
      onFocus={() => {
        setFocused(true);
        if (at < 0 && rows.length > 0) onCurrent(rows[0].id);
      }}
      onBlur={() => setFocused(false)}
    >
      <div className="st-roster-head" role="row" aria-rowindex={1} style={{ width: Math.max(total, view.width) }}>
        {columns.length > 0 && (
          <div role="columnheader" aria-colindex={1} className="st-roster-cell" style={{ width: widths[0], left: 0 }} title={columns[0].title}>
            <span className="st-roster-cell-text">{columns[0].title}</span>
          </div>
        )}
        <span style={{ width: before, flex: 'none' }} />
        {seen.map((index) => (
          <div key={columns[index].key} role="columnheader" aria-colindex={index + 1} className="st-roster-cell" data-right={columns[index].right} data-flag={columns[index].editor.kind === 'flag'} style={{ width: widths[index] }} title={columns[index].title}>
            <span className="st-roster-cell-text">{columns[index].title}</span>
          </div>
        ))}
      </div>
      <div role="rowgroup" className="st-roster-rows" style={{ height: rows.length * rowHeight, width: Math.max(total, view.width) }}>
        {rows.slice(first, last).map((row, index) => (
          <div key={row.id} role="row" aria-rowindex={first + index + 2} className="st-roster-row" data-current={row.id === current} style={{ top: (first + index) * rowHeight }}>
            {columns.length > 0 && cell(row, first + index, 0)}
            <span style={{ width: before, flex: 'none' }} />
            {seen.map((x) => cell(row, first + index, x))}
          </div>
        ))}
      </div>
      {rows.length === 0 && (
        <div role="row">
          <div role="gridcell">{empty}</div>
        </div>
      )}
    </div>
  );
}

type Way = 'stay' | 'down' | 'right' | 'left' | 'away';

function CellEditor({ editor, label, value, start, onDone }: { editor: Editor; label: string; value: string | string[] | boolean; start?: string; onDone: (value: string | string[] | undefined, way: Way) => void }) {
  const [text, setText] = useState(start ?? (typeof value === 'string' ? value : ''));
  const [chosen, setChosen] = useState(Array.isArray(value) ? value : []);
  const done = useRef(false);
  const finish = (next: string | string[] | undefined, way: Way) => {
    if (done.current) return;
    done.current = true;
    onDone(next, way);
  };
  const field = useRef<InputRef>(null);
  useEffect(() => {
    if (start === undefined) field.current?.select();
  }, [start]);

  if (editor.kind === 'one' || editor.kind === 'many' || editor.kind === 'tags') {
    const several = editor.kind !== 'one';
    return (
      <Select
        size="small"
        autoFocus
        defaultOpen
        className="st-roster-cell-select"
        aria-label={label}
        mode={editor.kind === 'one' ? undefined : editor.kind === 'many' ? 'multiple' : 'tags'}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={!several}
        popupMatchSelectWidth={false}
        tokenSeparators={editor.kind === 'tags' ? [',', '，', '、', ';', '；'] : undefined}
        open={editor.kind === 'tags' ? false : undefined}
        value={several ? chosen : text || undefined}
        options={editor.kind === 'tags' ? undefined : editor.options}
        onChange={(next: string | string[] | undefined) => {
          if (several) setChosen((next as string[]) ?? []);
          else finish((next as string) ?? '', 'stay');
        }}
        onBlur={() => finish(several ? chosen : undefined, 'away')}
        onInputKeyDown={(event) => {
          if (event.key === 'Escape') finish(undefined, 'stay');
          else if (event.key === 'Tab') {
            event.preventDefault();
            finish(several ? chosen : undefined, event.shiftKey ? 'left' : 'right');
          } else return;
          event.stopPropagation();
        }}
      />
    );
  }
  const settled = () => (text === value ? undefined : editor.kind === 'text' ? text.trim() : text.trim().replace(/[,，\s¥￥$€]/g, ''));
  return (
    <Input
      ref={field}
      size="small"
      autoFocus
      variant="borderless"
      className="st-roster-cell-input"
      aria-label={label}
      maxLength={200}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => finish(settled(), 'away')}
      onKeyDown={(event) => {
        if (composing(event)) return;
        const way = ({ Enter: 'down', Tab: event.shiftKey ? 'left' : 'right', Escape: 'stay' } as Record<string, Way>)[event.key];
        event.stopPropagation();
        if (!way) return;
        event.preventDefault();
        finish(event.key === 'Escape' ? undefined : settled(), way);
      }}
    />
  );
}
