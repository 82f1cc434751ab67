import { InputNumber } from 'antd';
import { useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { number } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import type { Grid } from '../rates';
import { blockOf, days, inBlock, painted, total } from '../rates';

interface Cell {
  day: number;
  hour: number;
}

/** A week of hours that is painted with rates: drag with the mouse, or mark with the arrow keys and press Enter. */
export function RateGrid({ grid, label, onChange }: { grid: Grid; label: string; onChange: (grid: Grid) => void }) {
  const { t, language } = useWords();
  const [brush, setBrush] = useState(6);
  const [from, setFrom] = useState<Cell>({ day: 0, hour: 9 });
  const [to, setTo] = useState<Cell>(from);
  const [painting, setPainting] = useState(false);
  const [marking, setMarking] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const most = Math.max(1e-9, ...grid.flat());
  const block = blockOf(from, to);
  const rate = (value: number) => number(value, language, 2);

  const paint = (perHour: number) => onChange(painted(grid, block, perHour));
  const focus = (cell: Cell) => host.current?.querySelector<HTMLElement>(`[data-cell="${cell.day}-${cell.hour}"]`)?.focus();
  const keys = (event: KeyboardEvent) => {
    const move = ({ ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, -24], End: [0, 24] } as Record<string, number[]>)[event.key];
    if (move) {
      const next = { day: Math.max(0, Math.min(6, to.day + move[0])), hour: Math.max(0, Math.min(23, to.hour + move[1])) };
      setTo(next);
      if (!event.shiftKey) setFrom(next);
      focus(next);
    } else if (event.key === 'Enter' || event.key === ' ') paint(brush);
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
    event.currentTarget.setPointerCapture(event.pointerId);
    setFrom(cell);
    setTo(cell);
    setPainting(true);
  };
  const release = () => {
    if (painting) paint(brush);
    setPainting(false);
    setMarking(false);
    focus(to);
  };

  return (
    <div className="st-rates">
      <div className="st-pair">
        <InputNumber size="small" className="st-number st-brush" min={0} prefix={<span className="st-prefix">{t('numbers:brush')}</span>} suffix={<span className="st-prefix">{t('numbers:perHour')}</span>} aria-label={t('numbers:brushLabel')} value={brush} onChange={(value) => setBrush(value ?? 0)} />
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
      <div className="st-help">{t('numbers:paintHelp')}</div>
    </div>
  );
}
