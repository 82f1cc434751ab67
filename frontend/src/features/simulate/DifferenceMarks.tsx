import { RollbackOutlined } from '@ant-design/icons';
import { use } from 'react';
import { useWords } from '../../i18n/i18n';
import { useBook } from './Book';
import { backTo, FollowingContext, useDifferencesAt } from './differences';
import type { Path } from './path';
import { pointer } from './path';

/** What differs at a place from the scenario that the numbers follow, with the way back. What has no place of its own stands in the list at the top alone. */
export function DifferenceMarks({ at }: { at: Path }) {
  const { t } = useWords();
  const { edit } = useBook();
  const { basis } = use(FollowingContext);
  const differences = useDifferencesAt(at);
  if (!basis || at.length === 0) return null;
  const place = pointer(at);
  return differences.map(({ path, kind, before, text }) => (
    <span key={path} className="st-differs">
      {path === place && kind === 'changed' ? t('basis:was', { name: basis.name, was: before }) : text}{' '}
      <button type="button" className="st-plain st-add" aria-label={t('basis:backOf', { what: text })} onClick={() => edit(backTo(basis.content, path), true)}>
        <RollbackOutlined aria-hidden /> {t('basis:back', { name: basis.name })}
      </button>
    </span>
  ));
}
