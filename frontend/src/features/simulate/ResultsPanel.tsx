import { DeleteOutlined, LineChartOutlined, PlayCircleOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Select, Skeleton } from 'antd';
import { useEffect } from 'react';
import { deleteRun, runQuery, runsQuery } from '../../api/runs';
import type { Run, RunHead } from '../../api/types';
import { useReport } from '../../api/useReport';
import { moment } from '../../format/date';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import { EmptyState } from '../../ui/EmptyState';
import { useAhead } from './cases/useAhead';
import type { Numbers } from './numbers';
import { useNumbers } from './numbers';
import { ReportView } from './results/ReportView';
import { RunProgressView } from './results/RunProgressView';
import { scenarioOf } from './scenarioOf';
import './results/results.css';
import './simulate.css';

/** What came of the simulations of the open process. */
export function ResultsPanel({ numbers, drawing, processId, onRun, onTable }: { numbers: Numbers; drawing: Drawing; processId?: string; onRun: () => void; onTable: (table: 'cases' | 'board') => void }) {
  const { t } = useWords();
  const { runId } = useNumbers(numbers);
  const runs = useQuery({ ...runsQuery(processId ?? ''), enabled: processId !== undefined });
  const newest = runs.data?.[0]?.id;
  const shown = runId ?? newest;
  const run = useQuery({ ...runQuery(shown ?? ''), enabled: shown !== undefined });
  useAnnounced(run.data);
  useAhead(run.data);

  if (!shown) {
    return (
      <EmptyState
        icon={<LineChartOutlined aria-hidden />}
        title={t('simulate:noRuns')}
        action={
          <Button type="primary" icon={<PlayCircleOutlined aria-hidden />} onClick={onRun}>
            {t('simulate:runNow')}
          </Button>
        }
      >
        {t('simulate:noRunsText')}
      </EmptyState>
    );
  }
  return (
    <div className="st-results">
      <RunList runs={runs.data ?? []} shown={shown} processId={processId} onLook={(id) => numbers.look(id)} />
      {run.isPending && <Skeleton active style={{ padding: 16 }} />}
      {run.isError && <Alert className="st-note" type="error" showIcon title={t('simulate:unread')} description={run.error.message} />}
      {run.data?.status === 'running' && <RunProgressView run={run.data} />}
      {run.data?.status === 'failed' && !run.data.report?.fault && <Failed run={run.data} drawing={drawing} />}
      {run.data?.status === 'cancelled' && !run.data.report && <Alert className="st-note" type="info" showIcon title={t('simulate:cancelledEmpty')} />}
      {run.data?.report && <ReportView report={run.data.report} run={run.data} numbers={numbers} drawing={drawing} onTable={onTable} />}
    </div>
  );
}

/** Why a simulation has no result, and where that is in the diagram. */
function Failed({ run, drawing }: { run: Run; drawing: Drawing }) {
  const { t } = useWords();
  const element = run.error?.at?.element;
  return (
    <Alert
      className="st-note"
      type="error"
      showIcon
      title={run.error?.message ?? t('simulate:failed.run')}
      description={
        <>
          {run.error?.hint}
          {element && (
            <Button className="st-note-way" size="small" onClick={() => drawing.show(element)}>
              {t('simulate:showInDrawing')}
            </Button>
          )}
        </>
      }
    />
  );
}

/** Tells the person that a simulation they watch has ended. */
function useAnnounced(run: Run | undefined) {
  const queries = useQueryClient();
  const status = run?.status;
  const processId = run?.processId;
  useEffect(() => {
    if (status && status !== 'running') void queries.invalidateQueries({ queryKey: ['processes', processId, 'runs'] });
  }, [queries, status, processId]);
}

function RunList({ runs, shown, processId, onLook }: { runs: RunHead[]; shown: string; processId?: string; onLook: (id: string | undefined) => void }) {
  const { t, language } = useWords();
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const report = useReport();
  const current = runs.find(({ id }) => id === shown);
  const labelOf = (one: RunHead, newest: boolean) =>
    [scenarioOf(one), moment(one.createdAt, language), one.waiting > 0 ? t('queue:waits') : t(`simulate:status.${one.status}`), newest && t('simulate:newest')].filter(Boolean).join(' · ');
  const remove = () =>
    modal.confirm({
      title: t('simulate:deleteRun'),
      content: t('simulate:deleteRunText'),
      okText: t('simulate:delete'),
      okButtonProps: { danger: true },
      cancelText: t('app:cancel'),
      onOk: async () => {
        try {
          await deleteRun(shown);
          onLook(undefined);
          await queries.invalidateQueries({ queryKey: ['processes', processId, 'runs'] });
        } catch (thrown) {
          report(t('simulate:failed.delete'), thrown);
        }
      },
    });
  return (
    <div className="st-numbers-head">
      <Select
        size="small"
        className="st-scenario"
        aria-label={t('simulate:runs')}
        value={shown}
        popupMatchSelectWidth={false}
        options={runs.map((run, at) => ({ value: run.id, label: labelOf(run, at === 0) }))}
        onChange={onLook}
      />
      <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t('simulate:deleteRun')} disabled={!current || current.status === 'running'} onClick={remove} />
    </div>
  );
}
