import { Select } from 'antd';
import type { Variable } from '../../../api/scenario';
import { useWords } from '../../../i18n/i18n';
import { useAt } from '../Book';
import type { Path } from '../path';
import { ChoicesInput } from './ChoicesInput';
import { ConstantInput } from './ConstantInput';
import { FieldInput } from './FieldInput';
import { Line } from './Field';

const sources = ['value', 'draw', 'choice', 'formula', 'table'] as const;
type Source = (typeof sources)[number];

/** Where a value comes from: a constant, chance, a choice, a formula or a decision table. */
export function SourceInput({ at, whose, type }: { at: Path; whose: string; type: Variable['type'] }) {
  const { t } = useWords();
  const [entry, set] = useAt<Record<string, unknown>>(at);
  const now = sources.find((source) => entry?.[source] !== undefined);
  const numeric = type === 'number' || type === 'integer';
  const offered = sources.filter((source) => source !== 'draw' || numeric || now === 'draw');
  const firsts: Record<Source, unknown> = { value: type === 'boolean' ? false : numeric ? 0 : '', draw: { dist: 'uniform', min: 0, max: 100 }, choice: [], formula: '', table: '' };
  const choose = (source: Source | '') => {
    const rest = Object.fromEntries(Object.entries(entry ?? {}).filter(([key]) => !(sources as readonly string[]).includes(key)));
    set(source === '' ? rest : { ...rest, [source]: firsts[source] });
  };
  const label = `${whose}: ${t('numbers:source.label')}`;
  return (
    <div className="st-form">
      <Line label={t('numbers:source.label')}>
        <Select
          size="small"
          aria-label={label}
          popupMatchSelectWidth={false}
          value={now ?? ''}
          options={[{ value: '' as const, label: t('numbers:source.none') }, ...offered.map((source) => ({ value: source, label: t(`numbers:source.${source}`) }))]}
          onChange={choose}
        />
      </Line>
      {now && (
        <Line label="" at={[...at, now]}>
          {now === 'value' && <ConstantInput at={[...at, 'value']} label={label} type={type} />}
          {now === 'choice' && <ChoicesInput at={[...at, 'choice']} whose={whose} type={type} />}
          {now === 'draw' && <FieldInput at={[...at, 'draw']} of="source" spec={{ key: 'draw', kind: 'draw' }} label={label} wrong={false} />}
          {now === 'formula' && <FieldInput at={[...at, 'formula']} of="source" spec={{ key: 'formula', kind: 'formula' }} label={label} wrong={false} />}
          {now === 'table' && <FieldInput at={[...at, 'table']} of="source" spec={{ key: 'table', kind: 'one-table' }} label={label} wrong={false} />}
        </Line>
      )}
    </div>
  );
}
