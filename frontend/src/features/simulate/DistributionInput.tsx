import { InputNumber, Select } from 'antd';
import type { Distribution } from '../../api/scenario';
import { useWords } from '../../i18n/i18n';
import { asKind, fault, isTime, kinds, withParameter } from './distribution';
import { DurationInput } from './DurationInput';

/** A duration by chance: its kind and the parameters of that kind. */
export function DistributionInput({ spec, of, onChange }: { spec: Distribution; of: string; onChange: (spec: Distribution) => void }) {
  const { t } = useWords();
  const why = fault(spec);
  const listed = kinds[spec.dist] !== undefined;
  const options = [...Object.keys(kinds), ...(listed ? [] : [spec.dist])].map((kind) => ({ value: kind, label: t(`simulate:dist.${kind}`) }));
  return (
    <div className="st-dist">
      <Select
        size="small"
        className="st-dist-kind"
        popupMatchSelectWidth={false}
        aria-label={t('simulate:kindOf', { of })}
        value={spec.dist}
        options={options}
        onChange={(kind) => onChange(asKind(spec, kind))}
      />
      {(kinds[spec.dist] ?? []).map((parameter) => {
        const name = t(`simulate:parameter.${parameter}`);
        const label = `${of}: ${name}`;
        return isTime(parameter) ? (
          <DurationInput
            key={parameter}
            label={label}
            prefix={parameter === 'value' ? undefined : name}
            wrong={why !== undefined}
            value={spec[parameter]}
            onChange={(iso) => onChange({ ...spec, [parameter]: iso })}
          />
        ) : (
          <InputNumber
            key={parameter}
            size="small"
            className="st-duration"
            aria-label={label}
            prefix={<span className="st-prefix">{name}</span>}
            min={parameter === 'k' ? 1 : 0.1}
            step={parameter === 'k' ? 1 : 0.1}
            precision={parameter === 'k' ? 0 : undefined}
            value={spec[parameter]}
            onChange={(value) => value !== null && onChange(withParameter(spec, parameter, value))}
          />
        );
      })}
      {!listed && <span className="st-muted">{t('simulate:fromFile')}</span>}
      {why && <span className="st-wrong" role="alert">{t(`simulate:fault.${why}`)}</span>}
    </div>
  );
}
