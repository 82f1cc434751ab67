import { Button } from 'antd';
import type { Edit } from '../../api/checks';
import { useWords } from '../../i18n/i18n';
import { inWords } from './inWords';

/** Lines that are told; a fix of a hundred findings is not read to its end. */
const told = 12;

/** What a fix will change, in words, before it is taken. */
export function FixPreview({ edits, nameOf, onTake, onLeave }: { edits: Edit[]; nameOf: (id: string) => string; onTake: () => void; onLeave: () => void }) {
  const { t } = useWords();
  return (
    <div className="st-preview" role="group" aria-label={t('check:preview')}>
      <span>{t('check:preview')}</span>
      <ul>
        {edits.slice(0, told).map((edit, at) => (
          <li key={at}>{inWords(t, edit, edits, nameOf)}</li>
        ))}
        {edits.length > told && <li>{t('check:previewMore', { count: edits.length - told })}</li>}
      </ul>
      <div>
        <Button size="small" type="primary" autoFocus data-way="take" onClick={onTake}>
          {t('check:take')}
        </Button>
        <Button size="small" type="text" onClick={onLeave}>
          {t('app:cancel')}
        </Button>
      </div>
    </div>
  );
}
