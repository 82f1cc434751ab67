import { DeleteOutlined, DownOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Checkbox, Select, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../../i18n/i18n';
import type { Own } from '../../modeler/own';
import type { NumbersBeside } from '../../modeler/RenameVariable';
import { isWidelyUsed, renameVariable, RenameVariable } from '../../modeler/RenameVariable';
import type { Declared } from '../../modeler/subject';
import { processOf, termsOf, usersOf, variablesOf } from '../../modeler/subject';
import { Section } from '../../ui/Section';
import { FormulaField } from './FormulaField';
import type { Part } from './parts';
import { Line, replaced, text, TextField, useChange } from './parts';
import type { Known } from './variables';
import { isName, kindOf, separated, types } from './variables';

interface Props extends Part {
  known: Known[];
  numbers?: NumbersBeside;
}

/** What a step reads and writes, and the variables of the process. */
export function DataTab({ drawing, subject, known, numbers }: Props) {
  const { t } = useWords();
  const change = useChange(drawing);
  const uses = subject.family === 'activity' || subject.family === 'event';
  const reads = subject.own('Read').map(({ variable }) => text(variable));
  const writes = subject.own('Write');
  const put = (list: Own[]) => change((pen) => pen.own(subject.about, 'Write', list));
  const options = known.map(({ name }) => ({ value: name, label: name }));
  return (
    <>
      {uses && (
        <Section title={t('inspect:data.step')}>
          <div className="st-i-lines">
            <Line label={t('inspect:data.reads')}>
              <Select
                mode="tags"
                size="small"
                aria-label={t('inspect:data.reads')}
                placeholder={t('inspect:data.nothing')}
                value={reads}
                options={options}
                onChange={(now: string[]) => change((pen) => pen.own(subject.about, 'Read', now.map((variable) => subject.own('Read').find((one) => one.variable === variable) ?? { variable: variable.trim() })))}
              />
            </Line>
            <Line label={t('inspect:data.writes')} top>
              <div className="st-i-rows">
                {writes.map((one, at) => (
                  <div key={at} className="st-i-write">
                    <Select
                      size="small"
                      showSearch
                      aria-label={t('inspect:data.writeVariable', { n: at + 1 })}
                      value={text(one.variable) || undefined}
                      placeholder={t('inspect:data.variable')}
                      options={options}
                      onChange={(variable: string) => put(replaced(writes, at, { ...one, variable }))}
                    />
                    <ValueField label={t('inspect:data.writeValue', { n: at + 1 })} value={text(one.value)} variable={text(one.variable)} known={known} onChange={(value) => put(replaced(writes, at, { ...one, value }))} />
                    <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('inspect:data.removeWrite', { n: at + 1 })} onClick={() => put(replaced(writes, at))} />
                  </div>
                ))}
                <Button size="small" type="dashed" icon={<PlusOutlined aria-hidden />} disabled={known.length === 0} onClick={() => put([...writes, { variable: known.find(({ name }) => !writes.some(({ variable }) => variable === name))?.name ?? known[0].name }])}>
                  {t('inspect:data.addWrite')}
                </Button>
              </div>
            </Line>
          </div>
        </Section>
      )}
      <Variables {...{ drawing, subject, known, numbers }} />
    </>
  );
}

/** A value that is written, or a formula behind an equals sign. */
function ValueField({ value, variable, label, known, onChange }: { value: string; variable: string; label: string; known: Known[]; onChange: (value: string) => void }) {
  const { t } = useWords();
  const formula = value.startsWith('=');
  return formula ? (
    <FormulaField value={value.slice(1)} label={label} known={known} want={kindOf(known, variable)} prefix="=" onChange={(now) => onChange(now ? `=${now}` : '')} />
  ) : (
    <TextField value={value} label={label} placeholder={t('inspect:data.anyValue')} onChange={onChange} />
  );
}

