import { Input, Select, Switch } from 'antd';
import type { Distribution, Draw } from '../../../api/scenario';
import { useWords } from '../../../i18n/i18n';
import { useAt } from '../Book';
import type { Path } from '../path';
import { CalendarSelect } from './CalendarSelect';
import { firstDuration } from './distribution';
import { DistributionInput, DrawInput } from './DistributionInput';
import { DurationInput } from '../../../ui/DurationInput';
import { NumberInput } from '../../../ui/NumberInput';
import type { FieldSpec } from './Field';
import { FormulaInput } from './FormulaInput';
import { MoneyInput } from './MoneyInput';
import { useOptions } from './options';
import type { OptionsOf } from './options';
import { TimesInput } from './TimesInput';

/** What a field holds, and so how it is filled in. */
export type FieldKind = 'text' | 'formula' | 'number' | 'whole' | 'share' | 'money' | 'duration' | 'distribution' | 'draw' | 'flag' | 'calendar' | 'choice' | 'times' | 'tags' | `one-${OptionsOf}` | `some-${OptionsOf}`;

interface Props {
  at: Path;
  of: string;
  spec: FieldSpec;
  label: string;
  wrong: boolean;
}

/** The input of one field, bound to its place in the numbers. */
export function FieldInput({ at, of, spec, label, wrong }: Props) {
  const [value, set] = useAt<unknown>(at);
  const common = { size: 'small', 'aria-label': label, status: wrong ? 'error' : undefined } as const;
  switch (spec.kind) {
    case 'text':
      return <Input {...common} value={(value as string) ?? ''} onChange={(event) => set(event.target.value || undefined)} />;
    case 'formula':
      return <FormulaInput label={label} wrong={wrong} value={value as string | undefined} onChange={set} />;
    case 'number':
    case 'whole':
      return <NumberInput {...common} className="st-number" precision={spec.kind === 'whole' ? 0 : undefined} value={value as number | undefined} onChange={(next) => set(next ?? undefined)} />;
    case 'share':
      return <NumberInput {...common} className="st-number" suffix="%" value={value === undefined ? null : Math.round((value as number) * 1e6) / 1e4} onChange={(next) => set(next === null ? undefined : Math.round(next * 1e4) / 1e6)} />;
    case 'money':
      return <MoneyInput label={label} wrong={wrong} value={value as string | undefined} onChange={set} />;
    case 'duration':
      return <DurationInput label={label} wrong={wrong} optional value={value as string | undefined} onChange={set} />;
    case 'distribution':
      return <OptionalVariate at={at} label={label} spec={value as Distribution | undefined} first={firstDuration} onChange={set} />;
    case 'draw':
      return <OptionalDraw label={label} spec={value as Draw | undefined} onChange={set} />;
    case 'flag':
      return <Switch size="small" aria-label={label} checked={value === true} onChange={(on) => set(on || undefined)} />;
    case 'calendar':
      return <CalendarSelect label={label} value={value as string | undefined} onChange={set} />;
    case 'choice':
      return <Choice {...{ common, of, spec, set }} value={value as string | undefined} />;
    case 'times':
      return <TimesInput label={label} value={value as string[] | undefined} onChange={set} />;
    case 'tags':
      return <Select {...common} mode="tags" className="st-wide" open={false} suffixIcon={null} value={(value as string[]) ?? []} onChange={(next) => set(next.length > 0 ? next : undefined)} />;
    default:
      return <Options {...{ common, set }} kind={spec.kind} value={value} />;
  }
}

function Choice({ common, of, spec, value, set }: { common: object; of: string; spec: FieldSpec; value: string | undefined; set: (next: string | undefined) => void }) {
  const { t } = useWords();
  return <Select {...common} popupMatchSelectWidth={false} value={value ?? spec.options![0]} options={spec.options!.map((option) => ({ value: option, label: t(`numbers:choice.${of}.${spec.key}.${option}`) }))} onChange={set} />;
}

function Options({ common, kind, value, set }: { common: object; kind: `one-${OptionsOf}` | `some-${OptionsOf}`; value: unknown; set: (next: unknown) => void }) {
  const { t } = useWords();
  const several = kind.startsWith('some-');
  const options = useOptions(kind.slice(several ? 5 : 4) as OptionsOf);
  const shared = { ...common, className: 'st-wide', options, showSearch: { optionFilterProp: 'label' }, popupMatchSelectWidth: false, notFoundContent: t('numbers:nothingToChoose') };
  return several ? (
    <Select<string[]> {...shared} mode="multiple" maxTagCount="responsive" value={(value as string[]) ?? []} onChange={(next) => set(next.length > 0 ? next : undefined)} />
  ) : (
    <Select<string> {...shared} allowClear={kind !== 'one-measure'} value={value as string | undefined} onChange={(next) => set(next || undefined)} />
  );
}

function OptionalVariate({ at, label, spec, first, onChange }: { at: Path; label: string; spec: Distribution | undefined; first: Distribution; onChange: (spec: Distribution | undefined) => void }) {
  return spec ? <DistributionInput at={at} of={label} spec={spec} onChange={onChange} /> : <Give label={label} onGive={() => onChange(first)} />;
}

function OptionalDraw({ label, spec, onChange }: { label: string; spec: Draw | undefined; onChange: (spec: Draw | undefined) => void }) {
  return spec ? <DrawInput of={label} spec={spec} onChange={onChange} /> : <Give label={label} onGive={() => onChange({ dist: 'fixed', value: 1 })} />;
}

function Give({ label, onGive }: { label: string; onGive: () => void }) {
  const { t } = useWords();
  return (
    <button type="button" className="st-plain st-add" aria-label={`${label}: ${t('numbers:give')}`} onClick={onGive}>
      {t('numbers:give')}
    </button>
  );
}
