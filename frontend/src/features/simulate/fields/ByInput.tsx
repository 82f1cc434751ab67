import type { Distribution } from '../../../api/scenario';
import { useWords } from '../../../i18n/i18n';
import type { Path } from '../path';
import { DistributionInput } from './DistributionInput';
import { Keyed } from './Keyed';

/** How long it takes somebody in particular. */
export function ByInput({ at, whose }: { at: Path; whose: string }) {
  const { t } = useWords();
  return (
    <Keyed<Distribution> at={at} of="who" add={t('numbers:addBy')} first={() => ({ dist: 'fixed', value: 'PT10M' })}>
      {(spec, set, label) => <DistributionInput of={`${whose}, ${label}`} spec={spec} onChange={set} />}
    </Keyed>
  );
}
