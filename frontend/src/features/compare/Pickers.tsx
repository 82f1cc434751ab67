import { Alert, Select } from 'antd';
import type { Lever, Measure } from '../../api/experiments';
import { useWords } from '../../i18n/i18n';
import { groupOf, groups, kindOf } from './places';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The measures that an experiment looks at; none chosen are the usual ones. */
export function MeasuresPicker({ measures, value, onChange }: { measures: Measure[]; value: string[]; onChange: (names: string[]) => void }) {
  const { t } = useWords();
  return (
    <Select<string[]>
      mode="multiple"
      size="small"
      className="st-setting-wide"
      aria-label={t('compare:measures')}
      placeholder={t('compare:usualMeasures')}
      maxCount={8}
      value={value}
      options={measureOptions(measures, t)}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={onChange}
    />
  );
}

function measureOptions(measures: Measure[], t: ReturnType<typeof useWords>['t']) {
  return groups
    .map((group) => ({ label: t(`compare:group.${group}`), options: measures.filter(({ name }) => groupOf(name) === group).map(({ name, label }) => ({ value: name, label: capital(label) })) }))
    .filter(({ options }) => options.length > 0);
}

/** The numbers that are changed, one by one or all of a kind; none chosen are all. */
export function LeversPicker({ levers, value, onChange }: { levers: Lever[]; value: string[]; onChange: (patterns: string[]) => void }) {
  const { t } = useWords();
  const kinds = [...new Set(levers.map(({ name }) => kindOf(name)))];
  const options = [
    { label: t('compare:allOfAKind'), options: kinds.map((kind) => ({ value: kind, label: t(`compare:leverKind.${spelled(kind)}`) })) },
    { label: t('compare:oneByOne'), options: levers.map(({ name, label }) => ({ value: name, label: capital(label) })) },
  ];
  return (
    <Select<string[]>
      mode="multiple"
      size="small"
      className="st-setting-wide"
      aria-label={t('compare:levers')}
      placeholder={t('compare:allLevers', { count: levers.length })}
      value={value}
      options={options}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={onChange}
    />
  );
}

/** One number to be changed. */
export function LeverPicker({ levers, label, value, onChange, allowClear }: { levers: Lever[]; label: string; value?: string; onChange: (lever?: Lever) => void; allowClear?: boolean }) {
  const { t } = useWords();
  const kinds = [...new Set(levers.map(({ name }) => kindOf(name)))];
  return (
    <Select<string>
      size="small"
      className="st-setting-wide"
      aria-label={label}
      placeholder={t('compare:chooseLever')}
      allowClear={allowClear}
      value={value}
      options={kinds.map((kind) => ({ label: t(`compare:leverKind.${spelled(kind)}`), options: levers.filter(({ name }) => kindOf(name) === kind).map(({ name, label }) => ({ value: name, label: capital(label) })) }))}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(name) => onChange(levers.find((lever) => lever.name === name))}
    />
  );
}

/** A pattern as a key of the dictionary. */
function spelled(kind: string): string {
  return kind.replaceAll('/*/', '-');
}

/** Why the numbers of the open scenario cannot be listed. */
export function NoChoices({ error }: { error: Error & { hint?: string } }) {
  const { t } = useWords();
  return <Alert className="st-remark" type="warning" showIcon title={t('compare:noChoices')} description={`${error.message} ${error.hint ?? ''}`} />;
}
