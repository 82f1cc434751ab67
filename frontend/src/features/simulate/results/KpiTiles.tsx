import type { ReactNode } from 'react';
import type { Report, Stat } from '../../../api/report';
import type { ScenarioContent } from '../../../api/scenario';
import { duration, editable } from '../../../format/duration';
import { secondsOf } from '../../../format/iso';
import { money, number, percent } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';

/** The figures that one asks for first, and what was promised about them. */
export function KpiTiles({ report, promised }: { report: Report; promised: ScenarioContent['promise'] }) {
  const { t, language } = useWords();
  const { cycleTime, waitTime, processingTime, cost } = report.process;
  const time = (value: number | null) => duration(value, language);
  const price = (value: number | null) => money(value, report.currency, language);
  const { completed, unfinished, started, failed } = report.cases;
  const promise = report.process.promise;
  const within = secondsOf(promised?.completeWithin);
  return (
    <div className="st-kpis">
      <Tile id="cycleTime" wide label={t('simulate:kpi.cycleTime')} stat={cycleTime} say={time} />
      <Tile id="waitTime" label={t('simulate:kpi.waitTime')} stat={waitTime} say={time} />
      <Tile id="processingTime" label={t('simulate:kpi.processingTime')} stat={processingTime} say={time} />
      <Tile id="cost" label={t('simulate:kpi.cost')} stat={cost} say={price} />
      <Plain id="cases" label={t('simulate:kpi.cases')} value={number(completed, language, 0)}>
        {t('simulate:ofStarted', { started: number(started, language, 0) })}
        {unfinished > 0 && <span className="st-wrong"> · {t('simulate:unfinished', { unfinished: number(unfinished, language, 0) })}</span>}
        {failed > 0 && <span className="st-wrong"> · {t('results:failedCases', { failed: number(failed, language, 0) })}</span>}
      </Plain>
      {promise && (
        <Plain id="promise" label={t('results:promiseKept')} value={percent(promise.share.mean, language)} beside={promise.share.halfWidth !== null && <span title={t('simulate:interval')}>± {percent(promise.share.halfWidth, language)}</span>}>
          {within !== undefined && <div>{t(promised?.calendar ? 'results:targetAtWork' : 'results:target', { time: editable(within, language) })}</div>}
          {promise.late > 0 ? t('results:lateBy', { late: number(promise.late, language, 0), time: time(promise.latenessSeconds) }) : t('results:noneLate')}
        </Plain>
      )}
    </div>
  );
}

function Tile({ id, label, stat, say, wide }: { id: string; label: string; stat: Stat; say: (value: number | null) => string; wide?: boolean }) {
  const { t } = useWords();
  return (
    <Plain id={id} label={label} wide={wide} value={say(stat.mean)} beside={stat.halfWidth !== null && <span title={t('simulate:interval')}>± {say(stat.halfWidth)}</span>}>
      {stat.mean !== null && (
        <dl>
          {(['p50', 'p90', 'p95'] as const).map((p) => (
            <div key={p}>
              <dt>{t(`simulate:${p}`)}</dt>
              <dd>{say(stat[p])}</dd>
            </div>
          ))}
        </dl>
      )}
    </Plain>
  );
}

/** One figure with what belongs to it. */
export function Plain({ id, label, value, beside, wide, children }: { id: string; label: string; value: string; beside?: ReactNode; wide?: boolean; children?: ReactNode }) {
  return (
    <div className="st-kpi" data-wide={wide} data-testid={`kpi-${id}`}>
      <div className="st-kpi-label">{label}</div>
      <div className="st-kpi-value">
        <strong>{value}</strong> {beside}
      </div>
      {children && <div className="st-kpi-more">{children}</div>}
    </div>
  );
}
