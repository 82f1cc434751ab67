import { useWords } from '../../../i18n/i18n';
import { ChartCard } from '../../../ui/ChartCard';
import type { Figures, Keep } from '../../../ui/figures';
import { escaped } from '../../../ui/charts';

/** One bar, made of parts. */
export interface Stack {
  name: string;
  parts: Record<string, number>;
}

interface Props {
  title: string;
  note?: string;
  stacks: Stack[];
  /** The parts in their order, with what they are called. */
  parts: { key: string; label: string }[];
  say: (value: number) => string;
  /** Between two lines of the axis; undefined leaves it to the chart. */
  step?: number;
  figures: Figures;
  keep: Keep;
}

/** Bars made of parts, longest first; the parts are told in a legend and in the table behind. */
export function StackedChart({ title, note, stacks, parts, say, step, figures, keep }: Props) {
  const { language } = useWords();
  // The legend breaks into lines by itself, but the bars must be told where to begin.
  const legend = 26 + 20 * Math.floor(parts.reduce((width, { label }) => width + 34 + label.length * (language === 'en' ? 6 : 11), 0) / 350);
  return (
    <ChartCard
      title={title}
      note={note}
      height={32 + legend + stacks.length * 26}
      redraw={`${JSON.stringify(stacks)}${language}`}
      keep={keep}
      figures={figures}
      option={(ink) => ({
        grid: { left: 8, right: 16, top: legend + 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        legend: { top: 0, left: 0, itemWidth: 10, itemHeight: 10, itemGap: 12, icon: 'rect', type: 'plain', textStyle: { color: ink.muted, fontSize: 11 } },
        tooltip: {
          trigger: 'axis',
          axisPointer: { type: 'shadow' },
          backgroundColor: ink.overlay,
          borderColor: ink.line,
          textStyle: { color: ink.text, fontSize: 12 },
          formatter: (points) => {
            const { name, parts: values } = stacks[(Array.isArray(points) ? points[0] : points).dataIndex];
            const lines = parts.filter(({ key }) => values[key]).map(({ key, label }) => `${escaped(label)} <b>${say(values[key])}</b>`);
            return [`<b>${escaped(name)}</b>`, ...lines].join('<br/>');
          },
        },
        xAxis: { type: 'value', splitNumber: 3, interval: step, axisLabel: { color: ink.muted, fontSize: 11, hideOverlap: true, formatter: say }, splitLine: { lineStyle: { color: ink.line } } },
        yAxis: { type: 'category', inverse: true, data: stacks.map(({ name }) => name), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: ink.text, fontSize: 12, width: 120, overflow: 'truncate' } },
        series: parts.map(({ key, label }, at) => ({ type: 'bar', name: label, stack: 'all', barMaxWidth: 14, itemStyle: { color: ink.series[at % ink.series.length] }, data: stacks.map((stack) => stack.parts[key] ?? 0) })),
      })}
    />
  );
}
