import { Button, InputNumber, Select } from 'antd';
import { isoOf, secondsOf } from '../../../format/iso';
import { useWords } from '../../../i18n/i18n';
import { DurationInput } from '../../../ui/DurationInput';
import type { Narrowing } from './narrowing';
import { everything, narrowed, ranges } from './narrowing';

/** Narrows the list of cases. */
export function CaseFilter({ of, promised, currency, onChange }: { of: Narrowing; promised: boolean; currency: string; onChange: (next: Narrowing) => void }) {
  const { t } = useWords();
  const set = (change: Partial<Narrowing>) => onChange({ ...of, ...change });
  const timed = of.of === 'cycleTime' || of.of === 'arrived';
  const bound = (end: 'from' | 'until') => {
    const label = t(`cases:${end}`, { of: t(`cases:${of.of}`) });
    const sign = end === 'from' ? '≥' : '≤';
    const value = of[end];
    return timed ? (
      <DurationInput key={`${of.of} ${end}`} label={label} prefix={sign} optional value={value === undefined ? undefined : isoOf(value)} onChange={(iso) => set({ [end]: secondsOf(iso) })} />
    ) : (
      <InputNumber key={`${of.of} ${end}`} size="small" min={0} controls={false} className="st-case-bound" aria-label={label} prefix={sign} suffix={of.of === 'cost' ? currency : undefined} value={value ?? null} onChange={(next) => set({ [end]: next ?? undefined })} />
    );
  };
  return (
    <div className="st-run-filter" role="search" aria-label={t('cases:filter')}>
      <InputNumber size="small" min={1} precision={0} controls={false} className="st-case-find" aria-label={t('cases:find')} placeholder={t('cases:find')} value={of.case ?? null} onChange={(value) => set({ case: value ?? undefined })} />
      <Select size="small" allowClear popupMatchSelectWidth={false} aria-label={t('cases:outcome')} placeholder={t('cases:outcome')} value={of.outcome} onChange={(outcome?: Narrowing['outcome']) => set({ outcome })} options={(['completed', 'failed', 'unfinished'] as const).map((value) => ({ value, label: t(`cases:outcomes.${value}`) }))} />
      {promised && <Select size="small" allowClear popupMatchSelectWidth={false} aria-label={t('cases:promise')} placeholder={t('cases:promise')} value={of.promise} onChange={(promise?: Narrowing['promise']) => set({ promise })} options={(['kept', 'missed', 'open'] as const).map((value) => ({ value, label: t(`cases:promises.${value}`) }))} />}
      <Select size="small" popupMatchSelectWidth={false} aria-label={t('cases:range')} value={of.of} onChange={(next) => set({ of: next, from: undefined, until: undefined })} options={ranges.map((value) => ({ value, label: t(value === 'arrived' ? 'cases:arrivedAfter' : `cases:${value}`) }))} />
      {bound('from')}
      {bound('until')}
      {narrowed(of) && (
        <Button size="small" type="link" onClick={() => onChange(everything)}>
          {t('cases:all')}
        </Button>
      )}
    </div>
  );
}
