import type { Variable } from '../../../api/scenario';
import { useWords } from '../../../i18n/i18n';
import { NumberInput } from '../../../ui/NumberInput';
import { useAt } from '../Book';
import type { Path } from '../path';
import { ConstantInput } from './ConstantInput';
import { Rows } from './Rows';

/** One of several values, each as likely as its weight says. */
export function ChoicesInput({ at, whose, type }: { at: Path; whose: string; type: Variable['type'] }) {
  const { t } = useWords();
  return (
    <Rows at={at} whose={`${whose}: ${t('numbers:option')}`} add={t('numbers:addOption')} first={() => ({ value: type === 'text' ? '' : type === 'boolean' ? true : 0, weight: 1 })}>
      {(_, place, label) => (
        <div className="st-pair">
          <ConstantInput at={[...place, 'value']} label={label} type={type} />
          <WeightInput at={[...place, 'weight']} label={label} />
        </div>
      )}
    </Rows>
  );
}

function WeightInput({ at, label }: { at: Path; label: string }) {
  const { t } = useWords();
  const [weight, set] = useAt<number>(at);
  return <NumberInput size="small" min={0} className="st-number" prefix={<span className="st-prefix">{t('numbers:weight')}</span>} aria-label={`${label}: ${t('numbers:weight')}`} value={weight} onChange={(next) => set(next ?? 0)} />;
}
