import type { Answer, Bar, Tornado } from '../../api/experiments';
import { number, percent } from '../../format/number';
import type { Drawing } from '../../modeler/drawing';
import type { Figures, Keep } from '../../ui/figures';
import { ChartCard, TableCard } from '../../ui/ChartCard';
import { escaped } from '../../ui/charts';
import { axis, edge } from './axis';
import type { Scale } from './figures';
import { exportUnit } from './figures';
import { useWording } from './useWording';
import { DifferenceFigure, Placed } from './Verdict';


/** What is written into a bar: dark, since bars are light in either theme. */
const onBar = '#16181b';

/** How pale a bar is of which is not decided that it is more than chance. */
const pale = 0.3;

/** Whether the interval of a difference leaves out nought. */
const decided = ({ verdict }: Answer['difference']): boolean => verdict === 'better' || verdict === 'worse' || verdict === 'different';

/** How many bars are drawn; the table has all. */
const drawn = 14;

/** How one measure answers when one number after the other goes down and up: the strongest first. */
export function TornadoChart({ tornado, currency, by, drawing, keep }: { tornado: Tornado; currency: string; by: number; drawing: Drawing; keep: Keep }) {
  const { t, language, said, value, change, setting, verdict } = useWording();
  const scale: Scale = { unit: tornado.unit, currency };
  const bars = tornado.bars.filter(({ swing }) => swing !== null && swing > 0).slice(0, drawn);
  const moved = (answer: Answer | null) => answer?.difference.mean ?? null;
  const figures = useFigures(tornado, scale, drawing);
  const lengths = bars.flatMap(({ low, high }) => [moved(low) ?? 0, moved(high) ?? 0]);
  const most = edge(lengths);
  const within = most === undefined ? lengths : lengths.map((length) => Math.max(-most, Math.min(most, length)));
  const ends = { min: Math.min(0, ...within), max: Math.max(0, ...within), ...axis(tornado.unit, within) };
  /** A bar, pale where it may as well be nought, with its value in it where it is cut off. */
  const bar = (answer: Answer | null) => {
    const length = moved(answer);
    const itemStyle = answer && !decided(answer.difference) ? { opacity: pale } : undefined;
    if (length === null || most === undefined || Math.abs(length) <= most) return { value: length, itemStyle };
    return { itemStyle, value: length > 0 ? ends.max : ends.min, label: { show: true, position: 'inside' as const, color: onBar, fontSize: 11, formatter: `${change(length, scale)} ${length > 0 ? '»' : '«'}` } };
  };
  const end = (bar: Bar, answer: Answer | null) => (answer ? `${setting(answer.value, bar.kind)}: <b>${change(answer.difference.mean, scale)}</b>${decided(answer.difference) ? '' : ` · ${escaped(verdict(answer.difference))}`}` : '');
  if (bars.length === 0) return <p className="st-origin">{t('compare:nothingMatters')}</p>;
  return (
    <>
      <ChartCard
        title={said(tornado.label)}
        note={t('compare:tornadoNote', { base: value(tornado.base.mean, scale) })}
        height={58 + bars.length * 24}
        redraw={`${JSON.stringify(bars)}${language}`}
        keep={keep}
        figures={figures}
        option={(ink) => ({
          grid: { left: 8, right: 20, top: 28, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
          legend: { top: 0, left: 0, itemWidth: 10, itemHeight: 10, icon: 'rect', textStyle: { color: ink.muted, fontSize: 11 } },
          tooltip: {
            trigger: 'axis',
            axisPointer: { type: 'shadow' },
            backgroundColor: ink.overlay,
            borderColor: ink.line,
            textStyle: { color: ink.text, fontSize: 12 },
            formatter: (points) => {
              const bar = bars[(Array.isArray(points) ? points[0] : points).dataIndex];
              return [escaped(said(bar.label)), end(bar, bar.low), end(bar, bar.high)].filter(Boolean).join('<br/>');
            },
          },
          xAxis: { type: 'value', splitNumber: 4, ...(most === undefined ? axis(tornado.unit, lengths) : ends), axisLabel: { color: ink.muted, fontSize: 11, hideOverlap: true, formatter: (mark: number) => (mark === 0 ? '0' : change(mark, scale)) }, splitLine: { lineStyle: { color: ink.line } } },
          yAxis: { type: 'category', inverse: true, data: bars.map(({ label }) => said(label)), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: ink.text, fontSize: 12, width: 160, overflow: 'truncate' } },
          series: [
            { name: t('compare:lower'), type: 'bar', barMaxWidth: 13, barGap: '-100%', itemStyle: { color: ink.series[2], borderRadius: 2 }, data: bars.map(({ low }) => bar(low)), markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: ink.muted, type: 'solid', width: 1 }, data: [{ xAxis: 0 }] } },
            { name: t('compare:higher'), type: 'bar', barMaxWidth: 13, itemStyle: { color: ink.series[1], borderRadius: 2, opacity: 0.9 }, data: bars.map(({ high }) => bar(high)) },
          ],
        })}
      />
      <TableCard title={t('compare:allNumbers')} note={t('compare:changedBy', { by: percent(by, language, 0) })} figures={figures} keep={(name, data) => keep(`${said(tornado.label)} – ${name}`, data)} />
    </>
  );
}

function useFigures(tornado: Tornado, scale: Scale, drawing: Drawing): Figures {
  const { t, language, said, setting } = useWording();
  const answer = (bar: Bar, one: Answer | null) =>
    one === null ? (
      '–'
    ) : one.refused ? (
      <span title={said(one.refused.message)}>{t('compare:cannot')}</span>
    ) : (
      <span className="st-answer">
        <small>{setting(one.value, bar.kind)}</small>
        <DifferenceFigure of={one.difference} scale={scale} />
      </span>
    );
  return {
    columns: [{ title: t('compare:lever') }, { title: t('compare:lower'), numeric: true, unit: exportUnit(scale) }, { title: t('compare:higher'), numeric: true, unit: exportUnit(scale) }, { title: t('compare:elasticity'), numeric: true }],
    rows: tornado.bars.map((bar) => ({
      shown: [
        <Placed key={bar.lever} path={bar.lever} drawing={drawing} title={said(bar.label)}>
          {said(bar.label)}
        </Placed>,
        answer(bar, bar.low),
        answer(bar, bar.high),
        bar.elasticity === null ? '–' : number(bar.elasticity, language, 2).replace(/^-/, '−'),
      ],
      plain: [said(bar.label), bar.low?.difference.mean ?? null, bar.high?.difference.mean ?? null, bar.elasticity],
    })),
  };
}
