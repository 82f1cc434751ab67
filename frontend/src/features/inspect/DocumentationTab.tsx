import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useWords } from '../../i18n/i18n';
import type { Own } from '../../modeler/own';
import { Markdown } from '../../ui/Markdown';
import { Section } from '../../ui/Section';
import type { Part } from './parts';
import { Line, replaced, text, TextField, useChange } from './parts';

/** What is to be said of an element, what belongs to it, and the same in the other language. */
export function DocumentationTab({ drawing, subject }: Part) {
  const { t } = useWords();
  const change = useChange(drawing);
  const [shown, setShown] = useState<'text' | 'preview'>('text');
  const links = subject.own('Link');
  const put = (list: Own[]) => change((pen) => pen.own(subject.about, 'Link', list));
  const view = (
    <Segmented
      size="small"
      aria-label={t('inspect:docs.view')}
      value={shown}
      onChange={setShown}
      options={[
        { value: 'text', label: t('inspect:docs.write') },
        { value: 'preview', label: t('inspect:docs.preview') },
      ]}
    />
  );
  const page = (value: string, label: string, placeholder: string, onChange: (now: string) => void) =>
    shown === 'text' ? (
      <TextField rows={6} lines value={value} label={label} placeholder={placeholder} onChange={onChange} />
    ) : value ? (
      <div className="st-i-page">
        <Markdown text={value} />
      </div>
    ) : (
      <p className="st-i-note">{t('inspect:docs.nothing')}</p>
    );
  const own = languageOf(`${subject.name} ${subject.documentation}`);
  const other = own === 'zh-CN' ? 'en' : 'zh-CN';
  const texts = subject.own('Text');
  const at = texts.findIndex(({ lang }) => String(lang).split('-')[0] === other.split('-')[0]);
  const translated = texts[at] ?? { lang: other };
  const translate = (by: Own) => {
    const next = { ...translated, ...by };
    const kept = next.name || next.documentation ? next : undefined;
    change((pen) => pen.own(subject.about, 'Text', at < 0 ? [...texts, ...(kept ? [kept] : [])] : replaced(texts, at, kept)));
  };
  return (
    <>
      <Section title={t('inspect:docs.title')} note="Markdown" extra={view}>
        {page(subject.documentation, t('inspect:docs.title'), t('inspect:docs.placeholder'), (now) => change((pen) => pen.document(subject.about, now)))}
      </Section>
      <Section title={t(`inspect:docs.in_${other === 'en' ? 'en' : 'zh'}`)} note={t('inspect:docs.otherText')}>
        <div className="st-i-lines">
          {subject.named && (
            <Line label={t('inspect:general.name')} hint={subject.name && t('inspect:docs.nameHere', { name: subject.name })}>
              <TextField value={text(translated.name)} label={t(`inspect:docs.nameIn_${other === 'en' ? 'en' : 'zh'}`)} onChange={(name) => translate({ name })} />
            </Line>
          )}
          {page(text(translated.documentation), t(`inspect:docs.textIn_${other === 'en' ? 'en' : 'zh'}`), t('inspect:docs.placeholder'), (documentation) => translate({ documentation }))}
        </div>
      </Section>
      <Section
        title={t('inspect:docs.links')}
        extra={
          <Button size="small" type="text" icon={<PlusOutlined aria-hidden />} onClick={() => put([...links, { href: 'https://', title: '' }])}>
            {t('inspect:add')}
          </Button>
        }
      >
        {links.length === 0 && <p className="st-i-note">{t('inspect:docs.noLinks')}</p>}
        <div className="st-i-rows">
          {links.map((link, nth) => (
            <div key={nth} className="st-i-write">
              <TextField value={text(link.title)} label={t('inspect:docs.linkTitle', { n: nth + 1 })} placeholder={t('inspect:docs.linkTitlePlaceholder')} onChange={(title) => put(replaced(links, nth, { ...link, title }))} />
              <TextField value={text(link.href)} label={t('inspect:docs.linkAddress', { n: nth + 1 })} wrong={!/^[a-z][a-z0-9+.-]*:.+|^[^:]+$/i.test(text(link.href))} onChange={(href) => put(replaced(links, nth, { ...link, href }))} />
              <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('inspect:docs.removeLink', { n: nth + 1 })} onClick={() => put(replaced(links, nth))} />
            </div>
          ))}
        </div>
      </Section>
    </>
  );
}

/** The language that a drawing is written in, by its characters. */
function languageOf(said: string): 'en' | 'zh-CN' {
  return /\p{Script=Han}/u.test(said) ? 'zh-CN' : 'en';
}
