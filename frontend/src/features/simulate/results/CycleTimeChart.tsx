import type { Report } from '../../../api/report';
import { duration } from '../../../format/duration';
import { number, percent } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import { ChartCard } from '../../../ui/ChartCard';
import type { Keep } from '../../../ui/figures';

/** How the cycle times of all cases are spread. */
export function CycleTimeChart({ report, keep }: { report: Report; keep: Keep }) {
  const { t, language } = useWords();
  const { from, to, count } = report.cycleTimeHistogram!;
  const { mean, p95 } = report.process.cycleTime;
  const total = count.reduce((sum, cases) => sum + cases, 0);
  if (total === 0) return null;
  const time = (seconds: number) => duration(seconds, language);
  const title = t('simulate:histogram');
  // The bars stand on a category axis; a moment lies between two of them in proportion.
  const place = (seconds: number) => {
    const at = to.findIndex((end) => seconds < end);
    return at < 0 ? from.length - 0.5 : at - 0.5 + (seconds - from[at]) / (to[at] - from[at]);
  };
  const marks = [
    ...(mean !== null ? [{ xAxis: place(mean), name: t('simulate:mean') }] : []),
    ...(p95 !== null ? [{ xAxis: place(p95), name: 'P95' }] : []),
  ];
  return (
    <ChartCard
      title={title}
      redraw={`${JSON.stringify(report.cycleTimeHistogram)}${language}`}
      keep={keep}
      figures={{
        columns: [{ title: t('simulate:from'), numeric: true, unit: 's' }, { title: t('simulate:upTo'), numeric: true, unit: 's' }, { title: t('simulate:cases'), numeric: true }, { title: t('simulate:share'), numeric: true, unit: '0–1' }],
        rows: count.map((cases, at) => ({
          shown: [time(from[at]), time(to[at]), number(cases, language, 0), percent(total ? cases / total : 0, language)],
          plain: [from[at], to[at], cases, total ? cases / total : 0],
        })),
      }}
      option={(ink) => ({
        grid: { left: 8, right: 12, top: 26, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        tooltip: {
          trigger: 'axis',
          axisPointer: { type: 'shadow' },
          backgroundColor: ink.overlay,
          borderColor: ink.line,
          textStyle: { color: ink.text, fontSize: 12 },
          formatter: (points) => {
            const at = (Array.isArray(points) ? points[0] : points).dataIndex;
            return `${time(from[at])} – ${time(to[at])}<br/><b>${number(count[at], language, 0)}</b> ${t('simulate:casesUnit')} · ${percent(total ? count[at] / total : 0, language)}`;
          },
        },
        xAxis: { type: 'category', data: from.map(time), axisTick: { show: false }, axisLine: { lineStyle: { color: ink.line } }, axisLabel: { color: ink.muted, fontSize: 11, hideOverlap: true } },
        yAxis: { type: 'value', splitNumber: 3, minInterval: 1, axisLabel: { color: ink.muted, fontSize: 11, formatter: (value: number) => number(value, language, 0) }, splitLine: { lineStyle: { color: ink.line } } },
        series: [
          {
            type: 'bar',
            data: count,
            barCategoryGap: '12%',
            itemStyle: { color: ink.accent, borderRadius: [2, 2, 0, 0] },
            markLine: {
              symbol: 'none',
              silent: true,
              lineStyle: { color: ink.muted, type: 'dashed' },
              label: { color: ink.muted, fontSize: 11, formatter: '{b}' },
              data: marks,
            },
          },
        ],
      })}
    />
  );
}
