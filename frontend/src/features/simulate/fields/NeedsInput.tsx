import { useWords } from '../../../i18n/i18n';
import { useBook } from '../Book';
import type { Path } from '../path';
import { Fields } from './Field';
import { Rows } from './Rows';

/** Who must be there together. */
export function NeedsInput({ at, whose }: { at: Path; whose: string }) {
  const { t } = useWords();
  const { content } = useBook();
  return (
    <Rows at={at} whose={`${whose}: ${t('numbers:need')}`} add={t('numbers:addNeed')} first={() => ({ roles: Object.keys(content.roles ?? {}).slice(0, 1), count: 1 })}>
      {(_, place, label) => (
        <Fields
          of="need"
          at={place}
          whose={label}
          fields={[
            { key: 'count', kind: 'whole' },
            { key: 'roles', kind: 'some-role' },
          ]}
        />
      )}
    </Rows>
  );
}
