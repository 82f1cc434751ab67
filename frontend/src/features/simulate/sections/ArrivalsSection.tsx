import { Segmented, Select } from 'antd';
import type { Arrival, HourlyRate } from '../../../api/scenario';
import { useWords } from '../../../i18n/i18n';
import type { Named } from '../../../modeler/facts';
import { useAt, useBook } from '../Book';
import { ComplaintList } from '../ComplaintList';
import { CalendarSelect } from '../fields/CalendarSelect';
import { DistributionInput } from '../fields/DistributionInput';
import { withValue } from '../path';
import { gridOf, isHourly, weekOf } from '../rates';
import { CasesInput } from './CasesInput';
import { Part } from './Part';
import { RateGrid } from './RateGrid';
import { SeasonsInput } from './SeasonsInput';
import { called } from './section';

/** How cases come, per start event: at intervals, by the hour of the week, or exactly as listed. */
export function ArrivalsSection() {
  const { t } = useWords();
  const { content, facts } = useBook();
  const starts = facts.starts.filter(({ id }) => content.arrivals?.[id]);
  return (
    <Part title={t('simulate:arrivals')} note={t('simulate:arrivalsNote')} of={['arrivals']}>
      {starts.length === 0 && <p className="st-muted">{t('simulate:noStart')}</p>}
      {starts.map((start) => (
        <ArrivalEntry key={start.id} start={start} named={starts.length > 1 || start.name !== ''} />
      ))}
    </Part>
  );
}

type Mode = 'every' | 'rate' | 'cases';

const officeWeek: HourlyRate[] = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00', perHour: 6 }];

function ArrivalEntry({ start, named }: { start: Named; named: boolean }) {
  const { t } = useWords();
  const at = ['arrivals', start.id];
  const { edit } = useBook();
  const [arrival = {}] = useAt<Arrival>(at);
  const mode: Mode = arrival.cases ? 'cases' : arrival.rate ? 'rate' : 'every';
  const name = called(start);
  const change = (next: Partial<Arrival>, apart?: boolean) => edit((now) => withValue(now, at, { ...arrival, ...next }), apart);
  const choose = (next: Mode) => {
    if (next === mode) return;
    if (next === 'every') change({ every: arrival.every ?? { dist: 'exponential', mean: 'PT10M' }, rate: undefined, cases: undefined });
    if (next === 'rate') change({ every: undefined, rate: { week: officeWeek }, cases: undefined });
    if (next === 'cases') change({ every: undefined, rate: undefined, cases: [] });
  };
  return (
    <div className="st-entry">
      <div className="st-entry-head">
        <span className={named ? 'st-entry-name' : 'st-sr'}>{start.name || t('simulate:start')}</span>
        <Segmented size="small" aria-label={t('numbers:comeBy', { of: name })} value={mode} options={(['every', 'rate', 'cases'] as const).map((value) => ({ value, label: t(`numbers:come.${value}`) }))} onChange={choose} />
      </div>
      {mode === 'every' && arrival.every && <DistributionInput at={[...at, 'every']} of={t('simulate:between')} spec={arrival.every} onChange={(every) => change({ every })} />}
      {mode === 'rate' && arrival.rate && (
        <>
          {!isHourly(arrival.rate.week) && <p className="st-muted">{t('numbers:notHourly')}</p>}
          <RateGrid label={t('numbers:rateOf', { of: name })} grid={gridOf(arrival.rate.week)} onChange={(grid) => change({ rate: { ...arrival.rate, week: weekOf(grid) } }, true)} />
          <SeasonsInput at={[...at, 'rate', 'periods']} whose={name} />
        </>
      )}
      {mode === 'cases' && <CasesInput cases={arrival.cases ?? []} label={t('numbers:casesOf', { of: name })} onChange={(cases) => change({ cases })} />}
      {mode !== 'cases' && (
        <div className="st-pair">
          <CalendarSelect label={t('simulate:arrivalCalendar')} value={arrival.calendar} onChange={(calendar) => change({ calendar })} />
          {arrival.calendar && (
            <Select
              size="small"
              aria-label={t('simulate:closed.label')}
              value={arrival.closed ?? 'pause'}
              popupMatchSelectWidth={false}
              options={(['pause', 'defer'] as const).map((value) => ({ value, label: t(`simulate:closed.${value}`) }))}
              onChange={(closed) => change({ closed })}
            />
          )}
        </div>
      )}
      <ComplaintList at={at} />
    </div>
  );
}
