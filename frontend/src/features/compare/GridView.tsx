import { PlusOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import type { Lever } from '../../api/experiments';
import { number } from '../../format/number';
import { useWords } from '../../i18n/i18n';
import type { Look } from './bench';
import { usualReplications } from './bench';
import type { ViewProps } from './ComparePanel';
import { ExperimentFrame } from './ExperimentFrame';
import { GridResult } from './GridResult';
import { LeverPicker, MeasuresPicker, NoChoices } from './Pickers';
import { Repeats, Setting } from './Setting';
import { useChoices } from './useChoices';
import { useExperiment } from './useExperiment';
import { parseValues, usualValues } from './values';

/** Every combination of some values of one or two numbers. */
export function GridView({ bench, drawing, processId, look, onLook, keep }: ViewProps) {
  const { t, language } = useWords();
  const watched = useExperiment('grid', bench, processId, look, onLook);
  const choices = useChoices(bench, drawing, processId);
  const levers = choices.data?.levers ?? [];
  const measures = look.measures ?? [];
  const replications = look.replications ?? usualReplications(bench.open?.content);
  const axes = look.axes.map(({ lever, values }) => ({ lever: levers.find(({ name }) => name === lever)?.name, values: parseValues(values) }));
  const whole = axes.flatMap(({ lever, values }) => (lever && values ? [{ lever, values }] : []));
  const cells = whole.reduce((product, { values }) => product * values.length, 1);
  const run = () => void watched.start({ replications, measures, axes: whole }, [bench.open?.id]);
  return (
    <ExperimentFrame
      watched={watched}
      drawing={drawing}
      processId={processId}
      run={t('compare:runGrid')}
      onRun={whole.length === axes.length ? run : undefined}
      icon={<TableOutlined aria-hidden />}
      title={t('compare:noGrid')}
      teaching={t('compare:noGridText')}
      setup={
        <>
          <div className="st-settings">
            <Setting label={t('compare:scenario')}>
              <strong>{bench.open?.name}</strong>
            </Setting>
            {look.axes.map((axis, at) => (
              <AxisSetting key={at} axis={axis} label={t(at === 0 ? 'compare:axis' : 'compare:secondAxis')} levers={levers} wrong={axis.values !== '' && !axes[at].values} second={at > 0} onAxis={(next) => onLook({ axes: next ? look.axes.map((one, other) => (other === at ? next : one)) : look.axes.slice(0, at) })} />
            ))}
            {look.axes.length < 2 && (
              <Setting label="">
                <Button type="link" size="small" className="st-setting-more" icon={<PlusOutlined aria-hidden />} onClick={() => onLook({ axes: [...look.axes, { values: '' }] })}>
                  {t('compare:addAxis')}
                </Button>
              </Setting>
            )}
            <Setting label={t('compare:measures')}>
              <MeasuresPicker measures={choices.data?.measures ?? []} value={measures} onChange={(names) => onLook({ measures: names })} />
            </Setting>
            <Repeats bench={bench} look={look} onLook={onLook} after={whole.length > 0 ? t('compare:toPlayGrid', { count: cells, combinations: number(cells, language, 0) }) : undefined} />
          </div>
          {choices.error && <NoChoices error={choices.error} />}
        </>
      }
    >
      {({ grid }) => <GridResult grid={grid!} look={look} onLook={onLook} drawing={drawing} keep={keep} />}
    </ExperimentFrame>
  );
}

type Axis = Look['axes'][number];

function AxisSetting({ axis, label, levers, wrong, second, onAxis }: { axis: Axis; label: string; levers: Lever[]; wrong: boolean; second: boolean; onAxis: (axis: Axis | undefined) => void }) {
  const { t } = useWords();
  const choose = (lever?: Lever) => onAxis(lever ? { lever: lever.name, values: usualValues(lever.kind, lever.now) } : second ? undefined : { values: '' });
  return (
    <Setting label={label}>
      <LeverPicker levers={levers} label={label} value={axis.lever} onChange={choose} allowClear={second} />
      <Input
        size="small"
        className="st-setting-values"
        aria-label={t('compare:values', { axis: label })}
        placeholder={t('compare:valuesHint')}
        status={wrong ? 'error' : undefined}
        title={wrong ? t('compare:valuesWrong') : undefined}
        value={axis.values}
        onChange={(event) => onAxis({ ...axis, values: event.target.value })}
      />
      {wrong && (
        <span className="st-wrong-values" role="alert">
          {t('compare:valuesWrong')}
        </span>
      )}
    </Setting>
  );
}
