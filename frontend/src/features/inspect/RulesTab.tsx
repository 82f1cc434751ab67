import { Button, Checkbox, Tooltip } from 'antd';
import { useWords } from '../../i18n/i18n';
import type { FlowFacts } from '../../modeler/subject';
import { Section } from '../../ui/Section';
import { ConditionEditor } from './ConditionEditor';
import type { DecisionProps } from './DecisionTable';
import { DecisionTable } from './DecisionTable';
import type { Part } from './parts';
import { useChange } from './parts';
import type { Known } from './variables';

/** When which way is taken, and what a business rule decides. */
export function RulesTab({ drawing, subject, known, ...decision }: DecisionProps) {
  const { t } = useWords();
  if (subject.type === 'bpmn:BusinessRuleTask') return <DecisionTable {...{ drawing, subject, known, ...decision }} />;
  const flows = subject.flows;
  const lone = flows.length < 2 && subject.family === 'gateway';
  return (
    <>
      {lone && <p className="st-i-note st-i-padded">{t('inspect:rules.oneWay')}</p>}
      {subject.choice === 'exclusive' && flows.length > 1 && <p className="st-i-note st-i-padded">{t('inspect:rules.exclusive')}</p>}
      {subject.choice === 'inclusive' && flows.length > 1 && <p className="st-i-note st-i-padded">{t('inspect:rules.inclusive')}</p>}
      {flows.map((flow) => (
        <FlowRule key={flow.id} {...{ drawing, subject, known, flow }} />
      ))}
    </>
  );
}

function FlowRule({ drawing, subject, known, flow }: Part & { known: Known[]; flow: FlowFacts }) {
  const { t } = useWords();
  const change = useChange(drawing);
  const to = t('inspect:rules.to', { to: flow.to });
  const canDefault = subject.choice !== undefined;
  return (
    <Section
      title={flow.name || to}
      note={flow.name ? to : undefined}
      extra={
        <>
          {canDefault && (
            <Tooltip title={t('inspect:rules.defaultText')}>
              <Checkbox checked={flow.default} onChange={(event) => change((pen) => pen.edit([{ do: 'set', element: flow.source, property: 'default', value: event.target.checked ? flow.id : '' }]))}>
                {t('inspect:rules.default')}
              </Checkbox>
            </Tooltip>
          )}
          {subject.family !== 'flow' && (
            <Button size="small" type="link" onClick={() => drawing.show(flow.id)}>
              {t('inspect:promise.show')}
            </Button>
          )}
        </>
      }
    >
      {flow.default && !flow.condition ? (
        <p className="st-i-note">{t('inspect:rules.otherwise')}</p>
      ) : (
        <ConditionEditor key={flow.id} condition={flow.condition} known={known} foreign={flow.language} onChange={(value) => change((pen) => pen.edit([{ do: 'set', element: flow.id, property: 'condition', value }]))} />
      )}
      {subject.choice === undefined && subject.family === 'flow' && <p className="st-i-note">{t('inspect:rules.noChoice')}</p>}
    </Section>
  );
}
