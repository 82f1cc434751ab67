import { Select } from 'antd';
import type { CustomSeriesRenderItem } from 'echarts/types/dist/shared';
import { useState } from 'react';
import type { Comparison, Row } from '../../api/experiments';
import type { Figures, Keep } from '../../ui/figures';
import { ChartCard } from '../../ui/ChartCard';
import { escaped } from '../../ui/charts';
import { points, tradable, usualAxes } from './tradeoff';
import { exportUnit } from './figures';
import { useWording } from './useWording';

/** How pale a scenario is that another beats. */
const pale = 0.4;

/** The scenarios by two measures, each with a cross of its intervals: what one pays for what. */
export function TradeoffChart({ comparison, keep }: { comparison: Comparison; keep: Keep }) {
  const { t, language, said, value, half } = useWording();
  const rows = tradable(comparison);
  const usual = usualAxes(rows);
  const [chosen, choose] = useState<{ x?: string; y?: string }>({});
  if (!usual) return null;
  const named = (name: string | undefined, otherwise: Row) => rows.find(({ measure }) => measure === name) ?? otherwise;
  const [x, y] = [named(chosen.x, usual[0]), named(chosen.y, usual[1])];
  const found = points(comparison, x, y);
  const scale = ({ unit }: Row) => ({ unit, currency: comparison.currency });
  const figures: Figures = {
    columns: [{ title: t('compare:scenario') }, { title: said(x.label), numeric: true, unit: exportUnit(scale(x)) }, { title: said(y.label), numeric: true, unit: exportUnit(scale(y)) }, { title: t('worth:beatenTitle') }],
    rows: found.map((point) => ({
      shown: [point.name, `${value(point.x, scale(x))} ${half(point.halfX, scale(x))}`, `${value(point.y, scale(y))} ${half(point.halfY, scale(y))}`, point.beaten ? t('worth:beaten') : t('worth:unbeaten')],
      plain: [point.name, point.x, point.y, point.beaten ? t('worth:beaten') : t('worth:unbeaten')],
    })),
  };
  const axis = (row: Row, name: 'x' | 'y') => (
    <label>
      {t(`worth:axis.${name}`)}
      <Select size="small" aria-label={t(`worth:axis.${name}`)} value={row.measure} popupMatchSelectWidth={false} options={rows.filter((one) => one !== (name === 'x' ? y : x)).map(({ measure, label }) => ({ value: measure, label: said(label) }))} onChange={(measure) => choose({ ...chosen, [name]: measure })} />
    </label>
  );
  return (
    <ChartCard
      title={t('worth:tradeoff')}
      note={t('worth:tradeoffNote')}
      choice={
        <div className="st-tradeoff-axes">
          {axis(x, 'x')}
          {axis(y, 'y')}
        </div>
      }
      height={240}
      redraw={`${JSON.stringify(found)}${x.measure}${y.measure}${language}`}
      keep={keep}
      figures={figures}
      option={(ink) => {
        const line = (row: Row) => ({ type: 'value' as const, scale: true, splitNumber: 4, axisLabel: { color: ink.muted, fontSize: 11, hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: (at: number) => value(at, scale(row)) }, splitLine: { lineStyle: { color: ink.line } }, nameTextStyle: { color: ink.text, fontSize: 11 } });
        return {
          grid: { left: 8, right: 32, top: 24, bottom: 22, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
          tooltip: {
            trigger: 'item',
            backgroundColor: ink.overlay,
            borderColor: ink.line,
            textStyle: { color: ink.text, fontSize: 12 },
            formatter: (point) => {
              const one = found[(Array.isArray(point) ? point[0] : point).dataIndex];
              return [one.name, `${said(x.label)}: ${value(one.x, scale(x))} ${half(one.halfX, scale(x))}`, `${said(y.label)}: ${value(one.y, scale(y))} ${half(one.halfY, scale(y))}`, one.beaten ? t('worth:beaten') : ''].filter(Boolean).map(escaped).join('<br/>');
            },
          },
          xAxis: { ...line(x), name: said(x.label), nameLocation: 'middle', nameGap: 24, ...reach(found.map((one) => [one.x, one.halfX])) },
          yAxis: { ...line(y), name: said(y.label), nameLocation: 'end', nameGap: 8, nameTextStyle: { color: ink.text, fontSize: 11, align: 'left' }, ...reach(found.map((one) => [one.y, one.halfY])) },
          series: [
            {
              type: 'custom',
              encode: { x: 0, y: 1 },
              data: found.map((one, at) => ({ name: one.name, value: [one.x, one.y, one.halfX, one.halfY, at], itemStyle: { color: ink.series[at % ink.series.length] } })),
              renderItem: cross(found.map(({ name }) => name), found.map(({ beaten }) => beaten), ink.text),
            },
          ],
        };
      }}
    />
  );
}

/** The ends of an axis: all intervals, and a little more so that names have room. */
function reach(values: [number, number][]): { min: number; max: number } | undefined {
  const low = Math.min(...values.map(([mean, half]) => mean - half));
  const high = Math.max(...values.map(([mean, half]) => mean + half));
  const more = (high - low || Math.abs(high) || 1) * 0.12;
  return Number.isFinite(low + high) ? { min: low >= 0 ? Math.max(0, low - more) : low - more, max: high + more } : undefined;
}

/** Room for the name of a scenario, in pixels; where there is less to the right, it stands to the left if there is more. */
const roomForName = 130;

/** Draws a scenario: a cross of its two intervals, a dot at its means, and as much of its name as there is room for. */
function cross(names: string[], beaten: boolean[], text: string): CustomSeriesRenderItem {
  return ({ dataIndex: at, coordSys }, api) => {
    const [x, y, halfX, halfY] = [0, 1, 2, 3].map((dimension) => Number(api.value(dimension)));
    const [cx, cy] = api.coord([x, y]);
    const [left, right] = [cx - 8 - (coordSys as unknown as { x: number }).x, api.getWidth() - cx - 8];
    const leftwards = right < roomForName && left > right;
    const stroke = api.visual('color') as string;
    const opacity = beaten[at] ? pale : 1;
    const line = (from: number[], to: number[]) => ({ type: 'line' as const, shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] }, style: { stroke, lineWidth: 1.5, opacity } });
    return {
      type: 'group',
      children: [
        line(api.coord([x - halfX, y]), api.coord([x + halfX, y])),
        line(api.coord([x, y - halfY]), api.coord([x, y + halfY])),
        { type: 'circle', shape: { cx, cy, r: 4.5 }, style: { fill: stroke, opacity } },
        { type: 'text', style: { text: names[at], x: cx + (leftwards ? -8 : 8), y: cy - 8, textAlign: leftwards ? ('right' as const) : ('left' as const), width: Math.max(24, leftwards ? left : right), overflow: 'truncate' as const, ellipsis: '…', fill: text, opacity: beaten[at] ? 0.6 : 1, fontSize: 11, textVerticalAlign: 'bottom' as const } },
      ],
    };
  };
}
