import { Slider } from 'antd';
import { useId } from 'react';
import { useWords } from '../../i18n/i18n';
import { Section } from '../../ui/Section';
import type { Part } from './parts';
import { Line, text, TextField, useOwn } from './parts';

const criteria = ['volume', 'rules', 'structure', 'stability'] as const;

/** What could be automated of a step: by which system, how well it suits, and what stands in the way. */
export function AutomationTab({ drawing, subject }: Part) {
  const { t } = useWords();
  const [own, set] = useOwn({ drawing, subject }, 'Automation');
  const id = useId();
  const scores = criteria.flatMap((name) => (own[name] === undefined ? [] : [Number(own[name])]));
  const mean = scores.reduce((sum, one) => sum + one, 0) / scores.length;
  const verdict = scores.length < criteria.length ? 'open' : mean >= 3.5 ? 'good' : mean >= 2 ? 'partly' : 'poor';
  return (
    <>
      <Section title={t('inspect:automation.title')}>
        <div className="st-i-lines">
          <Line label={t('inspect:automation.system')}>
            <TextField value={text(own.system)} label={t('inspect:automation.system')} placeholder={t('inspect:automation.systemPlaceholder')} onChange={(system) => set({ system })} />
          </Line>
          <Line label={t('inspect:automation.note')} top>
            <TextField rows={2} lines value={text(own.note)} label={t('inspect:automation.note')} placeholder={t('inspect:automation.notePlaceholder')} onChange={(note) => set({ note })} />
          </Line>
        </div>
      </Section>
      <Section title={t('inspect:automation.suitability')} note={scores.length ? t('inspect:automation.mean', { mean: mean.toFixed(1) }) : undefined}>
        <div className="st-i-lines">
          {criteria.map((name) => (
            <Line key={name} label={<span id={`${id}${name}`}>{t(`inspect:automation.${name}`)}</span>} hint={t(`inspect:automation.${name}Text`)}>
              <div className="st-i-score">
                <Score key={text(own[name])} value={own[name] === undefined ? undefined : Number(own[name])} labelledBy={`${id}${name}`} onChange={(value) => set({ [name]: String(value) })} />
                <b>{text(own[name]) || '–'}</b>
              </div>
            </Line>
          ))}
        </div>
        <p className="st-i-note" data-verdict={verdict}>
          {t(`inspect:automation.verdict_${verdict}`)}
        </p>
      </Section>
    </>
  );
}

/** From 0 to 5; it is taken over when it comes to rest. */
function Score({ value, labelledBy, onChange }: { value?: number; labelledBy: string; onChange: (value: number) => void }) {
  return <Slider min={0} max={5} dots defaultValue={value ?? 0} ariaLabelledByForHandle={labelledBy} tooltip={{ open: false }} onChangeComplete={(next: number) => next !== value && onChange(next)} />;
}
