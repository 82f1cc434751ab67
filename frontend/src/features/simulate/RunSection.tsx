import { DatePicker, Input, InputNumber, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import type { ReactNode } from 'react';
import type { Run } from '../../api/scenario';
import { useWords } from '../../i18n/i18n';
import { Section } from '../../ui/Section';
import { DurationInput } from './DurationInput';
import type { SectionProps } from './section';

dayjs.extend(utc);

/** How long and how often to play. */
export function RunSection({ content, edit }: SectionProps) {
  const { t } = useWords();
  const { run } = content;
  const set = (change: Partial<Run>) => edit((now) => ({ ...now, run: { ...now.run, ...change } }));
  const by = run.horizon && !run.cases ? 'horizon' : 'cases';
  const warmup = !run.warmup || run.warmup === 'none' ? 'none' : run.warmup === 'auto' ? 'auto' : 'fixed';
  const start = dayjs(content.start).utcOffset(offsetOf(content.start));
  return (
    <Section title={t('simulate:run')}>
      <div className="st-form">
        <Field label={t('simulate:until')}>
          <Segmented
            size="small"
            aria-label={t('simulate:until')}
            value={by}
            options={(['cases', 'horizon'] as const).map((value) => ({ value, label: t(`simulate:by.${value}`) }))}
            onChange={(value) => set(value === 'cases' ? { cases: 1000, horizon: undefined } : { cases: undefined, horizon: 'P30D' })}
          />
          {by === 'cases' ? (
            <InputNumber size="small" min={1} precision={0} aria-label={t('simulate:by.cases')} value={run.cases} onChange={(cases) => set({ cases: cases ?? undefined })} />
          ) : (
            <DurationInput label={t('simulate:by.horizon')} value={run.horizon} onChange={(horizon) => set({ horizon })} />
          )}
        </Field>
        <Field label={t('simulate:replications')} help={t('simulate:replicationsHelp')}>
          <InputNumber size="small" min={1} max={10_000} precision={0} aria-label={t('simulate:replications')} value={run.replications} onChange={(replications) => set({ replications: replications ?? 1 })} />
        </Field>
        <Field label={t('simulate:warmup')} help={t('simulate:warmupHelp')}>
          <Select
            size="small"
            aria-label={t('simulate:warmup')}
            popupMatchSelectWidth={false}
            value={warmup}
            options={(['auto', 'none', 'fixed'] as const).map((value) => ({ value, label: t(`simulate:warmupBy.${value}`) }))}
            onChange={(value) => set({ warmup: value === 'none' ? undefined : value === 'auto' ? 'auto' : 'P5D' })}
          />
          {warmup === 'fixed' && <DurationInput label={t('simulate:warmupBy.fixed')} value={run.warmup} onChange={(length) => set({ warmup: length })} />}
        </Field>
        <Field label={t('simulate:startsAt')} help={content.zone}>
          <DatePicker
            size="small"
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            allowClear={false}
            aria-label={t('simulate:startsAt')}
            value={start.isValid() ? start : null}
            onChange={(chosen) => chosen && edit((now) => ({ ...now, start: chosen.format('YYYY-MM-DDTHH:mm:ss') + offsetText(content.start) }))}
          />
        </Field>
        <Field label={t('simulate:currency')}>
          <Input
            size="small"
            className="st-short"
            maxLength={3}
            aria-label={t('simulate:currency')}
            value={content.currency ?? ''}
            onChange={(event) => edit((now) => ({ ...now, currency: event.target.value.toUpperCase().replace(/[^A-Z]/g, '') || undefined }))}
          />
        </Field>
        <Field label={t('simulate:seed')} help={t('simulate:seedHelp')}>
          <InputNumber size="small" min={0} max={Number.MAX_SAFE_INTEGER} precision={0} aria-label={t('simulate:seed')} value={run.seed ?? 0} onChange={(seed) => set({ seed: seed ?? 0 })} />
        </Field>
      </div>
    </Section>
  );
}

function Field({ label, help, children }: { label: string; help?: string; children: ReactNode }) {
  return (
    <>
      <span className="st-form-label">{label}</span>
      <span className="st-form-value">
        {children}
        {help && <span className="st-help">{help}</span>}
      </span>
    </>
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
