import { BarChartOutlined, TableOutlined } from '@ant-design/icons';
import { Segmented, Table } from 'antd';
import type { EChartsType } from 'echarts/core';
import type { ReactNode } from 'react';
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import { useWords } from '../i18n/i18n';
import type { ChartOption, Inks } from './charts';
import { drawn, inks, startChart, still } from './charts';
import { ExportMenu } from './ExportMenu';
import type { Figures, Keep } from './figures';
import { Section } from './Section';

interface Props {
  title: string;
  note?: string;
  /** What the chart is about, where there is a choice: above it, and above the table. */
  choice?: ReactNode;
  height?: number;
  option: (ink: Inks) => ChartOption;
  figures: Figures;
  redraw: string;
  keep: Keep;
}

/** How wide a picture of a chart is at least, in pixels; the panel may be narrower. */
const least = 640;

/** A chart with the table behind it; either can be taken away as a file. */
export function ChartCard(props: Props) {
  const { t } = useWords();
  const { title, figures, keep, option, height = 200 } = props;
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const body = useRef<HTMLDivElement>(null);
  const picture = () => drawn(option(inks()), Math.max(least, body.current?.clientWidth ?? 0), height);
  return (
    <Section
      title={title}
      note={props.note}
      extra={
        <>
          <ExportMenu title={title} figures={figures} picture={picture} keep={keep} />
          <Segmented
            size="small"
            aria-label={title}
            value={view}
            onChange={setView}
            options={[
              { value: 'chart', icon: <BarChartOutlined aria-hidden />, title: t('export:chart') },
              { value: 'table', icon: <TableOutlined aria-hidden />, title: t('export:table') },
            ]}
          />
        </>
      }
    >
      {props.choice}
      <div ref={body}>{view === 'chart' ? <Plot {...props} /> : <FigureTable figures={figures} />}</div>
    </Section>
  );
}

/** A table without a chart, to be taken away as a file. */
export function TableCard({ title, note, figures, keep }: { title: string; note?: ReactNode; figures: Figures; keep: Keep }) {
  return (
    <Section title={title} note={note} extra={<ExportMenu title={title} figures={figures} keep={keep} />}>
      <FigureTable figures={figures} />
    </Section>
  );
}

function Plot({ option, height = 200, title, redraw }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<EChartsType | null>(null);
  const draw = useEffectEvent(() => plot.current?.setOption(still(option(inks())), { notMerge: true }));
  const theme = useSyncExternalStore(followTheme, () => document.documentElement.dataset.theme);
  useEffect(() => {
    const chart = startChart(host.current!);
    plot.current = chart;
    const follow = new ResizeObserver(() => chart.resize());
    follow.observe(host.current!);
    return () => {
      follow.disconnect();
      chart.dispose();
      plot.current = null;
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
        title: <ColumnHead title={column.title} />,
        align: column.numeric ? ('right' as const) : ('left' as const),
        render: (_, row) => row.shown[at],
        sorter: (a, b) => compare(a.plain[at], b.plain[at]),
      }))}
    />
  );
}

/** The heading of a column: a long one, such as the name of a scenario, takes two lines and not the place of what is below it. */
function ColumnHead({ title }: { title: string }) {
  return (
    <span className="st-column-head" title={title}>
      {title}
    </span>
  );
}

function compare(a: string | number | null, b: string | number | null): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a ?? '').localeCompare(String(b ?? ''));
}
