import { useRef, useState } from 'react';
import type { ClipboardEvent, KeyboardEvent, PointerEvent } from 'react';
import { number } from '../../../format/number';
import { parseTable, tableText } from '../../../format/table';
import { useWords } from '../../../i18n/i18n';
import { NumberInput } from '../../../ui/NumberInput';
import { copied, pastedInto } from '../ratePaste';
import type { Pasted } from '../ratePaste';
import type { Grid } from '../rates';
import { blockOf, days, inBlock, painted, total } from '../rates';

interface Cell {
  day: number;
  hour: number;
}

/**
 * A week of hours that is painted with rates: drag with the mouse, or mark with the arrow keys and press Enter. Blocks of numbers are copied
 * to a spreadsheet and pasted from one. Each of these is one change.
 */
export function RateGrid({ grid, label, onChange }: { grid: Grid; label: string; onChange: (grid: Grid) => void }) {
  const { t, language } = useWords();
  const [brush, setBrush] = useState(6);
  const [from, setFrom] = useState<Cell>({ day: 0, hour: 9 });
  const [to, setTo] = useState<Cell>(from);
  const [painting, setPainting] = useState(false);
  const [marking, setMarking] = useState(false);
  const [refused, setRefused] = useState<Extract<Pasted, { fault: string }>>();
  const host = useRef<HTMLDivElement>(null);
  const most = Math.max(1e-9, ...grid.flat());
  const block = blockOf(from, to);
  /** What is seen as marked, else the cell with the focus. */
  const held = marking ? block : blockOf(to, to);
  const rate = (value: number) => number(value, language, 2);

  const paint = (perHour: number, over = block) => {
    setRefused(undefined);
    onChange(painted(grid, over, perHour));
  };
  const mark = (first: Cell, last: Cell) => {
    setFrom(first);
    setTo(last);
    focus(last);
    setMarking(true);
  };
  const copy = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData.setData('text/plain', tableText(copied(grid, held)));
    if (event.type === 'cut') paint(0, held);
  };
  const paste = (event: ClipboardEvent) => {
    event.preventDefault();
    const pasted = pastedInto(grid, parseTable(event.clipboardData.getData('text/plain')), held);
    if ('fault' in pasted) return setRefused(pasted);
    setRefused(undefined);
    const { days, hours } = pasted.block;
    mark({ day: days[1], hour: hours[1] }, { day: days[0], hour: hours[0] });
    onChange(pasted.grid);
  };
  const focus = (cell: Cell) => host.current?.querySelector<HTMLElement>(`[data-cell="${cell.day}-${cell.hour}"]`)?.focus();
  const keys = (event: KeyboardEvent) => {
    const move = ({ ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, -24], End: [0, 24] } as Record<string, number[]>)[event.key];
    if (move) {
      const next = { day: Math.max(0, Math.min(6, to.day + move[0])), hour: Math.max(0, Math.min(23, to.hour + move[1])) };
      setTo(next);
      if (!event.shiftKey) setFrom(next);
      focus(next);
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') mark({ day: 6, hour: 23 }, { day: 0, hour: 0 });
    else if (event.key === 'Enter' || event.key === ' ') paint(brush);
    else if (event.key === 'Delete' || event.key === 'Backspace') paint(0);
    else return;
    setMarking(true);
    event.preventDefault();
  };
  const under = (event: PointerEvent): Cell | undefined => {
    const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-cell]')?.dataset.cell?.split('-').map(Number);
    return cell && { day: cell[0], hour: cell[1] };
  };
  const press = (event: PointerEvent) => {
    const cell = under(event);
    if (!cell || event.button !== 0) return;
    if (event.shiftKey) {
      // Marks without painting; the browser would mark text.
      event.preventDefault();
      return mark(from, cell);
    }
    event.currentTarget.setPointerCapture(event.pointerId);
    setFrom(cell);
    setTo(cell);
    setPainting(true);
  };
  const release = () => {
    if (!painting) return;
    paint(brush);
    setPainting(false);
    setMarking(false);
    focus(to);
  };

  return (
    <div className="st-rates">
      <div className="st-pair">
        <NumberInput size="small" className="st-number st-brush" min={0} prefix={<span className="st-prefix">{t('numbers:brush')}</span>} suffix={<span className="st-prefix">{t('numbers:perHour')}</span>} aria-label={t('numbers:brushLabel')} value={brush} onChange={(value) => setBrush(value ?? 0)} />
        <span className="st-help" role="status">{t('numbers:weekTotal', { cases: rate(total(grid.map(total))) })}</span>
      </div>
      <div
        ref={host}
        className="st-rate-grid"
        role="grid"
        aria-label={label}
        onKeyDown={keys}
        onBlur={() => setMarking(false)}
        onPointerDown={press}
        onPointerMove={(event) => {
          const cell = painting && under(event);
          if (cell) setTo(cell);
        }}
        onPointerUp={release}
        onPointerCancel={() => setPainting(false)}
        onCopy={copy}
        onCut={copy}
        onPaste={paste}
      >
        <div role="row" className="st-contents">
          <span role="columnheader" aria-label={t('numbers:day')} />
          {Array.from({ length: 24 }, (_, hour) => (
            <span key={hour} role="columnheader" className="st-rate-hour" aria-label={`${hour}:00`}>
              {hour % 3 === 0 ? hour : ''}
            </span>
          ))}
          <span role="columnheader" className="st-rate-total">{t('numbers:dayTotal')}</span>
        </div>
        {grid.map((row, day) => (
          <div role="row" className="st-contents" key={days[day]}>
            <span role="rowheader" className="st-rate-day">{t(`simulate:day.${days[day]}`)}</span>
            {row.map((value, hour) => (
              <span
                key={hour}
                role="gridcell"
                className="st-rate"
                data-cell={`${day}-${hour}`}
                data-marked={(painting || marking) && inBlock(block, day, hour)}
                tabIndex={to.day === day && to.hour === hour ? 0 : -1}
                title={t('numbers:rateAt', { day: t(`simulate:day.${days[day]}`), hour, rate: rate(value) })}
                aria-label={t('numbers:rateAt', { day: t(`simulate:day.${days[day]}`), hour, rate: rate(value) })}
                style={{ '--st-rate': value / most } as React.CSSProperties}
              >
                <span aria-hidden>{value > 0 ? rate(value) : ''}</span>
              </span>
            ))}
            <span role="gridcell" className="st-rate-total">{rate(total(row))}</span>
          </div>
        ))}
      </div>
      {refused && (
        <div className="st-rate-refused" role="alert">
          {t(`rates:refused.${refused.fault}`, { cell: refused.cell, rows: refused.rows, columns: refused.columns })} {t('rates:nothingPasted')}
        </div>
      )}
      <div className="st-help">{t('numbers:paintHelp')} {t('rates:pasteHelp')}</div>
    </div>
  );
}
