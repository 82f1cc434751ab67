import { ExportOutlined, ImportOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton, Tooltip } from 'antd';
import { useState } from 'react';
import type { Experiment } from '../../api/experiments';
import { pickFile } from '../../api/files';
import type { Plan, Return } from '../../api/plans';
import { returnsQuery } from '../../api/plans';
import { problemOf } from '../../api/problem';
import { useReport } from '../../api/useReport';
import { Section } from '../../ui/Section';
import { useLater } from '../../ui/useLater';
import type { Keep } from '../../ui/figures';
import { CashChart } from './CashChart';
import { tidy, written } from './plan';
import { PlanForm } from './PlanForm';
import { usePlan } from './usePlan';
import { useWording } from './useWording';
import { WorthTable } from './WorthTable';

interface Props {
  experiment: Experiment;
  /** Which of the compared scenarios is drawn. */
  at: number;
  keep: Keep;
}

/** Is it worth it? What the compared scenarios save against what they cost, under a plan that people make here. */
export function WorthSection({ experiment, at, keep }: Props) {
  const { t } = useWording();
  const { plan, unread, change } = usePlan(experiment.processId);
  const asked = useLater(plan, 400);
  // Before anything is planned its figures would decide nothing; it is asked all the same whether there is anything to plan with.
  const planned = Object.keys(tidy(asked ?? {})).length > 0;
  const answer = useQuery({ ...returnsQuery(experiment.id, tidy(asked ?? {})), enabled: asked !== undefined, placeholderData: keepPreviousData, retry: false });
  const [open, setOpen] = useState(false);
  const currency = experiment.comparison!.currency;
  // Without costs there is no use in planning: the way to them is all there is to say.
  const refusal = answer.error ? problemOf(answer.error) : undefined;
  const all = refusal ? [] : (answer.data ?? []);
  const shown = open || Object.keys(tidy(plan ?? {})).length > 0;
  const trouble = unread ? problemOf(unread) : refusal;
  return (
    <Section title={t('worth:title')} extra={plan && <Files plan={plan} onRead={change} keep={keep} />}>
      {trouble && <Alert className="st-worth-trouble" type="info" showIcon title={trouble.message} description={trouble.hint} />}
      {!plan && !unread && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {plan && refusal?.code !== 'roi.no-cost' && (shown ? <PlanForm plan={plan} currency={currency} onChange={change} /> : <Teaching onPlan={() => setOpen(true)} />)}
      {planned && all.length > 0 && <Worth all={all} at={at} keep={keep} />}
    </Section>
  );
}

/** What one finds out here, and the way to begin. */
function Teaching({ onPlan }: { onPlan: () => void }) {
  const { t } = useWording();
  return (
    <div className="st-worth-teaching">
      <p>{t('worth:teaching')}</p>
      <Button size="small" onClick={onPlan}>
        {t('worth:begin')}
      </Button>
    </div>
  );
}

/** The answer: in a sentence for each scenario, as a table, as a course of money, and with what it rests on. */
function Worth({ all, at, keep }: { all: Return[]; at: number; keep: Props['keep'] }) {
  const { t, said } = useWording();
  const drawn = all[Math.min(at, all.length - 1)];
  return (
    <>
      <ul className="st-sentences st-worth-sentences" aria-label={t('worth:answers')}>
        {all.map(({ variant, sentence, verdict }) => (
          <li key={variant} data-verdict={verdict}>
            {said(sentence.text)}
          </li>
        ))}
      </ul>
      <WorthTable all={all} keep={keep} />
      {drawn.perMonth && <CashChart of={drawn} keep={keep} />}
      <details className="st-worth-assumptions">
        <summary>{t('worth:assumptions', { name: drawn.variant, count: drawn.assumptions.length })}</summary>
        <ul>
          {drawn.assumptions.map((text) => (
            <li key={text.en}>{said(text)}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** The plan as a file, the same as the command line reads. */
function Files({ plan, onRead, keep }: { plan: Plan; onRead: (plan: Plan) => void; keep: Props['keep'] }) {
  const { t } = useWording();
  const report = useReport();
  const read = async () => {
    try {
      const file = await pickFile('.json');
      if (!file) return;
      const found = JSON.parse(await file.data.text()) as Plan;
      const none: Plan = { months: undefined, casesPerMonth: undefined, discountRate: undefined, investment: undefined, running: undefined };
      const foreign = Object.keys(found).find((key) => !(key in none));
      if (foreign) throw new Error(t('worth:foreign', { key: foreign }));
      onRead({ ...none, ...found });
    } catch (thrown) {
      report(t('worth:failed.read'), thrown);
    }
  };
  return (
    <>
      <Tooltip title={t('worth:import')}>
        <Button type="text" size="small" icon={<ImportOutlined aria-hidden />} aria-label={t('worth:import')} onClick={() => void read()} />
      </Tooltip>
      <Tooltip title={t('worth:export')}>
        <Button type="text" size="small" icon={<ExportOutlined aria-hidden />} aria-label={t('worth:export')} onClick={() => keep(`${t('worth:fileName')}.json`, written(plan))} />
      </Tooltip>
    </>
  );
}
