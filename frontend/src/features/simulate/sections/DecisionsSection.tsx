import { Select } from 'antd';
import { percent } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import type { Flow, Gateway } from '../../../modeler/facts';
import { NumberInput } from '../../../ui/NumberInput';
import { useAt, useBook } from '../Book';
import { ComplaintList } from '../ComplaintList';
import { lacksCondition, sharesFit, shareSum } from '../faults';
import { FormulaInput } from '../fields/FormulaInput';
import { Part } from './Part';

const decisions = ['shares', 'conditions', 'conditions-then-shares'] as const;
type Decision = (typeof decisions)[number];

/** What decides at each gateway: shares of the cases, conditions over their data, or both. */
export function DecisionsSection() {
  const { t } = useWords();
  const { facts } = useBook();
  if (facts.gateways.length === 0) return null;
  return (
    <Part title={t('numbers:decisions')} note={t('simulate:branchesNote')} of={['branches', 'decisions', 'conditions']}>
      {facts.gateways.map((gateway) => (
        <GatewayEntry key={gateway.id} gateway={gateway} />
      ))}
    </Part>
  );
}

function GatewayEntry({ gateway }: { gateway: Gateway }) {
  const { t, language } = useWords();
  const { drawing } = useBook();
  const [shares, setShares] = useAt<Record<string, number>>(['branches', gateway.id]);
  const [chosen, decide] = useAt<Decision>(['decisions', gateway.id]);
  const exclusive = gateway.kind === 'exclusive';
  const decision = chosen ?? (shares && Object.keys(shares).length > 0 ? 'shares' : gateway.flows.some(({ condition }) => condition) ? 'conditions' : 'shares');
  const bySharesToo = decision !== 'conditions';
  const fits = !exclusive || !bySharesToo || sharesFit(shares, gateway.flows);
  const { sum } = shareSum(shares, gateway.flows);
  const name = gateway.name || t(`simulate:${gateway.kind}`);
  return (
    <div className="st-entry">
      <div className="st-entry-head">
        <button type="button" className="st-entry-name st-plain" title={t('simulate:showInDrawing')} onClick={() => drawing.show(gateway.id)}>
          {name}
        </button>
        {bySharesToo &&
          (exclusive ? (
            <span className={fits ? 'st-sum' : 'st-sum st-wrong'} role={fits ? undefined : 'alert'}>
              {fits ? t('simulate:sum', { sum: percent(sum, language) }) : t('simulate:sumWrong', { sum: percent(sum, language) })}
            </span>
          ) : (
            <span className="st-sum">{t('simulate:independent')}</span>
          ))}
        <Select<Decision> size="small" variant="borderless" className="st-decision" popupMatchSelectWidth={false} aria-label={t('numbers:decidesAt', { of: name })} value={decision} options={decisions.map((value) => ({ value, label: t(`numbers:decides.${value}`) }))} onChange={decide} />
      </div>
      {gateway.flows.map((flow) => (
        <div key={flow.id}>
          {bySharesToo && <ShareLine gateway={gateway} name={name} flow={flow} fits={fits} shares={shares ?? {}} onChange={setShares} />}
          {decision !== 'shares' && <ConditionLine flow={flow} name={name} alone={!bySharesToo} />}
        </div>
      ))}
      <ComplaintList at={['branches', gateway.id]} />
      <ComplaintList at={['decisions', gateway.id]} />
    </div>
  );
}

function ShareLine({ gateway, name, flow, fits, shares, onChange }: { gateway: Gateway; name: string; flow: Flow; fits: boolean; shares: Record<string, number>; onChange: (shares: Record<string, number>) => void }) {
  const { t } = useWords();
  const exclusive = gateway.kind === 'exclusive';
  return (
    <label className="st-share">
      <span title={flow.to}>{flow.name || t('simulate:to', { to: flow.to })}</span>
      <span className="st-share-bar" aria-hidden>
        <span style={{ width: `${Math.min(100, (shares[flow.id] ?? 0) * 100)}%` }} />
      </span>
      {!exclusive && flow.default ? (
        <span className="st-muted">{t('simulate:otherwise')}</span>
      ) : (
        <NumberInput
          size="small"
          min={0}
          max={100}
          suffix="%"
          status={fits ? undefined : 'error'}
          aria-label={t('simulate:shareOf', { of: `${name} → ${flow.name || flow.to}` })}
          value={shares[flow.id] === undefined ? null : Math.round(shares[flow.id] * 1e6) / 1e4}
          onChange={(value) => onChange(changed(shares, flow.id, value, exclusive ? gateway.flows.map(({ id }) => id) : []))}
        />
      )}
    </label>
  );
}

/** The condition of a flow: the drawing's, until another one is written here. */
function ConditionLine({ flow, name, alone }: { flow: Flow; name: string; alone: boolean }) {
  const { t } = useWords();
  const { content } = useBook();
  const at = ['conditions', flow.id];
  const [condition, set] = useAt<string>(at);
  return (
    <div className={alone ? 'st-condition' : 'st-condition st-condition-under'}>
      {alone && <span className="st-condition-name" title={flow.to}>{flow.name || t('simulate:to', { to: flow.to })}</span>}
      {flow.default ? (
        <span className="st-muted">{t('simulate:otherwise')}</span>
      ) : (
        <FormulaInput label={t('numbers:conditionOf', { of: `${name} → ${flow.name || flow.to}` })} wrong={alone && lacksCondition(content, flow)} placeholder={flow.condition ?? t('numbers:noCondition')} value={condition} onChange={set} />
      )}
      <ComplaintList at={at} />
    </div>
  );
}

/** With two ways out the other one follows; with more a person adjusts them all. */
function changed(shares: Record<string, number>, id: string, value: number | null, flows: string[]): Record<string, number> {
  const next = { ...shares };
  if (value === null) delete next[id];
  else next[id] = Math.round(value * 1e4) / 1e6;
  const other = flows.length === 2 ? flows.find((flow) => flow !== id) : undefined;
  if (other && value !== null) next[other] = Math.round((1 - next[id]) * 1e6) / 1e6;
  return next;
}
