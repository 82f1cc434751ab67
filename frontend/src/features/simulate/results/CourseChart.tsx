import type { Report } from '../../../api/report';
import { moment } from '../../../format/moment';
import { number } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import { ChartCard } from '../../../ui/ChartCard';
import { escaped } from '../../../ui/charts';
import type { Keep } from '../../../ui/figures';

/** How many queues are drawn; the table has all of them. */
const drawn = 4;

/** How many cases were in progress over the run, between which bounds, and how long the longest queues were. */
export function CourseChart({ report, keep }: { report: Report; keep: Keep }) {
  const { t, language } = useWords();
  const series = report.series as Report['series'] | undefined; // reports of earlier versions have none
  if (!series || series.inProgress.mean.length < 2) return null;
  const { bucketSeconds, inProgress, replications } = series;
  const hours = bucketSeconds < 86400;
  const when = inProgress.mean.map((_, at) => moment(report.start, at * bucketSeconds, report.zone, language, hours));
  const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);
  const queues = Object.entries(series.queues)
    .map(([id, values]) => ({ name: report.elements[id]?.name || id, values }))
    .sort((a, b) => sum(b.values) - sum(a.values));
  const say = (value: number) => number(value, language, 2);
  const several = report.replications > 1;
  const warm = report.warmup.kind === 'none' ? 0 : report.warmup.seconds / bucketSeconds;
  const shown = queues.slice(0, drawn);
  const entries = [t('results:inProgress'), ...shown.map(({ name }) => name)];
  // The legend breaks into lines by itself, but the lines must be told where to begin.
  const legend = 26 + 20 * Math.floor(entries.reduce((width, name) => width + 38 + Math.min(120, name.length * (language === 'en' ? 6 : 11)), 0) / 350);
  return (
    <ChartCard
      title={t('results:course')}
      note={replications[replications.length - 1] < replications[0] ? t('results:fewerAtTheEnd') : undefined}
      height={190 + legend}
      redraw={`${JSON.stringify(series)}${language}`}
      keep={keep}
      figures={{
        columns: [
          { title: t('results:since') },
          { title: t('results:standing'), numeric: true },
          { title: t('results:inProgress'), numeric: true },
          { title: t('simulate:least'), numeric: true },
          { title: t('simulate:most'), numeric: true },
          ...queues.map(({ name }) => ({ title: t('results:queueAt', { at: name }), numeric: true })),
        ],
        rows: when.map((moment, at) => {
          const values = [inProgress.mean[at], inProgress.low[at], inProgress.high[at], ...queues.map((queue) => queue.values[at])];
          return { shown: [moment, replications[at], ...values.map(say)], plain: [new Date(Date.parse(report.start) + at * bucketSeconds * 1000).toISOString(), replications[at], ...values] };
        }),
      }}
      option={(ink) => ({
        grid: { left: 8, right: 12, top: legend + 18, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 8, itemGap: 12, type: 'plain', icon: 'rect', textStyle: { color: ink.muted, fontSize: 11, }, data: entries },
        tooltip: {
          trigger: 'axis',
          backgroundColor: ink.overlay,
          borderColor: ink.line,
          textStyle: { color: ink.text, fontSize: 12 },
          formatter: (points) => {
            const at = (Array.isArray(points) ? points[0] : points).dataIndex;
            const span = several ? ` (${say(inProgress.low[at])} – ${say(inProgress.high[at])})` : '';
            return [`<b>${when[at]}</b>`, `${t('results:inProgress')} <b>${say(inProgress.mean[at])}</b>${span}`, ...shown.map(({ name, values }) => `${escaped(name)} <b>${say(values[at])}</b>`)].join('<br/>');
          },
        },
        xAxis: { type: 'category', boundaryGap: false, data: when, axisTick: { show: false }, axisLine: { lineStyle: { color: ink.line } }, axisLabel: { color: ink.muted, fontSize: 11, hideOverlap: true } },
        yAxis: { type: 'value', min: 0, splitNumber: 3, axisLabel: { color: ink.muted, fontSize: 11, formatter: (value: number) => number(value, language, 1) }, splitLine: { lineStyle: { color: ink.line } } },
        series: [
          ...(several
            ? [
                { type: 'line' as const, stack: 'band', silent: true, symbol: 'none', lineStyle: { opacity: 0 }, data: inProgress.low },
                { type: 'line' as const, stack: 'band', silent: true, symbol: 'none', lineStyle: { opacity: 0 }, areaStyle: { color: ink.accent, opacity: 0.16 }, data: inProgress.high.map((high, at) => high - inProgress.low[at]) },
              ]
            : []),
          {
            type: 'line',
            name: t('results:inProgress'),
            symbol: 'none',
            lineStyle: { color: ink.accent, width: 2 },
            itemStyle: { color: ink.accent },
            data: inProgress.mean,
            markLine: {
              symbol: 'none',
              silent: true,
              lineStyle: { color: ink.muted, type: 'dashed' },
              label: { color: ink.muted, fontSize: 11, formatter: '{b}' },
              data: warm > 0 && warm < when.length ? [{ xAxis: warm, name: t('results:warmedUp') }] : [],
            },
          },
          ...shown.map(({ name, values }, at) => {
            const color = ink.series[(at + 1) % ink.series.length];
            return { type: 'line' as const, name, symbol: 'none', lineStyle: { color, width: 1.25 }, itemStyle: { color }, data: values };
          }),
        ],
      })}
    />
  );
}
