import { Button, Input, Segmented, Select } from 'antd';
import { useWords } from '../../i18n/i18n';
import type { Filter, Keyed } from './list';
import { counted, groupsOf, severities } from './list';
import { severityIcon } from './severity';

/** Narrows the list: by severity, by kind of rule, by text; and says by what it is grouped. */
export function FilterBar({ findings, filter, onNarrow }: { findings: Keyed[]; filter: Filter; onNarrow: (change: Partial<Filter>) => void }) {
  const { t } = useWords();
  const count = counted(findings);
  const groups = groupsOf(findings);
  return (
    <div className="st-findings-filter">
      <div className="st-severities" role="group" aria-label={t('check:filter.severity')}>
        {severities.map((severity) => {
          const on = filter.severities.includes(severity);
          return (
            <Button
              key={severity}
              size="small"
              type="text"
              className="st-severity"
              aria-pressed={on}
              aria-label={t(`check:counted.${severity}`, { count: count[severity] })}
              title={t(`check:counted.${severity}`, { count: count[severity] })}
              icon={severityIcon(severity)}
              onClick={() => onNarrow({ severities: severities.filter((one) => (one === severity ? !on : filter.severities.includes(one))) })}
            >
              {count[severity]}
            </Button>
          );
        })}
      </div>
      <Input size="small" allowClear value={filter.text} placeholder={t('check:filter.text')} aria-label={t('check:filter.text')} onChange={(event) => onNarrow({ text: event.target.value })} />
      {groups.length > 1 && (
        <Select
          size="small"
          mode="multiple"
          allowClear
          maxTagCount={0}
          maxTagPlaceholder={(all) => t('check:filter.groups', { count: all.length })}
          value={filter.groups}
          placeholder={t('check:filter.group')}
          aria-label={t('check:filter.group')}
          popupMatchSelectWidth={false}
          options={groups.map((name) => ({ value: name, label: t(`check:group.${name}`, { defaultValue: name }) }))}
          onChange={(value) => onNarrow({ groups: value })}
        />
      )}
      <Segmented<'rule' | 'element'>
        size="small"
        value={filter.by}
        aria-label={t('check:filter.by')}
        options={[
          { value: 'rule', label: t('check:filter.rule') },
          { value: 'element', label: t('check:filter.element') },
        ]}
        onChange={(by) => onNarrow({ by })}
      />
    </div>
  );
}
