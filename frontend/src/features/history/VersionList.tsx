import { RollbackOutlined, TagOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useState } from 'react';
import type { ProcessVersion } from '../../api/versions';
import { localeOf } from '../../format/language';
import { useWords } from '../../i18n/i18n';
import { alongButtons } from './ChangeList';
import { days, standsOut } from './timeline';

interface Props {
  versions: ProcessVersion[];
  chosen?: number;
  unsaved: boolean;
  onChoose: (revision: number) => void;
}

/** The timeline: days with their versions, named ones standing out, the others of a day folded. Up and down choose. */
export function VersionList({ versions, chosen, unsaved, onChoose }: Props) {
  const { t, language } = useWords();
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const locale = localeOf(language);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  return (
    <nav className="st-versions st-scroll" aria-label={t('history:versions')} onKeyDown={alongButtons}>
      {unsaved && <p className="st-versions-now">{t('history:nowUnsaved')}</p>}
      {days(versions, unfolded).map(({ date, shown, folded }) => (
        <section key={date}>
          <h3>{day.format(new Date(`${date}T12:00`))}</h3>
          <ul>
            {shown.map((version) => (
              <li key={version.revision}>
                <button type="button" className="st-version" data-follow data-named={standsOut(version)} aria-current={version.revision === chosen ? 'true' : undefined} onClick={() => onChoose(version.revision)}>
                  <span className="st-version-dot" aria-hidden />
                  <span className="st-version-text">
                    <strong>
                      {version.name ? (
                        <>
                          <TagOutlined aria-hidden /> {version.name}
                        </>
                      ) : (
                        t('history:version', { revision: version.revision })
                      )}
                    </strong>
                    <span>
                      {time.format(new Date(version.createdAt))}
                      {version.name && ` · ${t('history:version', { revision: version.revision })}`}
                      {version.revision === versions[0].revision && ` · ${t('history:current')}`}
                    </span>
                    {version.source !== undefined && (
                      <span>
                        <RollbackOutlined aria-hidden /> {t('history:bringsBack', { revision: version.source })}
                      </span>
                    )}
                    {version.runs > 0 && <span>{t('history:runs', { count: version.runs })}</span>}
                    {version.note && (
                      <Tooltip title={version.note} placement="right">
                        <span className="st-version-note">{version.note}</span>
                      </Tooltip>
                    )}
                  </span>
                </button>
              </li>
            ))}
            {folded.length > 0 && (
              <li>
                <button type="button" className="st-version-more" data-follow={undefined} onClick={() => setUnfolded((now) => new Set([...now, date]))}>
                  {t('history:more', { count: folded.length })}
                </button>
              </li>
            )}
          </ul>
        </section>
      ))}
    </nav>
  );
}
