import { BarChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as install } from 'echarts/core';
import type { ComposeOption, EChartsType } from 'echarts/core';
import type { BarSeriesOption } from 'echarts/charts';
import type { GridComponentOption, MarkLineComponentOption, TooltipComponentOption } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';

install([BarChart, GridComponent, TooltipComponent, MarkLineComponent, SVGRenderer]);

/** The parts of ECharts that the product draws with. */
export type ChartOption = ComposeOption<BarSeriesOption | GridComponentOption | TooltipComponentOption | MarkLineComponentOption>;

/** Starts a chart in an element. */
export function startChart(element: HTMLElement): EChartsType {
  return init(element, undefined, { renderer: 'svg' });
}

/** The colours a chart draws with, read from the page so that they follow its theme. */
export function inks(): { text: string; muted: string; line: string; accent: string; overlay: string; danger: string } {
  const style = getComputedStyle(document.documentElement);
  const ink = (name: string) => style.getPropertyValue(`--st-${name}`).trim();
  return { text: ink('text'), muted: ink('text-2'), line: ink('border'), accent: ink('accent'), overlay: ink('overlay'), danger: ink('danger') };
}
