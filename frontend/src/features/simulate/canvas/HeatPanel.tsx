import { CloseOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Select, Tooltip } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { Report } from '../../../api/report';
import type { Run } from '../../../api/types';
import { moment } from '../../../format/date';
import { useWords } from '../../../i18n/i18n';
import type { Drawing } from '../../../modeler/drawing';
import { useDrawing } from '../../../modeler/useDrawing';
import { useKeys } from '../../../ui/useKeys';
import type { Numbers } from '../numbers';
import { scenarioOf } from '../scenarioOf';
import { figure } from './figures';
import type { Metric } from './metrics';
import type { Gathered } from './inside';
import { figuresAt, gather, isSum, readInside, ungathered } from './inside';
import { middle, offered, place, read, readings, scaleOf } from './metrics';
import './overlay.css';
import { useRunOnCanvas } from './useRunOnCanvas';

interface Props {
  numbers: Numbers;
  drawing: Drawing;
  processId?: string;
  metric: Metric;
  /** Shows the results, with the row of the element that was located. */
  onResults: () => void;
}

/** A figure of a run as colours on the drawing, with its scale, and everything that is known of the element one points at. */
export function HeatPanel({ numbers, drawing, processId, metric, onResults }: Props) {
  const { t } = useWords();
  const { run, said } = useRunOnCanvas(numbers, processId);
  const report = said ? undefined : (run?.report ?? undefined);
  const shown = report && nearest(report, metric);
  const close = () => numbers.overlay(undefined);
  useKeys({ Escape: close });
  return (
    <section className="st-floating st-overlay-panel" aria-label={t('overlay:heat')}>
      <header>
        <strong>{t('overlay:heat')}</strong>
        {report && shown && <MetricChoice {...{ report, numbers }} metric={shown} />}
        <span className="st-grow" />
        <Tooltip title={`${t('overlay:off')} (Esc)`}>
          <Button size="small" type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('overlay:off')} onClick={close} />
        </Tooltip>
      </header>
      {said && <p role="status">{said}</p>}
      {run && report && shown && <Heats {...{ run, report, drawing, numbers, onResults }} metric={shown} />}
    </section>
  );
}

/** A figure that was chosen for another run stays chosen; where this one has it nowhere, the first one that it has is shown. */
function nearest(report: Report, metric: Metric): Metric {
  const all = offered(report);
  return all.includes(metric) ? metric : (all[0] ?? metric);
}

function MetricChoice({ report, metric, numbers }: { report: Report; metric: Metric; numbers: Numbers }) {
  const { t } = useWords();
  const all = offered(report);
  return (
    <Select
      size="small"
      className="st-overlay-metric"
      popupMatchSelectWidth={false}
      aria-label={t('overlay:metric')}
      value={metric}
      options={all.map((value) => ({ value, label: t(`overlay:metrics.${value}`) }))}
      onChange={(value) => numbers.overlay({ show: 'heat', metric: value })}
    />
  );
}

function Heats({ run, report, metric, drawing, numbers, onResults }: { run: Run; report: Report; metric: Metric; drawing: Drawing; numbers: Numbers; onResults: () => void }) {
  const { t, language } = useWords();
  const { kind } = readings[metric];
  const { edits } = useDrawing(drawing);
  // What is collapsed may be opened by an edit, and the other way round.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const whole = useMemo(() => gather(report, drawing.insides()), [report, drawing, edits]);
  const { found, scale } = useMemo(() => {
    const [steps, sums] = [read(report, metric), readInside(whole, metric)];
    const all = [...steps.map((one) => ({ ...one, sign: '' })), ...sums.map((one) => ({ ...one, sign: isSum(metric) ? 'Σ ' : '' }))];
    return { found: all, scale: scaleOf(kind, all.map(({ value }) => value)) };
  }, [report, metric, kind, whole]);
  const text = (value: number) => figure(kind, value, report.currency, language);

  useEffect(() => {
    drawing.heatmap.show(found.map(({ id, value, sign }) => ({ element: id, part: place(value, scale), figure: sign + figure(kind, value, report.currency, language) })));
  }, [drawing, found, scale, kind, report.currency, language]);
  useEffect(() => () => drawing.heatmap.clear(), [drawing]);

  return (
    <>
      {found.length > 0 && (
        <div className="st-overlay-scale" role="img" aria-label={t('overlay:scale', { metric: t(`overlay:metrics.${metric}`), low: text(scale.low), high: text(scale.top) })}>
          <div className="st-heat-ramp" />
          <div className="st-overlay-ticks" aria-hidden>
            {[scale.low, middle(scale), scale.top].map((value, nth) => (
              <span key={nth}>{scale.by === 'log' && nth === 0 ? `≤ ${text(value)}` : text(value)}</span>
            ))}
          </div>
        </div>
      )}
      <p className="st-muted">
        {found.length === 0 ? t('overlay:nowhere') : t(`overlay:means.${metric}`)}
        {scale.by === 'log' && ` ${t('overlay:logarithmic')}`}
        {!report.flows && ` ${t('overlay:noFlows')}`}
      </p>
      {whole.length > 0 && <AboutInside metric={metric} />}
      <Pointed {...{ report, whole, metric, drawing, numbers, onResults }} />
      <p className="st-overlay-run">
        {scenarioOf(run) && `${scenarioOf(run)} · `}
        {t('overlay:of', { when: moment(run.createdAt, language), revision: run.revision, count: report.replications })}
      </p>
    </>
  );
}

