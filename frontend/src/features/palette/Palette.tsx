import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Found } from '../../api/search';
import { searchQuery } from '../../api/search';
import { useWords } from '../../i18n/i18n';
import { EmptyState } from '../../ui/EmptyState';
import { useLater } from '../../ui/useLater';
import type { Item, Ranked } from './item';
import { rank } from './item';
import type { Speller } from './match';
import './palette.css';
import { choseNow, recent } from './recent';

interface Props {
  open: boolean;
  /** What can be done and gone to now; asked when the palette opens. */
  items: () => Item[];
  /** What the library found, as items. */
  library: (found: Found[]) => Item[];
  onClose: () => void;
}

/** Everything by its name: commands, what is drawn, what is wrong, what is in the library. */
export function Palette({ open, onClose, ...rest }: Props) {
  const { t } = useWords();
  return (
    <Modal open={open} onCancel={onClose} footer={null} closable={false} destroyOnHidden width={620} transitionName="" maskTransitionName="" className="st-palette" style={{ top: 72 }} title={t('palette:label')} styles={{ header: { display: 'none' } }}>
      <Finder {...rest} onClose={onClose} />
    </Modal>
  );
}

function Finder({ items, library, onClose }: Omit<Props, 'open'>) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [known] = useState(items);
  const [lately] = useState(recent);
  const spell = useSpeller();
  const asked = useLater(text.trim(), 120);
  const found = useQuery(searchQuery(asked, 20));
  // eslint-disable-next-line react-hooks/exhaustive-deps -- what the library found decides, not who makes items of it
  const places = useMemo(() => (asked === '' ? [] : library(found.data ?? [])), [asked, found.data]);
  const shown = useMemo(() => rank([...known, ...places], text, lately, spell), [known, places, text, lately, spell]);
  const here = Math.min(at, shown.length - 1);
  const base = useId();
  const list = useRef<HTMLUListElement>(null);
  // Void, because scrolling gives a promise in newer browsers, which is no way to clean up.
  useEffect(() => void list.current?.children[here]?.scrollIntoView?.({ block: 'nearest' }), [here, shown]);

  const choose = ({ item }: Ranked) => {
    choseNow(item.id);
    onClose();
    // The dialog gives the keyboard back first; what the item does may take it elsewhere.
    setTimeout(item.run);
  };
  const press = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, PageDown: here + 8, PageUp: here - 8 }[event.key];
    if (to !== undefined) setAt(to < 0 ? (event.key === 'ArrowUp' ? shown.length - 1 : 0) : to >= shown.length ? (event.key === 'ArrowDown' ? 0 : shown.length - 1) : to);
    else if (event.key === 'Enter' && shown[here]) choose(shown[here]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="st-palette-field">
        <SearchOutlined aria-hidden />
        <input
          autoFocus
          role="combobox"
          aria-expanded={shown.length > 0}
          aria-controls={`${base}list`}
          aria-autocomplete="list"
          aria-activedescendant={shown.length > 0 ? `${base}${here}` : undefined}
          aria-label={t('palette:label')}
          placeholder={t('palette:placeholder')}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => (setText(event.target.value), setAt(0))}
          onKeyDown={press}
        />
      </div>
      <ul ref={list} id={`${base}list`} className="st-palette-list st-scroll" role="listbox" aria-label={t('palette:list')}>
        {shown.map(({ item, at: places }, index) => (
          <li key={item.id} id={`${base}${index}`} role="option" aria-selected={index === here} onPointerMove={() => index !== here && setAt(index)} onClick={() => choose({ item, at: places })}>
            <span className="st-palette-icon">{item.icon}</span>
            <span className="st-palette-title">
              <Lit text={item.title} at={places} />
              {item.detail && <span className="st-palette-detail">{item.detail}</span>}
            </span>
            {item.keys && <kbd className="st-kbd">{item.keys}</kbd>}
            <span className="st-palette-kind">{t(`palette:kind.${item.kind}`)}</span>
          </li>
        ))}
      </ul>
      {shown.length === 0 && text.trim() !== '' && !found.isFetching && (
        <EmptyState icon={<SearchOutlined aria-hidden />} title={t('palette:none', { text: text.trim() })}>
          {t('palette:noneText')}
        </EmptyState>
      )}
      <div className="st-palette-foot">
        <span>{text.trim() === '' ? t('palette:recent') : t('palette:count', { count: shown.length })}</span>
        <span className="st-grow" />
        <Hint keys="↑ ↓">{t('palette:move')}</Hint>
        <Hint keys="Enter">{t('palette:choose')}</Hint>
        <Hint keys="Esc">{t('palette:leave')}</Hint>
      </div>
      <p className="st-sr" role="status">
        {text.trim() === '' ? '' : t('palette:count', { count: shown.length })}
      </p>
    </>
  );
}

function Hint({ keys, children }: { keys: string; children: ReactNode }) {
  return (
    <span>
      <kbd className="st-kbd">{keys}</kbd> {children}
    </span>
  );
}

/** A text with some of its characters set off. */
function Lit({ text, at }: { text: string; at: number[] }) {
  if (at.length === 0) return text;
  const lit = new Set(at);
  return (text.match(/[\ud800-\udbff][\udc00-\udfff]|[^]/g) ?? []).reduce<{ parts: ReactNode[]; from: number }>(
    ({ parts, from }, letter) => ({ parts: [...parts, lit.has(from) ? <mark key={from} className="st-found">{letter}</mark> : letter], from: from + letter.length }),
    { parts: [], from: 0 },
  ).parts;
}

/** Spells Chinese once its dictionary has arrived: it is as large as the rest of the palette ten times over. */
function useSpeller(): Speller | undefined {
  const [spell, setSpell] = useState<Speller>();
  useEffect(() => {
    let gone = false;
    void import('pinyin-pro').then(({ match }) => !gone && setSpell(() => (text: string, query: string) => match(text, query, { continuous: true })));
    return () => {
      gone = true;
    };
  }, []);
  return spell;
}
