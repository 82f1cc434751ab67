import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useState } from 'react';
import type { Board, BoardFrame } from '../../../api/cases';
import { boardQuery } from '../../../api/cases';
import type { Run } from '../../../api/types';
import { number } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import { BoardColumns } from './BoardColumns';
import { busiest, closer, frameAt } from './board';
import { BoardTime } from './BoardTime';
import type { RunTableProps } from './RunFrame';
import { Playing, RunFrame, Untold } from './RunFrame';

/** Who is where at a moment of a run: steps as columns, the cases there as cards, and the time to go through. */
export function BoardTable(table: RunTableProps) {
  const { t } = useWords();
  return (
    <RunFrame title={t('cases:boardTitle')} table={table}>
      {(run) => <Whole key={`${run.id} ${table.look.replication}`} run={run} table={table} />}
    </RunFrame>
  );
}

/** Everything from the start to the end of the run. */
const all = { from: 0, until: 0 };

function Whole({ run, table }: { run: Run; table: RunTableProps }) {
  const { t } = useWords();
  const [span, setSpan] = useState(all);
  const [moment, setMoment] = useState<number>();
  const told = useQuery(boardQuery(run.id, table.look.replication, span.from, span.until));
  if (told.isError) return <Untold error={told.error} />;
  if (!told.data) {
    return (
      <div className="st-cases-wait" role="status">
        <Spin size="small" /> {t('cases:replaying')}
      </div>
    );
  }
  const board = told.data;
  const at = moment === undefined ? busiest(board.frames) : frameAt(board.frames, moment);
  return (
    <div className="st-board" aria-busy={told.isPlaceholderData}>
      <Playing played={board.played} />
      <BoardTime board={board} at={at} whole={span === all} busy={told.isPlaceholderData} onAt={(next) => setMoment(board.frames[next].at)} onCloser={() => (setMoment(board.frames[at].at), setSpan(closer(board, board.frames[at].at)))} onWhole={() => setSpan(all)} />
      <Shown board={board} frame={board.frames[at]} table={table} />
    </div>
  );
}

function Shown({ board, frame, table }: { board: Board; frame: BoardFrame; table: RunTableProps }) {
  const { t, language } = useWords();
  return (
    <>
      <BoardColumns board={board} frame={frame} drawing={table.drawing} onCase={table.onCase} />
      <footer className="st-board-foot">
        <span>{t('cases:came', { count: number(frame.arrived, language, 0) })}</span>
        <span>{t('cases:underWay', { count: number(frame.arrived - frame.ended, language, 0) })}</span>
        <span>{t('cases:over', { count: number(frame.ended, language, 0) })}</span>
      </footer>
    </>
  );
}
