import { DeleteOutlined, DownOutlined, EllipsisOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { MenuProps } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/i18n';
import { useAt } from './Book';
import { ComplaintList } from './ComplaintList';
import { useWorst } from './complaints';
import type { Path } from './path';

/** A group of settings that most entries do without. */
export interface Extra {
  /** Its key in the dictionary, and its field unless fields says otherwise. */
  key: string;
  /** Which others it stands with in the menu. */
  group: string;
  /** The fields it is made of; it is there when one of them is. */
  fields?: string[];
  /** What its fields begin with. */
  start: Record<string, unknown>;
  body: (at: Path, whose: string) => ReactNode;
}

/** What an entry has beyond the usual: a tag for each, a menu to add more, and the fields of those that are open. The menu stands in the entry's own row where it has one. */
export function Extras({ at, whose, extras, row }: { at: Path; whose: string; extras: Extra[]; row?: (more: ReactNode) => ReactNode }) {
  const { t } = useWords();
  const [entry, set] = useAt<Record<string, unknown>>(at);
  const [open, setOpen] = useState<string[]>([]);
  const has = (extra: Extra) => fieldsOf(extra).some((field) => entry?.[field] !== undefined);
  const present = extras.filter(has);
  const shown = present.filter(({ key }) => open.includes(key));
  const add = (extra: Extra) => {
    set({ ...entry, ...extra.start });
    setOpen((now) => [...now, extra.key]);
  };
  const remove = (extra: Extra) => set(Object.fromEntries(Object.entries(entry ?? {}).filter(([field]) => !fieldsOf(extra).includes(field))));
  const toggle = (key: string) => setOpen((now) => (now.includes(key) ? now.filter((other) => other !== key) : [...now, key]));
  const more = <More extras={extras.filter((extra) => !has(extra))} whose={whose} words={!row} onAdd={add} />;
  return (
    <>
      {row?.(more)}
      {(!row || present.length > 0) && (
        <div className="st-extras">
          {present.map((extra) => (
            <Tag key={extra.key} at={at} extra={extra} whose={whose} open={open.includes(extra.key)} onToggle={() => toggle(extra.key)} />
          ))}
          {!row && more}
        </div>
      )}
      {shown.map((extra) => (
        <div key={extra.key} className="st-extra" role="group" aria-label={`${whose}: ${t(`numbers:extra.${extra.key}`)}`}>
          <div className="st-extra-head">
            <span>{t(`numbers:extra.${extra.key}`)}</span>
            <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t('numbers:removeExtra', { of: `${whose}: ${t(`numbers:extra.${extra.key}`)}` })} onClick={() => remove(extra)} />
          </div>
          {extra.body(at, whose)}
          {!extra.fields && <ComplaintList at={[...at, extra.key]} />}
        </div>
      ))}
    </>
  );
}

function fieldsOf(extra: Extra): string[] {
  return extra.fields ?? [extra.key];
}

function Tag({ at, extra, whose, open, onToggle }: { at: Path; extra: Extra; whose: string; open: boolean; onToggle: () => void }) {
  const { t } = useWords();
  const worst = useWorst([...at, fieldsOf(extra)[0]]);
  return (
    <button type="button" className="st-tag" aria-expanded={open} data-worst={worst} aria-label={`${whose}: ${t(`numbers:extra.${extra.key}`)}`} onClick={onToggle}>
      {t(`numbers:extra.${extra.key}`)} <DownOutlined aria-hidden />
    </button>
  );
}

function More({ extras, whose, words, onAdd }: { extras: Extra[]; whose: string; words: boolean; onAdd: (extra: Extra) => void }) {
  const { t } = useWords();
  if (extras.length === 0) return <span />;
  const groups = [...new Set(extras.map(({ group }) => group))];
  type Items = NonNullable<MenuProps['items']>;
  const item = (extra: Extra): Items[number] => ({ key: extra.key, label: t(`numbers:extra.${extra.key}`), onClick: () => onAdd(extra) });
  return (
    <Dropdown
      trigger={['click']}
      classNames={{ root: groups.length > 4 ? 'st-more-menu st-columns' : 'st-more-menu' }}
      menu={{
        items: groups.flatMap((group): Items => {
          const children = extras.filter((extra) => extra.group === group).map(item);
          return groups.length > 1 ? [{ key: `group-${group}`, type: 'group' as const, label: t(`numbers:group.${group}`), children }] : children;
        }),
      }}
    >
      {words ? (
        <button type="button" className="st-plain st-more" aria-label={t('numbers:moreOf', { of: whose })}>
          <PlusOutlined aria-hidden /> {t('numbers:more')}
        </button>
      ) : (
        <Button type="text" size="small" icon={<EllipsisOutlined aria-hidden />} title={t('numbers:more')} aria-label={t('numbers:moreOf', { of: whose })} />
      )}
    </Dropdown>
  );
}
