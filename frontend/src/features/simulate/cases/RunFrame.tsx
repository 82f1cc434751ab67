import { LineChartOutlined, PlayCircleOutlined } from '@ant-design/icons';
import { Alert, Button, Progress, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { Run } from '../../../api/types';
import { useWords } from '../../../i18n/i18n';
import type { Drawing } from '../../../modeler/drawing';
import { EmptyState } from '../../../ui/EmptyState';
import { FrameButtons } from '../../../ui/FrameButtons';
import type { Numbers } from '../numbers';
import type { Look } from './narrowing';
import { RepeatField } from '../RepeatField';
import type { useShownRun } from '../useShownRun';
import './cases.css';

/** What the shell hands to every table of a run. */
export interface RunTableProps {
  drawing: Drawing;
  numbers: Numbers;
  processId?: string;
  /** Which table, to choose another. */
  head: ReactNode;
  full: boolean;
  onFull: () => void;
  onClose: () => void;
  onRun: () => void;
  /** The run that is looked at. */
  shown: ReturnType<typeof useShownRun>;
  /** What is looked at of it. */
  look: Look;
  onLook: (change: Partial<Look>) => void;
  /** Looks at a case, or at none. */
  onCase: (number: number | undefined) => void;
}

/** A table of what happened in a run: with its bar, or what stands in its way. */
export function RunFrame({ title, table, bar, children }: { title: string; table: RunTableProps; bar?: (run: Run) => ReactNode; children: (run: Run) => ReactNode }) {
  const { t } = useWords();
  const { run, known } = table.shown;
  const told = run?.report && run.report.cases.started > 0 ? run : undefined;
  return (
    <section className="st-frame" aria-label={title}>
      <div className="st-frame-bar st-run-bar">
        {table.head}
        {told && <Replication run={told} table={table} />}
        {told && bar?.(told)}
        <span className="st-grow" />
        <FrameButtons full={table.full} onFull={table.onFull} onClose={table.onClose} words={{ full: t('cases:full'), half: t('cases:half'), close: t('cases:close') }} />
      </div>
      {told ? children(told) : known ? <Nothing run={run} onRun={table.onRun} /> : <Skeleton active style={{ padding: 16 }} />}
    </section>
  );
}

/** Why there is nothing to show, and what to do. */
function Nothing({ run, onRun }: { run?: Run; onRun: () => void }) {
  const { t } = useWords();
  if (run?.status === 'running') return <EmptyState icon={<LineChartOutlined aria-hidden />} title={t('cases:running')}>{t('cases:runningText')}</EmptyState>;
  const [title, text] = why(run, t);
  return (
    <EmptyState
      icon={<LineChartOutlined aria-hidden />}
      title={title}
      action={
        <Button type="primary" icon={<PlayCircleOutlined aria-hidden />} onClick={onRun}>
          {t('simulate:runNow')}
        </Button>
      }
    >
      {text}
    </EmptyState>
  );
}

/** Why there are no cases, and what that means. */
function why(run: Run | undefined, t: ReturnType<typeof useWords>['t']): [title: string, text: string | undefined] {
  if (!run) return [t('cases:noRun'), t('cases:noRunText')];
  if (run.report) return [t('cases:none'), t('cases:noneText')];
  if (run.error) return [run.error.message, run.error.hint];
  return [t('cases:stopped'), t('cases:stoppedText')];
}

/** Which replication is looked at, where there are several. */
function Replication({ run, table }: { run: Run; table: RunTableProps }) {
  const { t } = useWords();
  const played = run.report!.replications;
  if (run.only || played < 2) return null;
  return <RepeatField played={played} shown={table.look.replication || 1} label={t('cases:replication')} onChoose={(replication) => table.onLook({ replication, chosen: undefined, page: 1 })} />;
}

/** That something could not be told, and why. */
export function Untold({ error }: { error: Error }) {
  const { t } = useWords();
  const hint = 'hint' in error && typeof error.hint === 'string' ? error.hint : undefined;
  return <Alert className="st-note" type="error" showIcon title={error.message || t('cases:untold')} description={hint} />;
}

/** That a run is still being played again, and how far that is; nothing once it is over. */
export function Playing({ played }: { played?: number }) {
  const { t } = useWords();
  if (played === undefined) return null;
  return (
    <div className="st-run-playing" role="status">
      <span>{t('cases:soFar')}</span>
      <Progress percent={Math.floor(played * 100)} size="small" status="normal" aria-label={t('cases:soFar')} />
    </div>
  );
}
