import { useWords } from '../i18n/i18n';
import type { RolePlace } from './roles';

/** The places that a change of a role touches, one line for each kind of them. */
export function RolePlaces({ places }: { places: RolePlace[] }) {
  const { t } = useWords();
  const kinds = new Map<string, RolePlace[]>();
  for (const place of places) {
    const key = place.kind === 'duty' ? `duty ${place.code}` : place.kind;
    kinds.set(key, [...(kinds.get(key) ?? []), place]);
  }
  const quoted = (all: RolePlace[]) => [...new Set(all.map(({ of }) => of))].slice(0, 4).map((of) => t('people:quoted', { of })).join(t('people:comma')) + (all.length > 4 ? '…' : '');
  return [...kinds].map(([key, all]) => (
    <li key={key} className={all[0].kind === 'separation' ? 'st-wrong' : undefined}>
      {t(`people:place.${all[0].kind}`, { of: quoted(all), code: all[0].code, count: all.length })}
    </li>
  ));
}
