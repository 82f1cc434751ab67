import { useWords } from '../../../i18n/i18n';
import type { Path } from '../path';
import { Fields } from './Field';
import { Rows } from './Rows';

/** How much longer work on a batch takes than work on one. */
export function FactorsInput({ at, whose }: { at: Path; whose: string }) {
  const { t } = useWords();
  return (
    <Rows at={at} whose={`${whose}: ${t('numbers:factor')}`} add={t('numbers:addFactor')} first={() => ({ size: 10, factor: 2 })}>
      {(_, place, label) => (
        <Fields
          of="factor"
          at={place}
          whose={label}
          fields={[
            { key: 'size', kind: 'whole' },
            { key: 'factor', kind: 'number' },
          ]}
        />
      )}
    </Rows>
  );
}
