import { DeleteOutlined, PlayCircleOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Select, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { Experiment } from '../../api/experiments';
import { deleteExperiment } from '../../api/experiments';
import { useReport } from '../../api/useReport';
import { moment } from '../../format/date';
import { number } from '../../format/number';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import { EmptyState } from '../../ui/EmptyState';
import { ProgressView } from './ProgressView';
import type { Watched } from './useExperiment';

interface Props {
  watched: Watched;
  drawing: Drawing;
  processId?: string;
  /** What is asked: fields to fill in. */
  setup: ReactNode;
  /** What the button that starts it says. */
  run: string;
  /** Undefined while something is missing. */
  onRun?: () => void;
  /** What one would learn here, while nothing was asked yet. */
  icon: ReactNode;
  title: string;
  teaching: string;
  children: (experiment: Experiment) => ReactNode;
}

/** What is asked, how far the answer is, and the answer. */
export function ExperimentFrame({ watched, drawing, processId, setup, run, onRun, icon, title, teaching, children }: Props) {
  const { t } = useWords();
  const { experiment, shown } = watched;
  const running = experiment?.status === 'running';
  return (
    <>
      <div className="st-setup">
        {setup}
        <div className="st-setup-run">
          <Button type="primary" size="small" icon={<PlayCircleOutlined aria-hidden />} loading={watched.starting} disabled={!onRun || running} onClick={onRun}>
            {run}
          </Button>
          {watched.made.length > 0 && <History watched={watched} processId={processId} />}
        </div>
      </div>
      {!shown && (
        <EmptyState icon={icon} title={title}>
          {teaching}
        </EmptyState>
      )}
      {watched.pending && <Skeleton active style={{ padding: 16 }} />}
      {watched.unread && <Alert className="st-remark" type="error" showIcon title={t('compare:unread')} description={watched.unread.message} />}
      {running && <ProgressView experiment={experiment} />}
      {experiment?.status === 'failed' && <Failed experiment={experiment} drawing={drawing} />}
      {experiment && !running && experiment.status !== 'failed' && (hasAnswer(experiment) ? children(experiment) : <Alert className="st-remark" type="info" showIcon title={t('compare:cancelledEmpty')} />)}
      {experiment && hasAnswer(experiment) && <Provenance experiment={experiment} />}
    </>
  );
}

function hasAnswer({ comparison, sensitivity, grid, staffing }: Experiment): boolean {
  return (comparison ?? sensitivity ?? grid ?? staffing) !== null;
}

/** Why there is no answer, and where in the diagram that is. */
function Failed({ experiment, drawing }: { experiment: Experiment; drawing: Drawing }) {
  const { t } = useWords();
  const element = experiment.error?.at?.element;
  return (
    <Alert
      className="st-remark"
      type="error"
      showIcon
      title={experiment.error?.message ?? t('compare:failed.run')}
      description={experiment.error?.hint}
      action={
        element && (
          <Button size="small" onClick={() => drawing.show(element)}>
            {t('compare:showInDrawing')}
          </Button>
        )
      }
    />
  );
}

/** Those that were made before. */
function History({ watched, processId }: { watched: Watched; processId?: string }) {
  const { t, language } = useWords();
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const report = useReport();
  const { made, shown, show } = watched;
  const running = watched.experiment?.status === 'running';
  const remove = () =>
    modal.confirm({
      title: t('compare:delete'),
      content: t('compare:deleteText'),
      okText: t('compare:deleteOk'),
      okButtonProps: { danger: true },
      cancelText: t('app:cancel'),
      onOk: async () => {
        try {
          await deleteExperiment(shown!);
          show(undefined);
          await queries.invalidateQueries({ queryKey: ['processes', processId, 'experiments'] });
        } catch (thrown) {
          report(t('compare:failed.delete'), thrown);
        }
      },
    });
  return (
    <span className="st-history">
      <Select
        size="small"
        variant="borderless"
        aria-label={t('compare:history')}
        value={shown}
        popupMatchSelectWidth={false}
        options={made.map((one, at) => ({ value: one.id, label: `${moment(one.createdAt, language)} · ${t(`compare:status.${one.status}`)}${at === 0 ? ` · ${t('compare:newest')}` : ''}` }))}
        onChange={show}
      />
      <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t('compare:delete')} disabled={!shown || running} onClick={remove} />
    </span>
  );
}

function Provenance({ experiment }: { experiment: Experiment }) {
  const { t, language } = useWords();
  const { asked, seed, engine, revision } = experiment;
  const played = experiment.comparison?.replications ?? experiment.sensitivity?.replications ?? experiment.grid?.replications ?? experiment.staffing?.replications ?? 0;
  return (
    <p className="st-origin">
      {asked.variants.length === 1 && `${asked.variants[0].name} · `}
      {t('compare:provenance', { replications: number(played, language, 0), seed: String(seed), engine, revision })}
      {played > 1 && ` · ${t('compare:interval')}`}
    </p>
  );
}
