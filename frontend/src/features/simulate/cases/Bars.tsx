import type { CaseHistory, HistoryStep } from '../../../api/cases';
import { duration } from '../../../format/duration';
import { moment, timeOfDay, workMoment } from '../../../format/moment';
import { useWords } from '../../../i18n/i18n';
import { labelOf, paintOf, reachOf, ticks } from './timeline';

/** How high a step is, and what stands above the first, in pixels. */
export const row = 24;
export const axis = 22;
const labels = 168;
const right = 16;

interface Props {
  of: CaseHistory;
  width: number;
  /** The step that is chosen, from 0. */
  at: number;
  /** Elements that are selected on the canvas. */
  selected: string[];
  /** Names the patterns on the page. */
  patterns: string;
  onAt: (at: number) => void;
  onShow: (element: string) => void;
}

/** Steps as bars over time: waiting is hatched in the colour of its cause, work is solid. */
export function Bars({ of, width, at, selected, patterns, onAt, onShow }: Props) {
  const { t, language } = useWords();
  const [from, until] = reachOf(of);
  const x = (moment: number) => labels + ((moment - from) / (until - from)) * (width - labels - right);
  const marks = ticks(from, until, Math.max(2, (width - labels) / 90), midnightOf(of));
  const height = axis + of.history.length * row;
  const when = (moment: number) => (marks.days ? momentDay(moment) : timeOfDay(of.start, moment, of.zone, language));
  const momentDay = (one: number) => moment(of.start, one, of.zone, language, false);
  return (
    <svg className="st-bars" width={width} height={height} role="presentation">
      <defs>
        <pattern id={patterns} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="st-hatch" width="2.4" height="5" />
        </pattern>
      </defs>
      {marks.at.map((one) => (
        <g key={one}>
          <line className="st-bars-line" x1={x(one)} x2={x(one)} y1={axis} y2={height} />
          <text className="st-bars-tick" x={x(one)} y={14} textAnchor="middle">
            {when(one)}
          </text>
        </g>
      ))}
      {of.history.map((step, index) => (
        <g
          key={index}
          id={`${patterns}-${index}`}
          role="option"
          aria-selected={index === at}
          aria-label={t('cases:stepLabel', { name: labelOf(step, t('cases:kind.event')), from: workMoment(of.start, step.enabled, of.zone, language), long: duration((step.ended ?? until) - step.enabled, language) })}
          className="st-bars-row"
          data-selected={selected.includes(step.element) || undefined}
          transform={`translate(0 ${axis + index * row})`}
          onClick={() => onAt(index)}
          onDoubleClick={() => onShow(step.element)}
        >
          <rect className="st-bars-ground" width={width} height={row} />
          <text className="st-bars-name" x={8} y={16} data-late={step.late || undefined}>
            {labelOf(step, t('cases:kind.event'), language === 'en' ? 24 : 13)}
          </text>
          <Bar step={step} x={x} patterns={patterns} />
          {step.due !== null && step.due <= until && <path className="st-bars-due" data-late={step.late || undefined} d={`M${x(step.due)} 2v${row - 4}`} />}
        </g>
      ))}
      {of.due !== null && of.due <= until && <line className="st-bars-due" data-late={of.promise === 'missed' || undefined} x1={x(of.due)} x2={x(of.due)} y1={axis - 4} y2={height} />}
    </svg>
  );
}

/** One step; what took no time is a dot. */
function Bar({ step, x, patterns }: { step: HistoryStep; x: (moment: number) => number; patterns: string }) {
  if (step.spans.length === 0) return <circle className="st-bars-dot" data-kind={step.kind} cx={x(step.enabled)} cy={row / 2} r={3.5} />;
  return (
    <>
      {step.spans.map((span) => {
        const paint = paintOf(span);
        const box = { x: x(span.from), y: 5, width: Math.max(1, x(span.until) - x(span.from)), height: row - 10 };
        return (
          <g key={span.from}>
            <rect className="st-bar" data-paint={paint} {...box} />
            {paint !== 'working' && <rect {...box} fill={`url(#${patterns})`} />}
          </g>
        );
      })}
    </>
  );
}

/** A moment, in seconds since the start of the run, when the clock of the process stands at 0:00. */
function midnightOf({ start, zone, arrivedSeconds }: CaseHistory): number {
  const [hours, minutes] = timeOfDay(start, arrivedSeconds, zone, 'en').split(':').map(Number);
  const second = (Date.parse(start) / 1000 + arrivedSeconds) % 60;
  return arrivedSeconds - hours * 3600 - minutes * 60 - second;
}
