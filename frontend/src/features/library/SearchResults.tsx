import { AimOutlined, FileTextOutlined, TeamOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { Found } from '../../api/search';
import { searchQuery } from '../../api/search';
import { useWords } from '../../i18n/i18n';
import { Marked } from '../../ui/Marked';
import { useLater } from '../../ui/useLater';

const icons = { name: <AimOutlined aria-hidden />, documentation: <FileTextOutlined aria-hidden />, role: <TeamOutlined aria-hidden /> };

/** Where processes of the library say what is looked for: steps, what is written of them, roles. */
export function SearchResults({ text, onPlace }: { text: string; onPlace: (place: Found) => void }) {
  const { t } = useWords();
  const asked = useLater(text.trim(), 120);
  const found = useQuery(searchQuery(asked));
  // Names of processes are in the list above.
  const places = (found.data ?? []).filter(({ kind, field }) => kind !== 'process' || field !== 'name');
  if (asked === '') return null;
  return (
    <section className="st-places" aria-label={t('library:places.title')}>
      <h3>{t('library:places.title')}</h3>
      {found.isError && (
        <p className="st-library-none" role="alert">
          {t('library:places.failed')}
        </p>
      )}
      {found.isSuccess && places.length === 0 && <p className="st-library-none">{t('library:places.none')}</p>}
      <ul>
        {places.map((place) => (
          <li key={`${place.processId} ${place.element} ${place.field} ${place.text}`}>
            <button type="button" className="st-line-button st-place" onClick={() => onPlace(place)}>
              {icons[place.field]}
              <span>
                <span className="st-place-text">
                  <Marked text={place.text} words={asked} />
                </span>
                <span className="st-place-where">{whereOf(place, t)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="st-sr" role="status">
        {found.isSuccess ? t('library:places.count', { count: places.length }) : ''}
      </p>
    </section>
  );
}

/** Where a place is, in words: step “…” in “…”. */
export function whereOf({ field, kind, name, processName }: Found, t: ReturnType<typeof useWords>['t']): string {
  const process = processName;
  if (field === 'role') return t('library:places.role', { duties: name || t('library:places.noDuties'), process });
  const what = t(`library:places.kind.${plainKind(kind)}`);
  if (field === 'documentation' && name) return t('library:places.documented', { what, name, process });
  return t('library:places.in', { what, process });
}

/** The kind of a place as it is told: a person who searches does not tell a user task from a service task. */
function plainKind(kind: string): 'step' | 'event' | 'gateway' | 'lane' | 'pool' | 'process' | 'flow' | 'data' | 'note' {
  if (/gateway$/i.test(kind)) return 'gateway';
  if (/event$/i.test(kind)) return 'event';
  if (kind.startsWith('data')) return 'data';
  const named = { lane: 'lane', participant: 'pool', process: 'process', sequenceFlow: 'flow', textAnnotation: 'note' } as const;
  return named[kind as keyof typeof named] ?? 'step';
}
