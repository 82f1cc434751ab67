import { DatePicker, Input, Select, Switch } from 'antd';
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import type { Run } from '../../../api/scenario';
import { useWords } from '../../../i18n/i18n';
import { useBook } from '../Book';
import { DurationInput } from '../../../ui/DurationInput';
import { NumberInput } from '../../../ui/NumberInput';
import { Fields, Line } from '../fields/Field';
import { Part } from './Part';

dayjs.extend(utc);

/** How long and how often to play, and how exactly the answer shall be known. */
export function RunSection() {
  const { t } = useWords();
  const { content, edit } = useBook();
  const { run } = content;
  const set = (change: Partial<Run>) => edit((now) => ({ ...now, run: { ...now.run, ...change } }));
  const until = run.horizon ? (run.cases ? 'both' : 'horizon') : 'cases';
  const warmup = !run.warmup || run.warmup === 'none' ? 'none' : run.warmup === 'auto' ? 'auto' : 'fixed';
  const start = dayjs(content.start).utcOffset(offsetOf(content.start));
  return (
    <Part title={t('simulate:run')} of={['run', 'start', 'zone', 'currency', 'process']}>
      <div className="st-form">
        <Line label={t('simulate:until')} at={['run', 'horizon']}>
          <Select
            size="small"
            aria-label={t('simulate:until')}
            popupMatchSelectWidth={false}
            value={until}
            options={(['cases', 'horizon', 'both'] as const).map((value) => ({ value, label: t(`simulate:by.${value}`) }))}
            onChange={(value) => set({ cases: value === 'horizon' ? undefined : (run.cases ?? 1000), horizon: value === 'cases' ? undefined : (run.horizon ?? 'P30D') })}
          />
          {until !== 'horizon' && <NumberInput size="small" className="st-number" min={1} precision={0} aria-label={t('simulate:by.cases')} value={run.cases} onChange={(cases) => set({ cases: cases ?? undefined })} />}
          {until !== 'cases' && <DurationInput label={t('simulate:by.horizon')} value={run.horizon} onChange={(horizon) => set({ horizon })} />}
        </Line>
        <Line label={t('simulate:replications')} help={t('simulate:replicationsHelp')} at={['run', 'replications']}>
          <NumberInput size="small" className="st-number" min={1} max={10_000} precision={0} aria-label={t('simulate:replications')} value={run.replications} onChange={(replications) => set({ replications: replications ?? 1 })} />
        </Line>
        <Line label={t('numbers:precision')} help={t('numbers:precisionHelp')}>
          <Switch size="small" aria-label={t('numbers:precision')} checked={run.precision !== undefined} onChange={(on) => set({ precision: on ? { of: 'cycleTime', within: 0.02, atMost: Math.max(200, run.replications) } : undefined })} />
        </Line>
      </div>
      {run.precision && (
        <div className="st-extra" role="group" aria-label={t('numbers:precision')}>
          <Fields
            of="precision"
            at={['run', 'precision']}
            whose={t('numbers:precision')}
            fields={[
              { key: 'of', kind: 'one-measure' },
              { key: 'within', kind: 'share' },
              { key: 'atMost', kind: 'whole' },
            ]}
          />
        </div>
      )}
      <div className="st-form st-form-more">
        <Line label={t('simulate:warmup')} help={t('simulate:warmupHelp')} at={['run', 'warmup']}>
          <Select
            size="small"
            aria-label={t('simulate:warmup')}
            popupMatchSelectWidth={false}
            value={warmup}
            options={(['auto', 'none', 'fixed'] as const).map((value) => ({ value, label: t(`simulate:warmupBy.${value}`) }))}
            onChange={(value) => set({ warmup: value === 'none' ? undefined : value === 'auto' ? 'auto' : 'P5D' })}
          />
          {warmup === 'fixed' && <DurationInput label={t('simulate:warmupBy.fixed')} value={run.warmup} onChange={(length) => set({ warmup: length })} />}
        </Line>
        <Line label={t('simulate:startsAt')} at={['start']}>
          <DatePicker
            size="small"
            className="st-moment"
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            allowClear={false}
            aria-label={t('simulate:startsAt')}
            value={start.isValid() ? start : null}
            onChange={(chosen) => chosen && edit((now) => ({ ...now, start: chosen.format('YYYY-MM-DDTHH:mm:ss') + offsetText(content.start) }))}
          />
        </Line>
        <Line label={t('numbers:zone')} help={t('numbers:zoneHelp')} at={['zone']}>
          <Input size="small" className="st-name" aria-label={t('numbers:zone')} value={content.zone} onChange={(event) => edit((now) => ({ ...now, zone: event.target.value.trim() }))} />
        </Line>
        <Line label={t('simulate:currency')} at={['currency']}>
          <Input
            size="small"
            className="st-short"
            maxLength={3}
            aria-label={t('simulate:currency')}
            value={content.currency ?? ''}
            onChange={(event) => edit((now) => ({ ...now, currency: event.target.value.toUpperCase().replace(/[^A-Z]/g, '') || undefined }))}
          />
        </Line>
        <Line label={t('simulate:seed')} help={t('simulate:seedHelp')} at={['run', 'seed']}>
          <NumberInput size="small" className="st-number" min={0} max={Number.MAX_SAFE_INTEGER} precision={0} aria-label={t('simulate:seed')} value={run.seed ?? 0} onChange={(seed) => set({ seed: seed ?? 0 })} />
        </Line>
      </div>
    </Part>
  );
}

/** The clock keeps the offset that is written in the file, whatever the zone of this computer. */
function offsetText(instant: string): string {
  return /(Z|[+-]\d\d:\d\d)$/.exec(instant)?.[1] ?? 'Z';
}

function offsetOf(instant: string): number {
  const text = offsetText(instant);
  if (text === 'Z') return 0;
  const [hours, minutes] = text.slice(1).split(':').map(Number);
  return (text[0] === '-' ? -1 : 1) * (hours * 60 + minutes);
}
