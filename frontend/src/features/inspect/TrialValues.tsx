import { Input, InputNumber, Select } from 'antd';
import { useWords } from '../../i18n/i18n';
import type { Known } from './variables';

interface Props {
  /** The variables that are asked for, by name. */
  reads: string[];
  known: Known[];
  values: Record<string, unknown>;
  onChange: (values: Record<string, unknown>) => void;
}

/** Values to try a formula or a decision table with, each in the form that its variable asks for. */
export function TrialValues({ reads, known, values, onChange }: Props) {
  const { t } = useWords();
  return reads.map((name) => {
    const variable = known.find((one) => one.name === name);
    const put = (value: unknown) => onChange({ ...values, [name]: value });
    const label = t('inspect:rules.tryWith', { name });
    if (variable?.type === 'boolean') return <Select key={name} size="small" aria-label={label} value={values[name] === true} prefix={name} options={[true, false].map((value) => ({ value, label: t(value ? 'inspect:rules.yes' : 'inspect:rules.no') }))} onChange={put} />;
    if (variable?.values.length) return <Select key={name} size="small" aria-label={label} prefix={name} value={values[name] as string | undefined} options={variable.values.map((value) => ({ value }))} onChange={put} />;
    if (variable?.type === 'text' || variable?.type === 'date') return <Input key={name} size="small" aria-label={label} prefix={name} value={String(values[name] ?? '')} onChange={(event) => put(event.target.value)} />;
    return <InputNumber key={name} size="small" controls={false} aria-label={label} prefix={name} value={(values[name] as number | undefined) ?? 0} precision={variable?.type === 'integer' ? 0 : undefined} onChange={(value) => put(value ?? 0)} />;
  });
}
