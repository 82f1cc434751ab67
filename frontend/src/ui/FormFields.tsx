import { Checkbox, DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useWords } from '../i18n/i18n';
import './ui.css';

/** One line of a form. */
export interface FormField {
  label: string;
  /** number, integer, boolean, text, date or duration. */
  type?: string;
  values?: string[];
  min?: number;
  max?: number;
  required?: boolean;
  readonly?: boolean;
  /** Beside the label. */
  note?: string;
}

/** A form as whoever does the step sees it. Values are in the order of the fields. */
export function FormFields({ fields, values, onChange }: { fields: FormField[]; values: unknown[]; onChange: (at: number, value: unknown) => void }) {
  const { t } = useWords();
  return fields.map(({ label, type, values: possible, min, max, required, readonly, note }, at) => {
    const all = { 'aria-label': label, disabled: readonly === true, 'aria-required': required === true, style: { width: '100%' } };
    const value = values[at];
    const put = (next: unknown) => onChange(at, next);
    return (
      <div key={`${at} ${type}`} className="st-form-field">
        <span>
          {label}
          {required === true && <b title={t('inspect:form.required')}> *</b>}
          {note && <i> {note}</i>}
        </span>
        {type === 'boolean' ? (
          <Checkbox {...all} style={undefined} checked={value === true} onChange={(event) => put(event.target.checked)}>
            {t('inspect:rules.yes')}
          </Checkbox>
        ) : possible?.length ? (
          <Select {...all} value={(value as string) || undefined} placeholder={t('inspect:rules.choose')} options={possible.map((one) => ({ value: one, label: one }))} onChange={put} />
        ) : type === 'number' || type === 'integer' ? (
          <InputNumber {...all} precision={type === 'integer' ? 0 : undefined} min={min} max={max} value={value as number} onChange={put} />
        ) : type === 'date' ? (
          <DatePicker {...all} value={value ? dayjs(value as string) : undefined} onChange={(day) => put(day ? day.format('YYYY-MM-DD') : '')} />
        ) : (
          <Input {...all} value={value === undefined ? '' : String(value)} placeholder={type === 'duration' ? t('inspect:form.duration') : undefined} onChange={(event) => put(event.target.value)} />
        )}
      </div>
    );
  });
}
