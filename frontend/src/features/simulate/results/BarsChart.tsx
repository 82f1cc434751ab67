import { useWords } from '../../../i18n/i18n';
import { ChartCard } from '../../../ui/ChartCard';
import type { Figures, Keep } from '../../../ui/figures';
import { escaped } from '../../../ui/charts';

/** One bar and what is written at its end. */
export interface Bar {
  name: string;
  value: number;
  label: string;
  tone?: 'danger' | 'muted';
}

interface Props {
  title: string;
  note?: string;
  bars: Bar[];
  /** The end of the axis; undefined as far as the bars go. */
  most?: number;
  say: (value: number) => string;
  figures: Figures;
  keep: Keep;
}

/** One bar for each thing, with its value in words. */
export function BarsChart({ title, note, bars, most, say, figures, keep }: Props) {
  const { language } = useWords();
  return (
    <ChartCard
      title={title}
      note={note}
      height={Math.max(70, 34 + bars.length * 26)}
      redraw={`${JSON.stringify(bars)}${language}`}
      keep={keep}
      figures={figures}
      option={(ink) => ({
        grid: { left: 8, right: 104, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        tooltip: {
          trigger: 'axis',
          axisPointer: { type: 'shadow' },
          backgroundColor: ink.overlay,
          borderColor: ink.line,
          textStyle: { color: ink.text, fontSize: 12 },
          formatter: (points) => {
            const bar = bars[(Array.isArray(points) ? points[0] : points).dataIndex];
            return `${escaped(bar.name)}<br/><b>${escaped(bar.label)}</b>`;
          },
        },
        xAxis: { type: 'value', min: 0, max: most, splitNumber: 3, interval: most === 1 ? 0.25 : undefined, axisLabel: { color: ink.muted, fontSize: 11, hideOverlap: true, formatter: say }, splitLine: { lineStyle: { color: ink.line } } },
        yAxis: { type: 'category', inverse: true, data: bars.map(({ name }) => name), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: ink.text, fontSize: 12, width: 120, overflow: 'truncate' } },
        series: [
          {
            type: 'bar',
            barMaxWidth: 14,
            data: bars.map(({ value, tone }) => ({ value, itemStyle: { color: tone === 'danger' ? ink.danger : tone === 'muted' ? ink.series[6] : ink.accent, borderRadius: 3 } })),
            label: { show: true, position: 'right', color: ink.text, fontSize: 12, formatter: ({ dataIndex }) => bars[dataIndex].label },
          },
        ],
      })}
    />
  );
}
