import { useWords } from '../../../i18n/i18n';
import { useBook } from '../Book';
import type { Path } from '../path';
import { Fields } from './Field';
import { Rows } from './Rows';
import { SourceInput } from './SourceInput';

interface Write {
  to: string;
}

/** What a task writes to the data of its case when it is done. */
export function WritesInput({ at, whose }: { at: Path; whose: string }) {
  const { t } = useWords();
  const { content } = useBook();
  return (
    <Rows<Write> at={at} whose={`${whose}: ${t('numbers:write')}`} add={t('numbers:addWrite')} first={() => ({ to: Object.keys(content.data ?? {})[0] ?? '', value: 0 }) as Write}>
      {({ to }, place, label) => (
        <>
          <Fields of="write" at={place} whose={label} fields={[{ key: 'to', kind: 'one-variable' }]} />
          <SourceInput at={place} whose={label} type={content.data?.[to]?.type ?? 'number'} />
        </>
      )}
    </Rows>
  );
}
