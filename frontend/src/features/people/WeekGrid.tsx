import { useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { number } from '../../format/number';
import { useWords } from '../../i18n/i18n';
import type { Slot, Week } from './week';
import { between, days, hoursOf, painted, slots, timeOf } from './week';

/** A week of half hours, painted open or closed: drag with the mouse, or mark with Shift and the arrows and press Enter. */
export function WeekGrid({ week, label, onChange }: { week: Week; label: string; onChange: (week: Week) => void }) {
  const { t, language } = useWords();
  const [from, setFrom] = useState<Slot>({ day: 0, slot: 18 });
  const [to, setTo] = useState<Slot>(from);
  const [painting, setPainting] = useState<boolean>();
  const [marking, setMarking] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const said = ({ day, slot }: Slot) => t('people:slot', { day: t(`people:weekday.${days[day]}`), from: timeOf(slot), to: timeOf(slot + 1), what: t(week[day][slot] ? 'people:open' : 'people:closed') });

  const focus = (cell: Slot) => host.current?.querySelector<HTMLElement>(`[data-slot="${cell.day}-${cell.slot}"]`)?.focus();
  const keys = (event: KeyboardEvent) => {
    const move = ({ ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, -slots], End: [0, slots] } as Record<string, number[]>)[event.key];
    if (move && !event.altKey) {
      const next = { day: Math.max(0, Math.min(6, to.day + move[0])), slot: Math.max(0, Math.min(slots - 1, to.slot + move[1])) };
      setTo(next);
      if (!event.shiftKey) setFrom(next);
      setMarking(event.shiftKey);
      focus(next);
    } else if (event.key === 'Enter' || event.key === ' ') onChange(painted(week, from, to, !week[from.day][from.slot]));
    else if (event.key === 'Delete' || event.key === 'Backspace') onChange(painted(week, from, to, false));
    else return;
    event.preventDefault();
  };
  const under = (event: PointerEvent): Slot | undefined => {
    const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-slot]')?.dataset.slot?.split('-').map(Number);
    return cell && { day: cell[0], slot: cell[1] };
  };
  const press = (event: PointerEvent) => {
    const cell = under(event);
    if (!cell || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setFrom(cell);
    setTo(cell);
    setPainting(!week[cell.day][cell.slot]);
  };
  const release = () => {
    if (painting !== undefined) onChange(painted(week, from, to, painting));
    setPainting(undefined);
    setMarking(false);
    focus(to);
  };

  return (
    <div className="st-week">
      <div
        ref={host}
        className="st-week-grid"
        role="grid"
        aria-label={label}
        onKeyDown={keys}
        onBlur={() => setMarking(false)}
        onPointerDown={press}
        onPointerMove={(event) => {
          const cell = painting !== undefined && under(event);
          if (cell) setTo(cell);
        }}
        onPointerUp={release}
        onPointerCancel={() => setPainting(undefined)}
      >
        <div role="row" className="st-contents">
          <span role="columnheader" aria-label={t('people:day')} />
          {Array.from({ length: 24 }, (_, hour) => (
            <span key={hour} role="columnheader" aria-colspan={2} className="st-week-hour" aria-label={`${hour}:00`}>
              {hour % 2 === 0 ? hour : ''}
            </span>
          ))}
          <span role="columnheader" className="st-week-sum">{t('people:hoursADay')}</span>
        </div>
        {week.map((row, day) => (
          <div role="row" className="st-contents" key={days[day]}>
            <span role="rowheader" className="st-week-day">{t(`people:weekday.${days[day]}`)}</span>
            {row.map((open, slot) => {
              const marked = (painting !== undefined || marking) && between(from, to, day, slot);
              return (
                <span
                  key={slot}
                  role="gridcell"
                  className="st-slot"
                  data-slot={`${day}-${slot}`}
                  data-open={marked && painting !== undefined ? painting : open}
                  data-marked={marked}
                  data-hour={slot % 2 === 0}
                  tabIndex={to.day === day && to.slot === slot ? 0 : -1}
                  title={said({ day, slot })}
                  aria-label={said({ day, slot })}
                />
              );
            })}
            <span role="gridcell" className="st-week-sum">{number(row.filter(Boolean).length / 2, language)}</span>
          </div>
        ))}
      </div>
      <div className="st-week-foot">
        <span className="st-muted">{t('people:paintHelp')}</span>
        <span role="status">{t('people:hoursAWeek', { hours: number(hoursOf(week), language) })}</span>
      </div>
    </div>
  );
}
