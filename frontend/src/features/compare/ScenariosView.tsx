import { CopyOutlined, DiffOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useReport } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';
import { EmptyState } from '../../ui/EmptyState';
import { usualReplications } from './bench';
import { ComparisonView } from './ComparisonView';
import type { ViewProps } from './ComparePanel';
import { ExperimentFrame } from './ExperimentFrame';
import { Repeats, Setting } from './Setting';
import { useExperiment } from './useExperiment';
import { useScenarios } from './useScenarios';

/** How many scenarios can be held against the base here. */
const most = 5;

/** Several scenarios against the first: as-is and to-be, say. */
export function ScenariosView(props: ViewProps) {
  const { bench, drawing, processId, projectId, look, onLook, keep } = props;
  const { t } = useWords();
  const watched = useExperiment('comparison', bench, processId, look, onLook);
  const { own, others, pending } = useScenarios(processId, projectId);
  const all = [...own, ...others.flatMap(({ scenarios }) => scenarios)];
  const known = (id: string | undefined) => all.some((one) => one.id === id);
  const base = known(look.base) ? look.base : own[0]?.id;
  const against = (look.others ?? own.map(({ id }) => id)).filter((id) => id !== base && known(id)).slice(0, most);
  const options: Options = [
    ...(others.length > 0 ? [{ label: t('compare:thisProcess'), options: own.map(option) }] : own.map(option)),
    ...others.map(({ process, scenarios }) => ({ label: process, options: scenarios.map(option) })),
  ];
  if (!pending && all.length < 2 && watched.made.length === 0) return <OnlyOne {...props} />;
  const run = () => void watched.start({ replications: look.replications ?? usualReplications(bench.open?.content) }, [base, ...against]);
  return (
    <ExperimentFrame
      watched={watched}
      drawing={drawing}
      processId={processId}
      run={t('compare:runComparison')}
      onRun={base && against.length > 0 ? run : undefined}
      icon={<DiffOutlined aria-hidden />}
      title={t('compare:noComparison')}
      teaching={t('compare:noComparisonText')}
      setup={
        <div className="st-settings">
          <Setting label={t('compare:base')}>
            <Select<string> size="small" className="st-setting-wide" aria-label={t('compare:base')} value={base} options={options as Option[]} popupMatchSelectWidth={false} onChange={(id) => onLook({ base: id, others: against.filter((one) => one !== id) })} />
          </Setting>
          <Setting label={t('compare:others')}>
            <Select<string[]>
              mode="multiple"
              size="small"
              className="st-setting-wide"
              aria-label={t('compare:others')}
              placeholder={t('compare:othersHint')}
              maxCount={most}
              value={against}
              options={without(options, base) as Option[]}
              popupMatchSelectWidth={false}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(ids) => onLook({ others: ids })}
            />
          </Setting>
          <Repeats bench={bench} look={look} onLook={onLook} />
        </div>
      }
    >
      {(experiment) => <ComparisonView experiment={experiment} drawing={drawing} look={look} onLook={onLook} keep={keep} onRepeat={watched.starting ? undefined : (replications) => (onLook({ replications }), void watched.start({ replications }, [base, ...against]))} />}
    </ExperimentFrame>
  );
}

interface Option {
  value: string;
  label: string;
}

function option({ id, name }: { id: string; name: string }): Option {
  return { value: id, label: name };
}

type Options = (Option | { label: string; options: Option[] })[];

/** A scenario is not compared with itself. */
function without(options: Options, base: string | undefined): Options {
  return options.flatMap<Options[number]>((one) => ('options' in one ? [{ ...one, options: one.options.filter(({ value }) => value !== base) }] : one.value === base ? [] : [one]));
}

/** There is nothing to compare with yet: how there comes to be. */
function OnlyOne({ bench }: ViewProps) {
  const { t } = useWords();
  const report = useReport();
  const [busy, setBusy] = useState(false);
  const duplicate = async () => {
    setBusy(true);
    try {
      await bench.duplicate(t('compare:toBe'));
    } catch (thrown) {
      report(t('compare:failed.duplicate'), thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <EmptyState
      icon={<DiffOutlined aria-hidden />}
      title={t('compare:onlyOne')}
      action={
        <Button type="primary" icon={<CopyOutlined aria-hidden />} loading={busy} disabled={!bench.open} onClick={() => void duplicate()}>
          {t('compare:duplicate')}
        </Button>
      }
    >
      {t('compare:onlyOneText', { name: bench.open?.name ?? '' })}
    </EmptyState>
  );
}
