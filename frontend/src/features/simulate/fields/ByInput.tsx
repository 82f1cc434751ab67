import type { Distribution } from '../../../api/scenario';
import { useWords } from '../../../i18n/i18n';
import type { Path } from '../path';
import { firstDuration } from './distribution';
import { DistributionInput } from './DistributionInput';
import { Keyed } from './Keyed';

/** How long it takes somebody in particular. */
export function ByInput({ at, whose }: { at: Path; whose: string }) {
  const { t } = useWords();
  return (
    <Keyed<Distribution> at={at} of="who" add={t('numbers:addBy')} first={() => firstDuration}>
      {(spec, set, label, place) => <DistributionInput work at={place} of={`${whose}, ${label}`} spec={spec} onChange={set} />}
    </Keyed>
  );
}
