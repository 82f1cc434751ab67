import type { Walked } from '../../api/walks';
import { useWords } from '../../i18n/i18n';
import { Section } from '../../ui/Section';

/** What is known of the case, and what that counts as which is not; what the last step has written stands out. */
export function Known({ played }: { played: Walked }) {
  const { t } = useWords();
  const fresh = new Set(played.frames.at(-1)?.wrote.map(({ variable }) => variable));
  const { data } = played.state;
  if (data.length === 0) return null;
  return (
    <Section title={t('walk:data')}>
      <dl className="st-walk-data">
        {data.map(({ name, value, text, known }) => (
          <div key={name} data-fresh={fresh.has(name)} title={text}>
            <dt>{name}</dt>
            <dd>{known ? String(value) : <span className="st-muted">{value === '' || value === null ? t('walk:unknownText') : t('walk:unknown', { value: String(value) })}</span>}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