/** The variables of the process: what a case is known by. */
function Variables({ drawing, subject, known, numbers }: Props) {
  const { t } = useWords();
  const change = useChange(drawing);
  const [open, setOpen] = useState<string>();
  const [renaming, setRenaming] = useState<{ from: string; to: string }>();
  const rename = (from: string, to: string) => change((pen) => renameVariable(drawing, pen, numbers, from, to)) && setOpen(to);
  // What is renamed here is renamed in them.
  // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when somebody comes here
  useEffect(() => numbers?.recall?.(), []);
  const declared = variablesOf(drawing.modeler);
  const holder = processOf(drawing.modeler, subject.id);
  const undeclared = known.filter((one) => one.undeclared);
  const listOf = (of: string) => declared.filter((one) => one.holder === of).map(({ own }) => own);
  const declare = (own: Own) => holder && change((pen) => pen.own(holder, 'Variable', [...listOf(holder), own]));
  const add = () => {
    let n = 1;
    const name = () => (n === 1 ? t('inspect:data.newName') : `${t('inspect:data.newName')}${n}`);
    while (known.some((one) => one.name === name())) n++;
    if (declare({ name: name(), type: 'number' })) setOpen(name());
  };
  return (
    <Section
      title={t('inspect:data.variables')}
      note={declared.length > 0 ? t('inspect:data.count', { count: declared.length }) : undefined}
      extra={
        <Button size="small" type="text" icon={<PlusOutlined aria-hidden />} disabled={!holder} onClick={add}>
          {t('inspect:add')}
        </Button>
      }
    >
      {declared.length === 0 && <p className="st-i-note">{t('inspect:data.empty')}</p>}
      <ul className="st-i-variables">
        {declared.map((one) => {
          const name = text(one.own.name);
          const shown = open === name;
          const put = (own?: Own) => change((pen) => pen.own(one.holder, 'Variable', replaced(listOf(one.holder), one.at, own)));
          return (
            <li key={`${one.holder} ${one.at}`}>
              <div className="st-i-variable">
                <button type="button" className="st-i-plain" aria-expanded={shown} onClick={() => setOpen(shown ? undefined : name)}>
                  {shown ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />} <b>{name || t('inspect:data.unnamed')}</b>
                </button>
                <Tag>{t(`inspect:data.type_${types.find((type) => type === one.own.type) ?? 'unknown'}`)}</Tag>
                {one.own.input === true && <Tag>{t('inspect:data.isInput')}</Tag>}
                <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('inspect:data.removeVariable', { name })} onClick={() => put()} />
              </div>
              {shown && <VariableForm {...{ drawing, one, known, put }} onRename={(to) => (isWidelyUsed(drawing, numbers, name, to) ? setRenaming({ from: name, to }) : rename(name, to))} />}
            </li>
          );
        })}
      </ul>
      {renaming && (
        <RenameVariable
          {...{ drawing, numbers, ...renaming }}
          onDone={(agreed) => {
            setRenaming(undefined);
            if (agreed) rename(renaming.from, renaming.to);
          }}
        />
      )}
      {undeclared.length > 0 && (
        <div className="st-i-note">
          {t('inspect:data.undeclared', { names: undeclared.map(({ name }) => name).join(t('inspect:comma')) })}{' '}
          <Button size="small" type="link" onClick={() => holder && change((pen) => pen.own(holder, 'Variable', [...listOf(holder), ...undeclared.map(({ name, type, values }) => ({ name, type, values: values.join(' | ') }))]))}>
            {t('inspect:data.declareAll')}
          </Button>
        </div>
      )}
    </Section>
  );
}

function VariableForm({ drawing, one, known, put, onRename }: { drawing: Part['drawing']; one: Declared; known: Known[]; put: (own: Own) => void; onRename: (to: string) => void }) {
  const { t } = useWords();
  const { own } = one;
  const set = (by: Own) => put({ ...own, ...by });
  const name = text(own.name);
  const type = text(own.type);
  const bounded = type === 'number' || type === 'integer' || type === 'duration';
  const users = usersOf(drawing.modeler, name);
  const terms = termsOf(drawing.modeler);
  const [refused, setRefused] = useState<string>();
  return (
    <div className="st-i-lines st-i-inner">
      <Line label={t('inspect:data.name')} hint={refused && t(`inspect:data.badName_${known.some((other) => other.name === refused) ? 'taken' : 'form'}`, { name: refused })}>
        <TextField
          value={name}
          wrong={refused !== undefined}
          label={t('inspect:data.name')}
          onChange={(to) => {
            const bad = !isName(to) || known.some((other) => other.name === to && !other.undeclared);
            setRefused(bad ? to : undefined);
            if (!bad) onRename(to);
          }}
        />
      </Line>
      <Line label={t('inspect:data.type')}>
        <Select size="small" aria-label={t('inspect:data.type')} value={type || undefined} options={types.map((value) => ({ value, label: t(`inspect:data.type_${value}`) }))} onChange={(to: string) => set({ type: to, ...(to === 'text' ? {} : { values: '' }), ...(to === 'text' || to === 'date' || to === 'boolean' ? { min: '', max: '' } : {}) })} />
      </Line>
      {type === 'text' && (
        <Line label={t('inspect:data.values')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['|', '，', ',', '、']} size="small" aria-label={t('inspect:data.values')} placeholder={t('inspect:data.anyText')} value={separated(text(own.values))} onChange={(list: string[]) => set({ values: list.join(' | ') })} />
        </Line>
      )}
      {bounded && (
        <Line label={t('inspect:data.range')}>
          <div className="st-i-beside">
            <TextField value={text(own.min)} label={t('inspect:data.min')} placeholder={t('inspect:data.min')} onChange={(min) => set({ min })} />
            <TextField value={text(own.max)} label={t('inspect:data.max')} placeholder={t('inspect:data.max')} onChange={(max) => set({ max })} />
          </div>
        </Line>
      )}
      <Line label={t('inspect:data.input')}>
        <Checkbox checked={own.input === true} onChange={(event) => set({ input: event.target.checked })}>
          {t('inspect:data.inputText')}
        </Checkbox>
      </Line>
      <Line label={t('inspect:data.term')}>
        <Select mode="tags" maxCount={1} size="small" aria-label={t('inspect:data.term')} placeholder={t('inspect:data.noTerm')} value={own.term ? [text(own.term)] : []} options={terms.map((value) => ({ value, label: value }))} onChange={(list: string[]) => set({ term: list.at(-1) ?? '' })} />
      </Line>
      <Line label={t('inspect:data.text')}>
        <TextField value={text(own.text)} label={t('inspect:data.text')} onChange={(said) => set({ text: said })} />
      </Line>
      {users.length > 0 && (
        <Line label={t('inspect:data.users')} top>
          {users.map(({ id, name: step, writes }) => (
            <div key={`${id} ${writes}`}>
              <button type="button" className="st-i-plain st-i-link" onClick={() => drawing.show(id)}>
                {step}
              </button>{' '}
              <span className="st-muted">{writes ? t('inspect:data.writesIt') : t('inspect:data.readsIt')}</span>
            </div>
          ))}
        </Line>
      )}
    </div>
  );
}
