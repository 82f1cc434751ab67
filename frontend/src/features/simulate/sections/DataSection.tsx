import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { Variable } from '../../../api/scenario';
import { useWords } from '../../../i18n/i18n';
import { composing } from '../../../ui/composing';
import { useAt, useBook } from '../Book';
import { ComplaintList } from '../ComplaintList';
import { Fields } from '../fields/Field';
import { SourceInput } from '../fields/SourceInput';
import { renamed } from '../path';
import { Part } from './Part';
import { freshId, withEntry, withoutEntry } from './section';

const types = ['number', 'integer', 'boolean', 'text'] as const;

/** What is known of a case, under the names that formulas use. */
export function DataSection() {
  const { t } = useWords();
  const { content, edit } = useBook();
  const names = Object.keys(content.data ?? {});
  const add = () => edit((now) => ({ ...now, data: withEntry<Variable>(now.data, freshId(now.data, 'x'), { type: 'number', draw: { dist: 'uniform', min: 0, max: 100 } }) }));
  return (
    <Part title={t('numbers:data')} note={names.length === 0 ? t('numbers:dataNote') : undefined} of={['data']} add={t('numbers:addVariable')} onAdd={add}>
      {names.map((name) => (
        <VariableEntry key={name} name={name} />
      ))}
    </Part>
  );
}

function VariableEntry({ name }: { name: string }) {
  const { t } = useWords();
  const { content, edit } = useBook();
  const at = ['data', name];
  const [variable, set] = useAt<Variable>(at);
  const [typed, setTyped] = useState(name);
  if (!variable) return null;
  const taken = typed !== name && typed in (content.data ?? {});
  const rename = () => {
    const next = typed.trim();
    if (next === '' || taken) setTyped(name);
    else if (next !== name) edit((now) => ({ ...now, data: renamed(now.data!, name, next) }));
  };
  return (
    <div className="st-entry">
      <div className="st-entry-head">
        <Input size="small" className="st-mono" spellCheck={false} status={taken ? 'error' : undefined} aria-label={t('simulate:nameOf', { of: name })} value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={rename} onPressEnter={(event) => !composing(event) && rename()} />
        <Select size="small" popupMatchSelectWidth={false} aria-label={t('numbers:typeOf', { of: name })} value={variable.type} options={types.map((type) => ({ value: type, label: t(`numbers:type.${type}`) }))} onChange={(type) => set({ type })} />
        <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t('numbers:removeRow', { of: name })} onClick={() => edit((now) => ({ ...now, data: withoutEntry(now.data, name) }))} />
      </div>
      {variable.type === 'text' && <Fields of="variable" at={at} fields={[{ key: 'values', kind: 'tags' }]} whose={name} />}
      <SourceInput at={at} whose={name} type={variable.type} />
      <ComplaintList at={at} />
    </div>
  );
}
