import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Select } from 'antd';
import { useRef, useState } from 'react';
import { useWords } from '../../i18n/i18n';
import type { Own } from '../../modeler/own';
import { FormFields } from '../../ui/FormFields';
import { Section } from '../../ui/Section';
import type { Part } from './parts';
import { moved, replaced, text, TextField, useOwn } from './parts';
import type { Known } from './variables';

/** What a person fills in at a step, and how that will look. */
export function FormTab({ drawing, subject, known }: Part & { known: Known[] }) {
  const { t } = useWords();
  const [form, set] = useOwn({ drawing, subject }, 'Form');
  const fields = (form.fields as Own[] | undefined) ?? [];
  const list = useRef<HTMLUListElement>(null);
  const put = (next: Own[]) => set({ fields: next });
  const free = known.filter(({ name }) => !fields.some(({ variable }) => variable === name));
  const move = (at: number, by: number, handle: string) => {
    const to = Math.max(0, Math.min(fields.length - 1, at + by));
    if (to === at) return;
    put(moved(fields, at, by));
    // The field that moved keeps the focus, so that it can move on.
    setTimeout(() => list.current?.children[to]?.querySelector<HTMLElement>(handle)?.focus());
  };
  return (
    <>
      <Section
        title={t('inspect:form.fields')}
        note={fields.length > 1 ? t('inspect:form.keys') : undefined}
        extra={
          <Button size="small" type="text" icon={<PlusOutlined aria-hidden />} onClick={() => put([...fields, free[0] ? { variable: free[0].name, label: free[0].name } : { label: t('inspect:form.newField') }])}>
            {t('inspect:add')}
          </Button>
        }
      >
        {fields.length === 0 && <p className="st-i-note">{t('inspect:form.empty')}</p>}
        {fields.length === 0 && free.length > 0 && (
          <Button size="small" onClick={() => put(free.map(({ name }) => ({ variable: name, label: name })))}>
            {t('inspect:form.all', { count: free.length })}
          </Button>
        )}
        <ul className="st-i-fields" ref={list}>
          {fields.map((field, at) => {
            const change = (by: Own) => put(replaced(fields, at, { ...field, ...by }));
            return (
              <li
                key={at}
                onKeyDown={(event) => {
                  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
                  event.preventDefault();
                  move(at, event.key === 'ArrowUp' ? -1 : 1, '.st-i-field-label input, input.st-i-field-label');
                }}
              >
                <div className="st-i-field-line">
                  <TextField className="st-i-field-label" value={text(field.label)} label={t('inspect:form.label', { n: at + 1 })} placeholder={t('inspect:form.labelPlaceholder')} onChange={(label) => change({ label })} />
                  <Select
                    size="small"
                    showSearch
                    allowClear
                    aria-label={t('inspect:form.variable', { n: at + 1 })}
                    placeholder={t('inspect:data.variable')}
                    value={text(field.variable) || undefined}
                    status={field.variable && !known.some(({ name }) => name === field.variable) ? 'warning' : undefined}
                    options={known.map(({ name }) => ({ value: name, label: name }))}
                    onChange={(variable: string | undefined) => change({ variable: variable ?? '', label: text(field.label) || variable })}
                  />
                </div>
                <div className="st-i-field-line">
                  <Checkbox checked={field.required === true} onChange={(event) => change({ required: event.target.checked })}>
                    {t('inspect:form.required')}
                  </Checkbox>
                  <Checkbox checked={field.readonly === true} onChange={(event) => change({ readonly: event.target.checked })}>
                    {t('inspect:form.readonly')}
                  </Checkbox>
                  <span className="st-grow" />
                  <Button className="st-i-up" size="small" type="text" icon={<ArrowUpOutlined aria-hidden />} disabled={at === 0} aria-label={t('inspect:form.up', { n: at + 1 })} onClick={() => move(at, -1, '.st-i-up')} />
                  <Button className="st-i-down" size="small" type="text" icon={<ArrowDownOutlined aria-hidden />} disabled={at === fields.length - 1} aria-label={t('inspect:form.down', { n: at + 1 })} onClick={() => move(at, 1, '.st-i-down')} />
                  <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('inspect:form.remove', { n: at + 1 })} onClick={() => put(replaced(fields, at))} />
                </div>
              </li>
            );
          })}
        </ul>
      </Section>
      {fields.length > 0 && (
        <Section title={t('inspect:form.preview')} note={t('inspect:form.previewText')}>
          <Preview name={subject.name} fields={fields} known={known} />
        </Section>
      )}
    </>
  );
}

/** The form as whoever does the step will see it. */
function Preview({ name, fields, known }: { name: string; fields: Own[]; known: Known[] }) {
  const { t } = useWords();
  const [values, setValues] = useState<Record<number, unknown>>({});
  return (
    <form className="st-i-preview" aria-label={t('inspect:form.preview')} onSubmit={(event) => event.preventDefault()}>
      {name && <h4>{name}</h4>}
      <FormFields
        fields={fields.map((field) => {
          const variable = known.find((one) => one.name === field.variable);
          return { label: text(field.label) || text(field.variable) || t('inspect:form.newField'), type: variable?.type, values: variable?.values, required: field.required === true, readonly: field.readonly === true };
        })}
        values={fields.map((_, at) => values[at])}
        onChange={(at, next) => setValues((now) => ({ ...now, [at]: next }))}
      />
    </form>
  );
}
