import { AimOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { CaseHistory, HistoryStep } from '../../../api/cases';
import { duration } from '../../../format/duration';
import { workMoment } from '../../../format/moment';
import { money } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import { nameOf, shares } from './timeline';

/** The chosen step in words: what went on for how long, who did it, from when until when. */
export function StepDetail({ of, step, onShow }: { of: CaseHistory; step: HistoryStep; onShow: () => void }) {
  const { t, language } = useWords();
  const when = (seconds: number) => workMoment(of.start, seconds, of.zone, language);
  const facts = [
    step.ended === null ? t('cases:sinceUnfinished', { from: when(step.enabled) }) : step.ended === step.enabled ? when(step.enabled) : `${when(step.enabled)} – ${when(step.ended)}`,
    ...shares(step).map(({ paint, seconds }) => `${t(`cases:paint.${paint}`)} ${duration(seconds, language)}`),
    step.by.length > 0 && `${step.by.join(t('cases:comma'))}${step.role && step.role !== step.by[0] ? t('cases:brackets', { text: step.role }) : ''}`,
    step.failedAttempts && t('cases:redone', { count: step.failedAttempts }),
    step.batch && t('cases:batch', { batch: step.batch }),
    step.cost !== 0 && money(step.cost, of.currency, language),
  ].filter(Boolean);
  return (
    <div className="st-step-detail" aria-live="polite">
      <strong>{nameOf(step, t('cases:kind.event'))}</strong>
      {step.kind !== 'execution' && <span className="st-step-kind">{t(`cases:kind.${step.kind}`)}</span>}
      {step.outcome !== 'completed' && <span className="st-step-kind">{t(`cases:stepOutcome.${step.outcome}`)}</span>}
      {step.late && <span data-promise="missed">{t('cases:late')}</span>}
      <span className="st-step-facts">{facts.join(' · ')}</span>
      <span className="st-grow" />
      <Button size="small" type="text" icon={<AimOutlined aria-hidden />} onClick={onShow}>
        {t('cases:show')}
      </Button>
    </div>
  );
}
