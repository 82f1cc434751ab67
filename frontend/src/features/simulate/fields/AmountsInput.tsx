import { useWords } from '../../../i18n/i18n';
import { NumberInput } from '../../../ui/NumberInput';
import type { Path } from '../path';
import { Keyed } from './Keyed';

/** How much of which stock. */
export function AmountsInput({ at, whose }: { at: Path; whose: string }) {
  const { t } = useWords();
  return (
    <Keyed<number> at={at} of="stock" add={t('numbers:addAmount')} first={() => 1}>
      {(amount, set, label) => <NumberInput size="small" min={0} className="st-number" aria-label={`${whose}, ${label}`} value={amount} onChange={(next) => next !== null && set(next)} />}
    </Keyed>
  );
}
