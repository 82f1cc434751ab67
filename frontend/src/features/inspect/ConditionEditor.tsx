import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { isoOf, secondsOf } from '../../format/iso';
import { useWords } from '../../i18n/i18n';
import { DurationInput } from '../../ui/DurationInput';
import { composing } from '../../ui/composing';
import type { Group, Operator, Row } from './condition';
import { isGroup, listed, parse, quoted, valuesIn, write } from './condition';
import { FormulaField, useFormula } from './FormulaField';
import { replaced } from './parts';
import { TrialValues } from './TrialValues';
import type { Known } from './variables';

interface Props {
  condition: string;
  known: Known[];
  /** The language that the drawing says it is written in, where that is not ours. */
  foreign?: string;
  onChange: (condition: string) => void;
}

/** A condition as rows and as text; either follows the other. */
export function ConditionEditor({ condition, known, foreign, onChange }: Props) {
  const { t } = useWords();
  const [draft, setDraft] = useState<Group>();
  const [asText, setAsText] = useState(false);
  const parsed = parse(condition);
  // Rows that are not filled in yet are in no condition; they stay as long as the rest says the same.
  const group = parsed && draft && write(draft) === write(parsed) ? draft : parsed;
  const put = (next: Group) => {
    setDraft(next);
    const text = write(next);
    if (parsed && text !== write(parsed)) onChange(text);
  };
  if (foreign && !/expr/i.test(foreign)) return <p className="st-i-note">{t('inspect:rules.foreign', { language: foreign, condition })}</p>;
  return (
    <div className="st-i-condition">
      {group && (
        <Segmented size="small" aria-label={t('inspect:rules.view')} value={asText ? 'text' : 'rows'} onChange={(view) => setAsText(view === 'text')} options={[{ value: 'rows', label: t('inspect:rules.rows') }, { value: 'text', label: t('inspect:rules.text') }]} />
      )}
      {!group && <p className="st-i-note">{t('inspect:rules.tooMuch')}</p>}
      {group && !asText ? (
        <>
          <Rows group={group} known={known} onChange={put} top />
          {condition && <code className="st-i-said">{condition}</code>}
        </>
      ) : (
        <FormulaField value={condition} label={t('inspect:rules.condition')} known={known} want="boolean" onChange={onChange} />
      )}
      {condition && <Trial condition={condition} known={known} shown={asText || !group} />}
    </div>
  );
}

