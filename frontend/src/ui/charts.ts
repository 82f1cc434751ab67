import { BarChart, CustomChart, HeatmapChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { init, use as install } from 'echarts/core';
import type { ComposeOption, EChartsType } from 'echarts/core';
import type { BarSeriesOption, CustomSeriesOption, HeatmapSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption, MarkLineComponentOption, TooltipComponentOption, VisualMapComponentOption } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';

install([BarChart, CustomChart, LineChart, HeatmapChart, GridComponent, LegendComponent, TooltipComponent, MarkLineComponent, VisualMapComponent, SVGRenderer]);

/** The parts of ECharts that the product draws with. */
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | CustomSeriesOption
  | LineSeriesOption
  | HeatmapSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
  | MarkLineComponentOption
  | VisualMapComponentOption
>;

/** Starts a chart in an element. */
export function startChart(element: HTMLElement): EChartsType {
  return init(element, undefined, { renderer: 'svg' });
}

/** A chart that does not move, in the font of the page. */
export function still(option: ChartOption): ChartOption {
  return { animation: false, textStyle: { fontFamily: font() }, ...option };
}

/** The font of the page. ECharts writes it between double quotes, so that its own have to be single ones. */
const font = (): string => getComputedStyle(document.body).fontFamily.replaceAll('"', "'");

/** A chart as an SVG picture of a size in pixels, whether or not it is on the page. */
export function drawn(option: ChartOption, width: number, height: number): string {
  const chart = init(null, undefined, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(still(option));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** The colours a chart draws with; series are for parts of a whole, to be told apart by whoever sees colours differently, too. */
export interface Inks {
  text: string;
  muted: string;
  line: string;
  accent: string;
  overlay: string;
  danger: string;
  series: string[];
}

/** The colours of the page, so that charts follow its theme. */
export function inks(): Inks {
  const style = getComputedStyle(document.documentElement);
  const ink = (name: string) => style.getPropertyValue(`--st-${name}`).trim();
  return { text: ink('text'), muted: ink('text-2'), line: ink('border'), accent: ink('accent'), overlay: ink('overlay'), danger: ink('danger'), series: Array.from({ length: 7 }, (_, at) => ink(`series-${at + 1}`)) };
}

/** Tooltips are HTML, and an element may be called anything. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
