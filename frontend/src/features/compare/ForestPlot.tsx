import type { CustomSeriesRenderItem } from 'echarts/types/dist/shared';
import type { Comparison, Row } from '../../api/experiments';
import type { Figures, Keep } from '../../ui/figures';
import { ChartCard } from '../../ui/ChartCard';
import type { Inks } from '../../ui/charts';
import { escaped } from '../../ui/charts';
import { shares } from './figures';
import { useWording } from './useWording';


/** Half the height of the ends of an interval. */
const cap = 4;

/** What is drawn of a comparison: the measures of whole cases. */
export function drawnRows(comparison: Comparison): Row[] {
  return comparison.rows.filter(({ measure, estimates }) => (!measure.includes('/') || measure === 'cycleTime/p90') && !!estimates[0].mean);
}

/** The differences from the base as shares of it, with their intervals: what crosses the line of nought is not decided. */
export function ForestPlot({ comparison, keep }: { comparison: Comparison; keep: Keep }) {
  const { t, language, said, percent, verdict } = useWording();
  const rows = drawnRows(comparison);
  const variants = comparison.variants.slice(1);
  const marks = variants.map((_, at) => rows.map((row, line) => ({ line, row, difference: row.differences[at], share: shares(row.differences[at], row.estimates[0]) })));
  const colour = (ink: Inks, at: number, kind: string) => {
    if (variants.length > 1) return ink.series[at];
    return kind === 'better' ? ink.accent : kind === 'worse' ? ink.danger : ink.muted;
  };
  const figures: Figures = {
    columns: [{ title: t('compare:measure') }, { title: t('compare:scenario') }, { title: t('compare:difference'), numeric: true, unit: '0–1' }, { title: t('compare:from'), numeric: true, unit: '0–1' }, { title: t('compare:to'), numeric: true, unit: '0–1' }, { title: t('compare:verdictTitle') }],
    rows: marks.flatMap((some, at) =>
      some.map(({ row, difference, share }) => ({
        shown: [said(row.label), variants[at].name, percent(share?.mean) || '–', percent(share?.low) || '–', percent(share?.high) || '–', verdict(difference)],
        plain: [said(row.label), variants[at].name, share?.mean ?? null, share?.low ?? null, share?.high ?? null, difference.verdict],
      })),
    ),
  };
  const height = (lines: number) => 34 + rows.length * (16 + 12 * lines);
  return (
    <ChartCard
      title={t('compare:forest')}
      note={t('compare:forestNote', { base: comparison.variants[0].name })}
      height={height(variants.length) + (variants.length > 1 ? 26 : 0)}
      redraw={`${JSON.stringify(marks)}${language}`}
      keep={keep}
      figures={figures}
      option={(ink) => ({
        grid: { left: 8, right: 24, top: variants.length > 1 ? 30 : 6, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        legend: variants.length > 1 ? { top: 0, left: 0, itemWidth: 10, itemHeight: 10, icon: 'rect', textStyle: { color: ink.muted, fontSize: 11 } } : undefined,
        tooltip: {
          trigger: 'item',
          backgroundColor: ink.overlay,
          borderColor: ink.line,
          textStyle: { color: ink.text, fontSize: 12 },
          formatter: (point) => {
            const { seriesIndex, dataIndex } = (Array.isArray(point) ? point[0] : point) as { seriesIndex: number; dataIndex: number };
            const { row, share, difference } = marks[seriesIndex].filter(({ share: drawn }) => drawn)[dataIndex];
            return `${escaped(variants[seriesIndex].name)}<br/>${escaped(said(row.label))}: <b>${percent(share!.mean)}</b><br/>${percent(share!.low)} … ${percent(share!.high)}<br/>${escaped(verdict(difference))}`;
          },
        },
        xAxis: { type: 'value', splitNumber: 4, axisLabel: { color: ink.muted, fontSize: 11, hideOverlap: true, formatter: (value: number) => percent(value) || '0' }, splitLine: { lineStyle: { color: ink.line } } },
        yAxis: { type: 'category', inverse: true, data: rows.map(({ label }) => said(label)), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: ink.text, fontSize: 12, width: 150, overflow: 'truncate' } },
        series: marks.map((some, at) => ({
          type: 'custom',
          name: variants[at].name,
          itemStyle: { color: ink.series[at] },
          encode: { x: [0, 1, 2], y: 3 },
          data: some.filter(({ share }) => share).map(({ share, line, difference }) => ({ value: [share!.mean, share!.low, share!.high, line], itemStyle: { color: colour(ink, at, difference.verdict) } })),
          renderItem: interval((at - (variants.length - 1) / 2) * 12),
          // The line of nought, once.
          markLine: at === 0 ? { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: ink.muted, type: 'solid', width: 1 }, data: [{ xAxis: 0 }] } : undefined,
        })),
      })}
    />
  );
}

/** Draws one interval: a line with ends, and a dot at its mean. */
function interval(shift: number): CustomSeriesRenderItem {
  return (_, api) => {
    const at = (dimension: number) => {
      const [x, y] = api.coord([api.value(dimension), api.value(3)]);
      return { x, y: y + shift };
    };
    const [mean, low, high] = [at(0), at(1), at(2)];
    const stroke = api.visual('color') as string;
    const line = (from: { x: number; y: number }, to: { x: number; y: number }) => ({ type: 'line' as const, shape: { x1: from.x, y1: from.y, x2: to.x, y2: to.y }, style: { stroke, lineWidth: 1.5 } });
    const end = ({ x, y }: { x: number; y: number }) => line({ x, y: y - cap }, { x, y: y + cap });
    return { type: 'group', children: [line(low, high), end(low), end(high), { type: 'circle', shape: { cx: mean.x, cy: mean.y, r: 4 }, style: { fill: stroke } }] };
  };
}
