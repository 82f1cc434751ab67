import { BarChartOutlined, FileImageOutlined, FileTextOutlined, HighlightOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Segmented, Table, Tooltip } from 'antd';
import type { EChartsType } from 'echarts/core';
import type { ReactNode } from 'react';
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import { csv } from '../format/csv';
import type { ChartOption } from './charts';
import { inks, startChart } from './charts';
import { onGround, png } from './picture';
import { Section } from './Section';

/** The figures behind a chart: shown as they read, exported as they are. */
export interface Figures {
  columns: { title: string; numeric?: boolean }[];
  rows: { shown: ReactNode[]; plain: (string | number | null)[]; id?: string }[];
}

/** Takes a file away under a name that ends with its kind. */
type Keep = (name: string, data: Blob) => void;

/** What the buttons of a chart are called. */
export interface ChartWords {
  chart: string;
  table: string;
  csv: string;
  png: string;
  svg: string;
}

/** A chart with the table behind it; either can be taken away as a file. */
export function ChartCard(props: {
  title: string;
  note?: string;
  /** What the chart is about, where there is a choice: above it, and above the table. */
  choice?: ReactNode;
  words: ChartWords;
  height?: number;
  option: (ink: ReturnType<typeof inks>) => ChartOption;
  figures: Figures;
  redraw: string;
  keep: Keep;
}) {
  const { title, words, figures, keep } = props;
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const chart = useRef<EChartsType | null>(null);
  const background = () => getComputedStyle(document.documentElement).getPropertyValue('--st-surface');
  const keepPicture = async () => {
    const svg = chart.current?.renderToSVGString();
    if (svg) keep(`${title}.png`, await png(svg, background()));
  };
  const keepDrawing = () => {
    const svg = chart.current?.renderToSVGString();
    if (svg) keep(`${title}.svg`, new Blob([onGround(svg, background())], { type: 'image/svg+xml' }));
  };
  return (
    <Section
      title={title}
      note={props.note}
      extra={
        <>
          {view === 'chart' && <IconButton label={words.svg} icon={<HighlightOutlined aria-hidden />} onClick={keepDrawing} />}
          {view === 'chart' && <IconButton label={words.png} icon={<FileImageOutlined aria-hidden />} onClick={() => void keepPicture()} />}
          <IconButton label={words.csv} icon={<FileTextOutlined aria-hidden />} onClick={() => keepTable(title, figures, keep)} />
          <Segmented
            size="small"
            aria-label={title}
            value={view}
            onChange={setView}
            options={[
              { value: 'chart', icon: <BarChartOutlined aria-hidden />, title: words.chart },
              { value: 'table', icon: <TableOutlined aria-hidden />, title: words.table },
            ]}
          />
        </>
      }
    >
      {props.choice}
      {view === 'chart' ? <Plot {...props} onChart={(now) => (chart.current = now)} /> : <FigureTable figures={figures} />}
    </Section>
  );
}

/** A table without a chart, to be taken away as a file. */
export function TableCard({ title, note, csv, figures, keep }: { title: string; note?: ReactNode; csv: string; figures: Figures; keep: Keep }) {
  return (
    <Section title={title} note={note} extra={<IconButton label={csv} icon={<FileTextOutlined aria-hidden />} onClick={() => keepTable(title, figures, keep)} />}>
      <FigureTable figures={figures} />
    </Section>
  );
}

function keepTable(title: string, { columns, rows }: Figures, keep: Keep) {
  keep(`${title}.csv`, new Blob([csv(columns.map((column) => column.title), rows.map((row) => row.plain))], { type: 'text/csv' }));
}

function Plot({ option, height = 200, title, onChart, redraw }: Parameters<typeof ChartCard>[0] & { onChart: (chart: EChartsType | null) => void }) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<EChartsType | null>(null);
  const announce = useEffectEvent(onChart);
  const draw = useEffectEvent(() => plot.current?.setOption({ animation: false, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily }, ...option(inks()) }, { notMerge: true }));
  const theme = useSyncExternalStore(followTheme, () => document.documentElement.dataset.theme);
  useEffect(() => {
    const chart = startChart(host.current!);
    plot.current = chart;
    announce(chart);
    const follow = new ResizeObserver(() => chart.resize());
    follow.observe(host.current!);
    return () => {
      follow.disconnect();
      chart.dispose();
      plot.current = null;
      announce(null);
    };
  }, []);
  useEffect(() => draw(), [redraw, theme]);
  return <div ref={host} style={{ height }} role="img" aria-label={title} />;
}

/** Charts read their colours from the page, so they are drawn again when its theme changes. */
function followTheme(changed: () => void): () => void {
  const watch = new MutationObserver(changed);
  watch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => watch.disconnect();
}

/** The figures as a table; the row that is current stands out. */
export function FigureTable({ figures, current }: { figures: Figures; current?: string }) {
  return (
    <Table
      rowClassName={({ id }) => (id !== undefined && id === current ? 'st-row-current' : '')}
      onRow={({ id }) => ({ 'data-row': id, 'aria-current': id !== undefined && id === current ? true : undefined }) as object}
      size="small"
      pagination={figures.rows.length > 50 ? { pageSize: 50, size: 'small' } : false}
      scroll={{ x: 'max-content' }}
      rowKey="key"
      dataSource={figures.rows.map((row, key) => ({ key, ...row }))}
      columns={figures.columns.map((column, at) => ({
        title: column.title,
        align: column.numeric ? ('right' as const) : ('left' as const),
        render: (_, row) => row.shown[at],
        sorter: (a, b) => compare(a.plain[at], b.plain[at]),
      }))}
    />
  );
}

function compare(a: string | number | null, b: string | number | null): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a ?? '').localeCompare(String(b ?? ''));
}

function IconButton({ label, icon, onClick }: { label: string; icon: ReactNode; onClick: () => void }) {
  return (
    <Tooltip title={label}>
      <Button type="text" size="small" icon={icon} aria-label={label} onClick={onClick} />
    </Tooltip>
  );
}
