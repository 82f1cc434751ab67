import { CloseOutlined, LoadingOutlined, VerticalAlignTopOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popover, Progress, Tooltip } from 'antd';
import { useState } from 'react';
import { lineKey } from '../../api/events';
import { endRun, lineQuery, playFirst } from '../../api/line';
import type { QueuedRun } from '../../api/types';
import { useProgress } from '../../api/useProgress';
import { useReport } from '../../api/useReport';
import { duration } from '../../format/duration';
import { percent } from '../../format/number';
import { useWords } from '../../i18n/i18n';
import './queue.css';

/** What is being simulated, of whichever process, and what waits for its turn; nothing while there is neither. */
export function QueueButton({ onOpen }: { onOpen: (run: QueuedRun) => void }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const { data: line = [] } = useQuery(lineQuery);
  if (line.length === 0) return null;
  const list = (
    <ol className="st-queue" aria-label={t('queue:title')}>
      {line.map((run) => (
        <Queued key={run.id} run={run} onOpen={() => (setOpen(false), onOpen(run))} />
      ))}
    </ol>
  );
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="topLeft" title={t('queue:title')} content={list}>
      <button type="button" className="st-summary" aria-expanded={open} aria-label={t('queue:show')}>
        <LoadingOutlined aria-hidden /> <InShort run={line[0]} /> {line.length > 1 && t('queue:waiting', { count: line.length - 1 })}
      </button>
    </Popover>
  );
}

function InShort({ run }: { run: QueuedRun }) {
  const { t, language } = useWords();
  const { fraction } = useProgress(run);
  return t('queue:running', { share: percent(fraction, language, 0) });
}

function Queued({ run, onOpen }: { run: QueuedRun; onOpen: () => void }) {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const report = useReport();
  const { fraction, waiting, told } = useProgress(run);
  const name = run.processName || t('queue:unknown');
  const act = (title: string, deed: () => Promise<unknown>) =>
    void deed()
      .catch((thrown: unknown) => report(title, thrown))
      .finally(() => void queries.invalidateQueries({ queryKey: lineKey, exact: true }));
  return (
    <li data-testid="queued">
      <button type="button" className="st-line-button st-queue-name" onClick={onOpen} title={t('queue:open', { name })}>
        <strong>{name}</strong>
        <span className="st-muted">
          {t(`queue:kind.${run.kind}`)} · {waiting > 0 ? t('queue:place', { place: waiting }) : percent(fraction, language, 0)}
          {waiting === 0 && told?.etaSeconds != null && ` · ${t('simulate:eta', { time: duration(told.etaSeconds, language) })}`}
        </span>
        {waiting === 0 && <Progress percent={Math.round(fraction * 100)} size="small" showInfo={false} aria-label={name} />}
      </button>
      {waiting > 1 && (
        <Tooltip title={t('queue:first')}>
          <Button size="small" type="text" icon={<VerticalAlignTopOutlined aria-hidden />} aria-label={t('queue:firstOf', { name, place: waiting })} onClick={() => act(t('queue:failed.first'), () => playFirst(run))} />
        </Tooltip>
      )}
      <Tooltip title={t('queue:cancel')}>
        <Button size="small" type="text" icon={<CloseOutlined aria-hidden />} aria-label={waiting > 0 ? t('queue:cancelOf', { name, place: waiting }) : t('queue:cancelRunning', { name })} onClick={() => act(t('simulate:failed.cancel'), () => endRun(run))} />
      </Tooltip>
    </li>
  );
}
