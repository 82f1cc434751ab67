import { Input, Segmented } from 'antd';
import type { Variable } from '../../../api/scenario';
import { useWords } from '../../../i18n/i18n';
import { NumberInput } from '../../../ui/NumberInput';
import { useAt } from '../Book';
import type { Path } from '../path';

/** A value of the type that a variable holds. */
export function ConstantInput({ at, label, type }: { at: Path; label: string; type: Variable['type'] }) {
  const { t } = useWords();
  const [value, set] = useAt<string | number | boolean>(at);
  if (type === 'boolean') {
    return (
      <Segmented
        size="small"
        aria-label={label}
        value={value === true ? 'yes' : 'no'}
        options={(['yes', 'no'] as const).map((answer) => ({ value: answer, label: t(`numbers:answer.${answer}`) }))}
        onChange={(answer) => set(answer === 'yes')}
      />
    );
  }
  if (type === 'text') return <Input size="small" className="st-wide" aria-label={label} value={String(value ?? '')} onChange={(event) => set(event.target.value)} />;
  return <NumberInput size="small" className="st-number" precision={type === 'integer' ? 0 : undefined} aria-label={label} value={typeof value === 'number' ? value : null} onChange={(next) => set(next ?? 0)} />;
}
