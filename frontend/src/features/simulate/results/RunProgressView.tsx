import { useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { playFirst } from '../../../api/line';
import { cancelRun } from '../../../api/runs';
import type { Run } from '../../../api/types';
import { useProgress } from '../../../api/useProgress';
import { useReport } from '../../../api/useReport';
import { duration } from '../../../format/duration';
import { number, percent } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import { LiveFigures } from './LiveFigures';

/** How far a simulation is and what it has shown so far, and the way to stop it; or how long the line before it is. */
export function RunProgressView({ run }: { run: Run }) {
  const { t, language } = useWords();
  const { fraction, waiting, told } = useProgress(run);
  const { stopping, cancel, first } = useDeeds(run);
  // Until which precision it goes on is not known beforehand, only when it ends at the latest.
  const open = run.scenario.run.precision !== undefined;
  return (
    <>
      <div className="st-progress">
        <div className="st-progress-head">
          <strong>{waiting > 0 ? t('queue:turn') : t('simulate:running')}</strong>
          <span className="st-progress-deeds">
            {waiting > 1 && (
              <Button size="small" onClick={() => void first()}>
                {t('queue:first')}
              </Button>
            )}
            <Button size="small" loading={stopping} onClick={() => void cancel()}>
              {waiting > 0 ? t('queue:cancel') : t('simulate:cancel')}
            </Button>
          </span>
        </div>
        <Progress percent={Math.round(fraction * 100)} showInfo={false} aria-label={t('simulate:running')} />
        <div className="st-muted" role="status" aria-live="polite">
          {waiting > 0 ? (
            t('queue:before', { count: waiting })
          ) : (
            <>
              {percent(fraction, language, 0)}
              {told?.casesDone ? ` · ${t('simulate:casesDone', { cases: number(told.casesDone, language, 0) })}` : ''}
              {told?.etaSeconds != null ? ` · ${t(open ? 'queue:etaAtMost' : 'simulate:eta', { time: duration(told.etaSeconds, language) })}` : ''}
            </>
          )}
        </div>
      </div>
      {waiting === 0 && told?.known && <LiveFigures known={told.known} />}
    </>
  );
}

function useDeeds(run: Run): { stopping: boolean; cancel: () => Promise<void>; first: () => Promise<void> } {
  const { t } = useWords();
  const queries = useQueryClient();
  const report = useReport();
  const [stopping, setStopping] = useState(false);
  return {
    stopping,
    cancel: async () => {
      setStopping(true);
      try {
        queries.setQueryData(['runs', run.id], await cancelRun(run.id));
        void queries.invalidateQueries({ queryKey: ['runs', run.id], exact: true });
      } catch (thrown) {
        setStopping(false);
        report(t('simulate:failed.cancel'), thrown);
      }
    },
    first: () => playFirst({ id: run.id, kind: 'simulation' }).then(() => {}, (thrown: unknown) => report(t('queue:failed.first'), thrown)),
  };
}
