import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import type { RunProgress } from '../../../api/events';
import { progressKey } from '../../../api/events';
import { cancelRun } from '../../../api/runs';
import type { Run } from '../../../api/types';
import { useReport } from '../../../api/useReport';
import { duration } from '../../../format/duration';
import { number, percent } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';

/** How far a simulation is, and the way to stop it. */
export function RunProgressView({ run }: { run: Run }) {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const report = useReport();
  const [stopping, setStopping] = useState(false);
  // Filled by events alone; without any, the run's own fraction stands in.
  const { data: progress } = useQuery<RunProgress | null>({ queryKey: progressKey(run.id), queryFn: () => null, enabled: false });
  const fraction = Math.max(run.fraction, progress?.fraction ?? 0);
  const cancel = async () => {
    setStopping(true);
    try {
      queries.setQueryData(['runs', run.id], await cancelRun(run.id));
      void queries.invalidateQueries({ queryKey: ['runs', run.id], exact: true });
    } catch (thrown) {
      setStopping(false);
      report(t('simulate:failed.cancel'), thrown);
    }
  };
  return (
    <div className="st-progress">
      <div className="st-progress-head">
        <strong>{t('simulate:running')}</strong>
        <Button size="small" loading={stopping} onClick={() => void cancel()}>
          {t('simulate:cancel')}
        </Button>
      </div>
      <Progress percent={Math.round(fraction * 100)} showInfo={false} aria-label={t('simulate:running')} />
      <div className="st-muted" role="status" aria-live="polite">
        {percent(fraction, language, 0)}
        {progress?.casesDone ? ` · ${t('simulate:casesDone', { cases: number(progress.casesDone, language, 0) })}` : ''}
        {progress?.etaSeconds != null ? ` · ${t('simulate:eta', { time: duration(progress.etaSeconds, language) })}` : ''}
      </div>
    </div>
  );
}
