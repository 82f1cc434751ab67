import { NumberInput } from '../../../ui/NumberInput';
import { useBook } from '../Book';

/** An amount of money, kept as the decimal that was typed; bare where the currency stands above. */
export function MoneyInput({ value, label, wrong, bare, onChange }: { value: string | undefined; label: string; wrong?: boolean; bare?: boolean; onChange: (amount: string | undefined) => void }) {
  const { content } = useBook();
  return (
    <NumberInput<string>
      size="small"
      stringMode
      className="st-number"
      min="0"
      controls={false}
      suffix={!bare && content.currency && <span className="st-prefix">{content.currency}</span>}
      status={wrong ? 'error' : undefined}
      aria-label={label}
      value={value ?? ''}
      onChange={(amount) => onChange(amount === null || amount === '' ? undefined : String(amount))}
    />
  );
}