function Rows({ group, known, top, onChange }: { group: Group; known: Known[]; top?: boolean; onChange: (group: Group) => void }) {
  const { t } = useWords();
  const { join, parts } = group;
  const put = (at: number, part?: Row | Group) => onChange({ join, parts: replaced(parts, at, part) });
  const fresh: Row = { variable: known[0]?.name ?? '', operator: first(known[0]), value: '' };
  return (
    <div className={top ? 'st-i-rows' : 'st-i-rows st-i-group'}>
      {parts.length > 1 && (
        <Select
          size="small"
          className="st-i-join"
          aria-label={t('inspect:rules.join')}
          value={join}
          options={[
            { value: 'and', label: t('inspect:rules.and') },
            { value: 'or', label: t('inspect:rules.or') },
          ]}
          onChange={(next) => onChange({ join: next, parts })}
        />
      )}
      {parts.map((part, at) =>
        isGroup(part) ? (
          <Rows key={at} group={part} known={known} onChange={(next) => put(at, next.parts.length ? next : undefined)} />
        ) : (
          <RowLine key={at} n={at + 1} row={part} known={known} onChange={(next) => put(at, next)} onRemove={() => put(at)} />
        ),
      )}
      <div className="st-i-add">
        <Button size="small" type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => onChange({ join, parts: [...parts, fresh] })}>
          {t('inspect:rules.addRow')}
        </Button>
        {top && parts.length > 0 && (
          <Button size="small" type="text" icon={<PlusOutlined aria-hidden />} onClick={() => onChange({ join, parts: [...parts, { join: join === 'and' ? 'or' : 'and', parts: [fresh] }] })}>
            {t('inspect:rules.addGroup')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What a variable of a type can be asked for. */
function operators(type: string | undefined): Operator[] {
  if (type === 'boolean') return ['is', 'is not'];
  if (type === 'text') return ['==', '!=', 'in', 'not in'];
  if (type === 'date') return ['==', '!='];
  if (type === 'integer') return ['==', '!=', '<', '<=', '>', '>=', 'in', 'not in'];
  return ['==', '!=', '<', '<=', '>', '>='];
}

const first = (variable: Known | undefined): Operator => (variable?.type === 'boolean' ? 'is' : variable?.type === 'text' || variable?.type === 'date' ? '==' : '>=');

function RowLine({ n, row, known, onChange, onRemove }: { n: number; row: Row; known: Known[]; onChange: (row: Row) => void; onRemove: () => void }) {
  const { t } = useWords();
  const variable = known.find(({ name }) => name === row.variable);
  const possible = operators(variable?.type);
  return (
    <div className="st-i-row">
      <Select
        size="small"
        showSearch
        aria-label={t('inspect:rules.variable', { n })}
        value={row.variable || undefined}
        placeholder={t('inspect:data.variable')}
        status={row.variable && !variable ? 'error' : undefined}
        options={known.map(({ name }) => ({ value: name, label: name }))}
        onChange={(name: string) => {
          const next = known.find((one) => one.name === name);
          onChange({ variable: name, operator: operators(next?.type).includes(row.operator) ? row.operator : first(next), value: next?.type === variable?.type ? row.value : '' });
        }}
      />
      <Select
        size="small"
        aria-label={t('inspect:rules.operator', { n })}
        value={row.operator}
        options={[...new Set([...possible, row.operator])].map((value) => ({ value, label: t(`inspect:rules.op.${names[value]}`) }))}
        onChange={(operator: Operator) => {
          const many = (one: Operator) => one === 'in' || one === 'not in';
          const text = variable?.type === 'text' || variable?.type === 'date';
          const value = many(operator) === many(row.operator) ? row.value : many(operator) ? listed(valuesIn(row.value), text) : text ? quoted(valuesIn(row.value)[0] ?? '') : (valuesIn(row.value)[0] ?? '');
          onChange({ ...row, operator, value: value === '""' ? '' : value });
        }}
      />
      {row.operator === 'is' || row.operator === 'is not' ? <span /> : <Value row={row} variable={variable} label={t('inspect:rules.value', { n })} onChange={(value) => onChange({ ...row, value })} />}
      <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('inspect:rules.removeRow', { n })} onClick={onRemove} />
    </div>
  );
}

const names: Record<Operator, string> = { '==': 'equal', '!=': 'unequal', '<': 'less', '<=': 'atMost', '>': 'more', '>=': 'atLeast', in: 'oneOf', 'not in': 'noneOf', is: 'true', 'is not': 'false' };

/** The value of a row in the form that its variable asks for. */
function Value({ row, variable, label, onChange }: { row: Row; variable?: Known; label: string; onChange: (value: string) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const asText = variable?.type === 'text' || variable?.type === 'date';
  const choices = (variable?.values ?? []).map((value) => ({ value, label: value }));
  if (row.operator === 'in' || row.operator === 'not in')
    return <Select mode="tags" size="small" aria-label={label} placeholder={t('inspect:rules.values')} value={valuesIn(row.value)} options={choices} tokenSeparators={['，', ',', '、']} onChange={(list: string[]) => onChange(listed(list, asText))} />;
  const plain = row.value === '' || (asText ? /^["']/.test(row.value) : /^-?\d/.test(row.value));
  if (variable?.type === 'duration' && (row.value === '' || /^(duration\(|\d)/.test(row.value))) {
    const [inner = ''] = valuesIn(row.value.replace(/^duration\((.*)\)$/, '$1'));
    return <DurationInput label={label} value={row.value === '' ? undefined : secondsOf(inner) === undefined ? isoOf(Number(inner)) : inner} onChange={(iso) => onChange(`duration(${quoted(iso)})`)} />;
  }
  if (variable?.type === 'text' && choices.length > 0 && plain)
    return <Select size="small" aria-label={label} placeholder={t('inspect:rules.choose')} value={row.value ? valuesIn(row.value)[0] : undefined} options={choices} onChange={(value: string) => onChange(quoted(value))} />;
  const shown = plain && asText ? (valuesIn(row.value)[0] ?? '') : row.value;
  // A number, or another variable to compare with.
  const wrong = !asText && typed !== null && typed.trim() !== '' && !/^(-?\d+(\.\d+)?|[\p{L}_$][\p{L}\p{N}_$]*)$/u.test(typed.trim());
  const leave = () => {
    if (typed !== null && typed.trim() !== shown && !wrong) onChange(asText && plain ? (typed.trim() ? quoted(typed.trim()) : '') : typed.trim());
    setTyped(null);
  };
  return (
    <Input
      size="small"
      aria-label={label}
      inputMode={asText ? undefined : 'decimal'}
      placeholder={variable?.type === 'date' ? '2026-12-31' : undefined}
      status={wrong ? 'error' : undefined}
      value={typed ?? shown}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={leave}
      onPressEnter={(event) => composing(event) || leave()}
    />
  );
}

/** Tries a condition with values; what is wrong with it is said where it is not said already. */
function Trial({ condition, known, shown }: { condition: string; known: Known[]; shown: boolean }) {
  const { t } = useWords();
  const [values, setValues] = useState<Record<string, unknown>>({});
  const result = useFormula(condition, known, 'boolean', values);
  if (result?.error) return shown ? null : <div className="st-i-wrong" role="alert">{`${result.error.message} ${result.error.hint}`}</div>;
  if (!result) return null;
  return (
    <div className="st-i-trial">
      <span className="st-muted">{t('inspect:rules.try')}</span>
      <TrialValues {...{ known, values }} reads={result.reads} onChange={setValues} />
      <b role="status" data-is={String(result.value)}>
        {result.value === true ? t('inspect:rules.taken') : t('inspect:rules.notTaken')}
      </b>
    </div>
  );
}
