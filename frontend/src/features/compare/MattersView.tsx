import { RiseOutlined } from '@ant-design/icons';
import { InputNumber, Segmented } from 'antd';
import type { Lever } from '../../api/experiments';
import { number } from '../../format/number';
import { useWords } from '../../i18n/i18n';
import { usualReplications } from './bench';
import type { ViewProps } from './ComparePanel';
import { ExperimentFrame } from './ExperimentFrame';
import { LeversPicker, MeasuresPicker, NoChoices } from './Pickers';
import { kindOf } from './places';
import { Repeats, Setting } from './Setting';
import { TornadoChart } from './TornadoChart';
import { useChoices } from './useChoices';
import { useExperiment } from './useExperiment';
import { useWording } from './useWording';
import { Notes } from './Verdict';

/** How often a number is changed: the last person of a role does not go, and no chance is above 1. */
function changes({ kind, now }: Lever): number {
  if (kind === 'people') return now > 1 ? 2 : 1;
  if (kind === 'chance') return now === 0 ? 0 : now < 1 ? 2 : 1;
  return 2;
}

/** Which numbers of the open scenario the result depends on. */
export function MattersView({ bench, drawing, processId, look, onLook, keep }: ViewProps) {
  const { t, language } = useWords();
  const { said } = useWording();
  const watched = useExperiment('sensitivity', bench, processId, look, onLook);
  const choices = useChoices(bench, drawing, processId);
  const levers = choices.data?.levers ?? [];
  const measures = look.measures ?? [];
  const replications = look.replications ?? usualReplications(bench.open?.content);
  const chosen = look.levers.length === 0 ? levers : levers.filter(({ name }) => look.levers.some((one) => one === name || one === kindOf(name)));
  const run = () => void watched.start({ replications, measures, levers: look.levers, by: look.by / 100 }, [bench.open?.id]);
  return (
    <ExperimentFrame
      watched={watched}
      drawing={drawing}
      processId={processId}
      run={t('compare:runSensitivity')}
      onRun={chosen.length > 0 ? run : undefined}
      icon={<RiseOutlined aria-hidden />}
      title={t('compare:noSensitivity')}
      teaching={t('compare:noSensitivityText')}
      setup={
        <>
          <div className="st-settings">
            <Setting label={t('compare:scenario')}>
              <strong>{bench.open?.name}</strong>
            </Setting>
            <Setting label={t('compare:measures')}>
              <MeasuresPicker measures={choices.data?.measures ?? []} value={measures} onChange={(names) => onLook({ measures: names })} />
            </Setting>
            <Setting label={t('compare:levers')}>
              <LeversPicker levers={levers} value={look.levers} onChange={(patterns) => onLook({ levers: patterns })} />
            </Setting>
            <Setting label={t('compare:by')}>
              <InputNumber size="small" className="st-setting-number" min={1} max={90} suffix="%" aria-label={t('compare:by')} value={look.by} onChange={(by) => onLook({ by: by ?? 10 })} />
              <span className="st-muted">{t('compare:byNote')}</span>
            </Setting>
            <Repeats bench={bench} look={look} onLook={onLook} after={chosen.length > 0 ? t('compare:toPlay', { scenarios: number(1 + chosen.reduce((sum, lever) => sum + changes(lever), 0), language, 0) }) : undefined} />
          </div>
          {choices.error && <NoChoices error={choices.error} />}
        </>
      }
    >
      {({ sensitivity }) => {
        const { tornados, notes, currency, by } = sensitivity!;
        const at = Math.max(0, tornados.findIndex(({ measure }) => measure === look.measure));
        return (
          <>
            <Notes notes={notes} />
            {tornados.length > 1 && (
              <div className="st-choose">
                <Segmented size="small" aria-label={t('compare:measure')} value={tornados[at].measure} options={tornados.map(({ measure, label }) => ({ value: measure, label: said(label) }))} onChange={(measure) => onLook({ measure })} />
              </div>
            )}
            <TornadoChart key={tornados[at].measure} tornado={tornados[at]} currency={currency} by={by} drawing={drawing} keep={keep} />
          </>
        );
      }}
    </ExperimentFrame>
  );
}
