import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import type { RunProgress } from '../../api/events';
import { progressKey } from '../../api/events';
import type { Experiment } from '../../api/experiments';
import { cancelExperiment } from '../../api/experiments';
import { useReport } from '../../api/useReport';
import { duration } from '../../format/duration';
import { number, percent } from '../../format/number';
import { useWords } from '../../i18n/i18n';

/** How far an experiment is, and the way to stop it. */
export function ProgressView({ experiment }: { experiment: Experiment }) {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const report = useReport();
  const [stopping, setStopping] = useState(false);
  const { id } = experiment;
  // Filled by events alone; without any, the experiment's own fraction stands in.
  const { data: progress } = useQuery<RunProgress | null>({ queryKey: progressKey(id), queryFn: () => null, enabled: false });
  const fraction = Math.max(experiment.fraction, progress?.fraction ?? 0);
  const cancel = async () => {
    setStopping(true);
    try {
      queries.setQueryData(['experiments', id], await cancelExperiment(id));
      void queries.invalidateQueries({ queryKey: ['experiments', id], exact: true });
    } catch (thrown) {
      setStopping(false);
      report(t('compare:failed.cancel'), thrown);
    }
  };
  const parts = [percent(fraction, language, 0)];
  if (progress?.variants) parts.push(t('compare:variantsDone', { done: number(progress.variantsDone, language, 0), of: number(progress.variants, language, 0) }));
  if (progress?.etaSeconds != null) parts.push(t('compare:eta', { time: duration(progress.etaSeconds, language) }));
  return (
    <div className="st-advance">
      <div className="st-advance-head">
        <strong>{fraction > 0 ? t('compare:running') : t('compare:waiting')}</strong>
        <Button size="small" loading={stopping} onClick={() => void cancel()}>
          {t('compare:cancel')}
        </Button>
      </div>
      <Progress percent={Math.round(fraction * 100)} showInfo={false} aria-label={t('compare:running')} />
      <div className="st-muted" role="status" aria-live="polite">
        {parts.join(' · ')}
      </div>
    </div>
  );
}
