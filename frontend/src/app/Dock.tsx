import { CloseOutlined, ColumnWidthOutlined } from '@ant-design/icons';
import { App, Badge, Button, Tabs, Tooltip } from 'antd';
import { useState } from 'react';
import type { Edit } from '../api/checks';
import { useReport } from '../api/useReport';
import type { Look } from '../features/compare/bench';
import { firstLook } from '../features/compare/bench';
import type { Checker } from '../features/check/checker';
import { useChecker } from '../features/check/checker';
import { FindingsPanel } from '../features/check/FindingsPanel';
import { counted } from '../features/check/list';
import { Inspector } from '../features/inspect/Inspector';
import { useNumbers } from '../features/simulate/numbers';
import { NumbersPanel } from '../features/simulate/NumbersPanel';
import type { Saved } from '../features/simulate/startSimulation';
import { WalkPanel } from '../features/walk/WalkPanel';
import { useWords } from '../i18n/i18n';
import type { OpenDocument } from './documents';
import { ComparePanel, ResultsPanel } from './parts';
import type { RunTable } from './Tables';
import { useBench } from './useBench';

/** The panels beside the canvas. */
export type DockTab = 'properties' | 'problems' | 'walk' | 'numbers' | 'results' | 'compare';

interface Props {
  document: OpenDocument;
  tab: DockTab;
  marks: boolean;
  onTab: (tab: DockTab) => void;
  onClose: () => void;
  onWiden: () => void;
  onMarks: () => void;
  onRules: () => void;
  onSave: () => void;
  onRun: () => void;
  /** Opens the process that is called so. */
  onCall: (called: string) => void;
  /** Shows what happened in a run, case by case or at a moment. */
  onTable: (table: RunTable) => void;
  /** Saves the document that is shown; null when the person changed their mind. */
  save: () => Promise<Saved | null>;
}

/** What belongs to the open process besides its drawing. */
export function Dock({ document, tab, marks, onTab, onClose, onWiden, onMarks, onRules, onSave, onRun, onCall, onTable, save }: Props) {
  const { t } = useWords();
  const { drawing, numbers, kept, checker, key } = document;
  const { findings } = useChecker(checker);
  const { error, warning } = counted(findings ?? []);
  const { content } = useNumbers(numbers);
  const fix = useFix(checker);
  const [cell, setCell] = useState<string>();
  const [looks, setLooks] = useState<Record<string, Look>>({});
  const panels: Record<DockTab, React.ReactNode> = {
    properties: (
      <Inspector key={key} drawing={drawing} projectId={kept?.projectId} found={findings ?? []} numbers={content} calling={{ projectId: kept?.projectId, processId: kept?.id, onOpen: onCall }} onNumbers={(change) => numbers.edit(change)} recall={() => void numbers.recall(kept?.id)} onFix={fix} onFinding={(finding) => (onTab('problems'), checker.choose(finding))} cell={cell} onCell={setCell} />
    ),
    problems: <FindingsPanel key={key} {...{ checker, marks, onMarks, onRules }} processId={kept?.id} onNumber={(pointer) => (numbers.point(pointer), onTab('numbers'))} onCell={(at) => (setCell(at), onTab('properties'))} />,
    walk: <WalkPanel key={key} documentKey={key} drawing={drawing} numbers={content} processId={kept?.id} projectId={kept?.projectId} save={async () => (await save())?.processId} />,
    numbers: <NumbersPanel key={key} numbers={numbers} drawing={drawing} processId={kept?.id} projectId={kept?.projectId} onSave={onSave} />,
    results: <ResultsPanel key={key} numbers={numbers} drawing={drawing} processId={kept?.id} onRun={onRun} onTable={onTable} />,
    compare: (
      <Experiments
        key={key}
        {...{ document, save }}
        look={looks[key] ?? firstLook}
        onLook={(change) => setLooks((now) => ({ ...now, [key]: { ...(now[key] ?? firstLook), ...change } }))}
        onNumbers={() => onTab('numbers')}
      />
    ),
  };
  const label = (name: DockTab) =>
    name === 'problems' && error + warning > 0 ? (
      <>
        {t('app:dock.problems')} <Badge size="small" color={error > 0 ? 'var(--st-danger)' : 'var(--st-text-3)'} count={error + warning} />
      </>
    ) : (
      t(`app:dock.${name}`)
    );
  return (
    <aside className="st-dock" aria-label={t('app:dock.label')}>
      <Tabs
        size="small"
        activeKey={tab}
        onChange={(next) => onTab(next as DockTab)}
        destroyOnHidden
        items={(Object.keys(panels) as DockTab[]).map((name) => ({
          key: name,
          label: label(name),
          children: <div className="st-dock-panel st-scroll">{panels[name]}</div>,
        }))}
      />
      <div className="st-dock-extra">
        <Tooltip title={t('app:dock.widen')}>
          <Button type="text" size="small" icon={<ColumnWidthOutlined aria-hidden />} aria-label={t('app:dock.widen')} onClick={onWiden} />
        </Tooltip>
        <Tooltip title={t('app:dock.close')}>
          <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={t('app:dock.close')} onClick={onClose} />
        </Tooltip>
      </div>
    </aside>
  );
}

/** Takes one way out of a finding, and says so. */
function useFix(checker: Checker): (edits: Edit[]) => void {
  const { t } = useWords();
  const { message } = App.useApp();
  const report = useReport();
  return (edits) => {
    try {
      const done = checker.fix([edits]);
      void (done > 0 ? message.success(t('check:fixed', { count: done }), 4) : message.warning(t('check:fixedNothing'), 5));
    } catch (thrown) {
      report(t('check:failed.fix'), thrown);
    }
  };
}

/** The experiments with the open process. */
function Experiments({ document, save, look, onLook, onNumbers }: { document: OpenDocument; save: () => Promise<Saved | null>; look: Look; onLook: (change: Partial<Look>) => void; onNumbers: () => void }) {
  const bench = useBench(document, save, onNumbers);
  const { drawing, kept, name } = document;
  return <ComparePanel {...{ bench, drawing, name, look, onLook }} processId={kept?.id} projectId={kept?.projectId} />;
}
