import { memo } from 'react';
import type { Board, BoardCard, BoardCell, BoardColumn, BoardFrame } from '../../../api/cases';
import { duration } from '../../../format/duration';
import { number } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import type { Drawing } from '../../../modeler/drawing';
import { cellOf, inProgress, lanesOf, overdue, waitingFor } from './board';

interface Props {
  board: Board;
  frame: BoardFrame;
  drawing: Drawing;
  onCase: (number: number) => void;
}

/** The steps as columns, by lane, with the cases that are there. */
export function BoardColumns({ board, frame, drawing, onCase }: Props) {
  const { t } = useWords();
  return (
    <div className="st-board-lanes st-scroll" tabIndex={0} role="group" aria-label={t('cases:columns')}>
      {lanesOf(board.columns).map(({ lane, columns }) => (
        <section key={`${lane} ${columns[0].at}`} className="st-board-lane" aria-label={lane || t('cases:noLane')}>
          <h4>{lane || ' '}</h4>
          <div className="st-board-columns">
            {columns.map(({ column, at }) => (
              <Column key={column.element} column={column} cell={cellOf(frame, at)} now={frame.at} onShow={() => drawing.show(column.place)} onCase={onCase} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

function Column({ column, cell, now, onShow, onCase }: { column: BoardColumn; cell?: BoardCell; now: number; onShow: () => void; onCase: (number: number) => void }) {
  const { t, language } = useWords();
  const say = (count: number) => number(count, language, 0);
  const unnamed = waitingFor(column);
  const name = column.name || (unnamed ? t(`cases:unnamed.${unnamed}`) : column.element);
  const more = cell ? inProgress(cell) - cell.cards.length : 0;
  return (
    <article className="st-board-column" data-empty={!cell || undefined} aria-label={name}>
      <header>
        <button type="button" className="st-plain" title={t('cases:showStep', { name })} onClick={onShow}>
          {name}
        </button>
        <span className="st-board-count" data-testid={`board-${column.element}`}>
          {say(cell ? inProgress(cell) : 0)}
        </span>
      </header>
      {cell && (
        <p className="st-board-of">
          {cell.working > 0 && <span>{t('cases:atWork', { count: say(cell.working) })}</span>}
          {cell.waiting > 0 && <span>{t('cases:waiting', { count: say(cell.waiting) })}</span>}
          {cell.overdue > 0 && <span data-promise="missed">{t('cases:overdue', { count: say(cell.overdue) })}</span>}
        </p>
      )}
      {cell?.cards.map((card) => (
        <Card key={card.case} card={card} now={now} onCase={onCase} />
      ))}
      {more > 0 && <p className="st-board-more">{t('cases:more', { count: more, more: say(more) })}</p>}
    </article>
  );
}

/** A case where it is. */
const Card = memo(function Card({ card, now, onCase }: { card: BoardCard; now: number; onCase: (number: number) => void }) {
  const { t, language } = useWords();
  const late = overdue(card, now);
  const state = t(`cases:state.${card.state}`);
  return (
    <button type="button" className="st-board-card" data-state={card.state} data-late={late !== undefined || undefined} title={card.by ? `${state} · ${card.by}` : state} onClick={() => onCase(card.case)}>
      <span className="st-board-case">{t('cases:caseTitle', { case: number(card.case, language, 0) })}</span>
      <span className="st-board-age">{duration(now - card.since, language)}</span>
      <span className="st-board-state">{card.state === 'working' && card.by ? card.by : state}</span>
      {late !== undefined && <span data-promise="missed">{t('cases:lateBy', { long: duration(late, language) })}</span>}
      {late === undefined && card.due !== null && card.due !== undefined && <span className="st-board-due">{t('cases:dueIn', { long: duration(card.due - now, language) })}</span>}
    </button>
  );
});
