import { InputNumber } from 'antd';
import { percent } from '../../format/number';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import type { Gateway } from '../../modeler/facts';
import { Section } from '../../ui/Section';
import { sharesFit, shareSum } from './faults';
import { withEntry } from './section';
import type { SectionProps } from './section';

/** How cases divide at each gateway. */
export function BranchesSection({ content, facts, edit, drawing }: SectionProps & { drawing: Drawing }) {
  const { t } = useWords();
  if (facts.gateways.length === 0) return null;
  return (
    <Section title={t('simulate:branches')} note={t('simulate:branchesNote')}>
      {facts.gateways.map((gateway) => (
        <GatewayShares
          key={gateway.id}
          gateway={gateway}
          shares={content.branches?.[gateway.id] ?? {}}
          onShow={() => drawing.show(gateway.id)}
          onChange={(shares) => edit((now) => ({ ...now, branches: withEntry(now.branches, gateway.id, shares) }))}
        />
      ))}
    </Section>
  );
}

function GatewayShares({ gateway, shares, onShow, onChange }: { gateway: Gateway; shares: Record<string, number>; onShow: () => void; onChange: (shares: Record<string, number>) => void }) {
  const { t, language } = useWords();
  const exclusive = gateway.kind === 'exclusive';
  const fits = !exclusive || sharesFit(shares, gateway.flows);
  const { sum } = shareSum(shares, gateway.flows);
  const name = gateway.name || t(exclusive ? 'simulate:exclusive' : 'simulate:inclusive');
  return (
    <div className="st-entry">
      <div className="st-entry-head">
        <button type="button" className="st-entry-name st-plain" title={t('simulate:showInDrawing')} onClick={onShow}>
          {name}
        </button>
        {exclusive ? (
          <span className={fits ? 'st-sum' : 'st-sum st-wrong'} role={fits ? undefined : 'alert'}>
            {fits ? t('simulate:sum', { sum: percent(sum, language) }) : t('simulate:sumWrong', { sum: percent(sum, language) })}
          </span>
        ) : (
          <span className="st-sum">{t('simulate:independent')}</span>
        )}
      </div>
      {gateway.flows.map((flow) => (
        <label className="st-share" key={flow.id}>
          <span title={flow.to}>{flow.name || t('simulate:to', { to: flow.to })}</span>
          <span className="st-share-bar" aria-hidden>
            <span style={{ width: `${Math.min(100, (shares[flow.id] ?? 0) * 100)}%` }} />
          </span>
          {!exclusive && flow.default ? (
            <span className="st-muted">{t('simulate:otherwise')}</span>
          ) : (
          <InputNumber
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
      ))}
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
