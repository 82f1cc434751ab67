import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { ProcessChange, ProcessDifference } from '../../api/versions';
import { useWords } from '../../i18n/i18n';
import { signs } from '../../modeler/pair';
import { EmptyState } from '../../ui/EmptyState';
import { grouped } from './fates';

interface Props {
  difference: ProcessDifference;
  /** The place of the change that is looked at. */
  chosen?: number;
  onChoose: (at: number) => void;
}

/** All changes by groups; up and down go from one to the next. What only stands elsewhere is folded. */
export function ChangeList({ difference, chosen, onChoose }: Props) {
  const { t } = useWords();
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const { changes, renewed, unread, weight } = difference;
  if (changes.length === 0)
    return (
      <EmptyState title={t('history:same')}>
        {t('history:sameText')}
        {unread && <p>{t('history:unread')}</p>}
      </EmptyState>
    );
  const groups = grouped(changes);
  // Where things only moved, that is what there is to see.
  const open = (group: string) => (group === 'layout' && groups.length > 1) === toggled.has(group);
  return (
    <div className="st-changes-list" onKeyDown={alongButtons}>
      <p className="st-changes-weight">
        {t('history:count', { count: changes.length })} · {t(`history:weight.${weight}`)}
      </p>
      {renewed > 0 && <p className="st-changes-note">{t('history:renewed', { count: renewed })}</p>}
      {unread && <p className="st-changes-note">{t('history:unread')}</p>}
      {groups.map(({ group, changes: list }) => (
        <section key={group} aria-label={t(`history:group.${group}`)}>
          <button
            type="button"
            className="st-changes-group"
            aria-expanded={open(group)}
            onClick={() => setToggled((now) => (now.has(group) ? new Set([...now].filter((one) => one !== group)) : new Set([...now, group])))}
          >
            {open(group) ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
            {t(`history:group.${group}`)}
            <span className="st-changes-count">{list.length}</span>
          </button>
          {open(group) && (
            <ul>
              {list.map(({ change, at }) => (
                <li key={at}>
                  <button type="button" className="st-change" aria-current={at === chosen ? 'true' : undefined} onClick={() => onChoose(at)}>
                    <span className={`st-fate st-fate-is-${change.kind}`} role="img" aria-label={t(`history:fate.${change.kind}`)}>
                      {signs[change.kind]}
                    </span>
                    <span>{change.text}</span>
                    {change.weight === 'breaking' && <span className="st-change-breaking">{t('history:breaking')}</span>}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}

/** Up and down go to the neighbouring buttons of a list. */
export function alongButtons(event: React.KeyboardEvent<HTMLElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (!step || !(event.target instanceof HTMLButtonElement)) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
  const next = all[all.indexOf(event.target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (next.dataset.follow ?? next.classList.contains('st-change')) next.click();
}

/** The ids to show of a change on either side. */
export function placesOf(change: ProcessChange | undefined): { before?: string; after?: string } {
  return { before: change?.was || undefined, after: change?.element || undefined };
}