/** What the figures of collapsed sub-processes are, or why they have none. */
function AboutInside({ metric }: { metric: Metric }) {
  const { t } = useWords();
  const why = metric === 'waitP90' || metric === 'utilization' ? metric : undefined;
  if (why) return <p className="st-muted">{t('overlay:inside.none', { why: t(`overlay:inside.why.${why}`) })}</p>;
  return isSum(metric) ? <p className="st-muted">{t('overlay:inside.sum')}</p> : null;
}

/** Everything that is known of the element that the mouse is over, or else of the one that is selected. */
function Pointed({ report, whole, metric, drawing, numbers, onResults }: { report: Report; whole: Gathered[]; metric: Metric; drawing: Drawing; numbers: Numbers; onResults: () => void }) {
  const { t, language } = useWords();
  const [hovered, setHovered] = useState<string>();
  const { selected } = useDrawing(drawing);
  useEffect(() => drawing.onHover(setHovered), [drawing]);
  const id = [hovered, selected.length === 1 ? selected[0] : undefined].find((one) => one !== undefined && figuresAt(report, whole, one).length > 0);
  if (id === undefined) return <p className="st-overlay-hint">{t('overlay:point')}</p>;
  const inside = whole.find((one) => one.id === id);
  const isFlow = !inside && report.elements[id] === undefined;
  return (
    <div className="st-overlay-pointed">
      <div className="st-overlay-name">
        <strong title={drawing.nameOf(id)}>{isFlow ? t('overlay:flow', { name: drawing.flowName(id) }) : drawing.nameOf(id)}</strong>
        {!isFlow && !inside && (
          <Button
            size="small"
            type="text"
            icon={<TableOutlined aria-hidden />}
            onClick={() => {
              numbers.locate(id);
              onResults();
            }}
          >
            {t('overlay:inTable')}
          </Button>
        )}
      </div>
      {inside && <WhatIsInside {...{ inside, report, drawing }} />}
      <dl>
        {figuresAt(report, whole, id).map((one) => (
          <div key={one.metric} data-shown={one.metric === metric || undefined}>
            <dt>{t(`overlay:metrics.${one.metric}`)}</dt>
            <dd>{figure(readings[one.metric].kind, one.value, report.currency, language)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** So many steps inside are named. */
const named = 4;

/** Of what a collapsed sub-process has the figures, and which it cannot have. */
function WhatIsInside({ inside, report, drawing }: { inside: Gathered; report: Report; drawing: Drawing }) {
  const { t } = useWords();
  const names = inside.steps.slice(0, named).map((id) => drawing.nameOf(id));
  const more = inside.steps.length - names.length;
  const all = more > 0 ? t('overlay:inside.more', { names: names.join(t('overlay:inside.comma')), count: more }) : names.join(t('overlay:inside.comma'));
  const lacking = ungathered.filter((metric) => inside.steps.some((id) => figuresAt(report, [], id).some((one) => one.metric === metric)));
  return (
    <>
      <p>{t(`overlay:inside.${inside.per}`, { names: all })}</p>
      {lacking.length > 0 && <p className="st-muted">{t('overlay:inside.lacks', { metrics: lacking.map((metric) => t(`overlay:metrics.${metric}`)).join(t('overlay:inside.comma')) })}</p>}
    </>
  );
}
