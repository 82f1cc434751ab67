import { Segmented, Select } from 'antd';
import { useState } from 'react';
import type { Report } from '../../../api/report';
import { weekday } from '../../../format/moment';
import { number } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import { ChartCard } from '../../../ui/ChartCard';
import type { Keep } from '../../../ui/figures';

const measures = ['waiting', 'busy', 'onShift'] as const;
const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

/** Who has how much to do at which hour of the week, one role at a time; at first the one that most waits for. */
export function WeekChart({ report, keep }: { report: Report; keep: Keep }) {
  const { t, language } = useWords();
  const week = report.week as Report['week'] | undefined; // reports of earlier versions have none
  const roles = Object.keys(report.roles);
  const [chosen, setChosen] = useState<string>();
  const [measure, setMeasure] = useState<(typeof measures)[number]>('waiting');
  if (!week || roles.length === 0) return null;
  const role = chosen && week.roles[chosen] ? chosen : (report.bottlenecks.roles[0]?.id ?? roles[0]);
  const of = week.roles[role];
  const values = of[measure];
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) => weekday(day, language));
  const observed = values.map((_, hour) => hour).filter((hour) => week.observedSeconds[hour] > 0);
  const say = (value: number) => number(value, language, 2);
  return (
    <ChartCard
      title={t('results:week')}
      note={t(`results:weekNote.${measure}`)}
      height={210}
      redraw={`${role}${measure}${JSON.stringify(values)}${language}`}
      keep={keep}
      choice={
        <div className="st-chart-choice">
          <Select size="small" aria-label={t('simulate:role')} value={role} onChange={setChosen} options={roles.map((id) => ({ value: id, label: report.roles[id].name || id }))} />
          <Segmented size="small" aria-label={t('results:week')} value={measure} onChange={setMeasure} options={measures.map((value) => ({ value, label: t(`results:measure.${value}`) }))} />
        </div>
      }
      figures={{
        columns: [{ title: t('results:day') }, { title: t('results:hour') }, { title: t('results:arrivals'), numeric: true }, ...measures.map((one) => ({ title: t(`results:measure.${one}`), numeric: true }))],
        rows: observed.map((hour) => {
          const figures = [week.arrivals[hour], ...measures.map((one) => of[one][hour])];
          const place = [days[Math.floor(hour / 24)], clock(hour % 24)];
          return { shown: [...place, ...figures.map(say)], plain: [...place, ...figures] };
        }),
      }}
      option={(ink) => ({
        grid: { left: 8, right: 8, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        tooltip: {
          backgroundColor: ink.overlay,
          borderColor: ink.line,
          textStyle: { color: ink.text, fontSize: 12 },
          formatter: (point) => {
            const hour = observed[(Array.isArray(point) ? point[0] : point).dataIndex];
            return [`<b>${days[Math.floor(hour / 24)]} ${clock(hour % 24)}</b>`, ...measures.map((one) => `${t(`results:measure.${one}`)} <b>${say(of[one][hour])}</b>`), `${t('results:arrivals')} <b>${say(week.arrivals[hour])}</b>`].join('<br/>');
          },
        },
        visualMap: { show: false, min: 0, max: Math.max(...values, 1e-9), inRange: { color: [ink.overlay, ink.accent] } },
        xAxis: { type: 'category', data: Array.from({ length: 24 }, (_, hour) => String(hour)), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: ink.muted, fontSize: 11 } },
        yAxis: { type: 'category', inverse: true, data: days, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: ink.text, fontSize: 11 } },
        series: [{ type: 'heatmap', data: observed.map((hour) => [hour % 24, Math.floor(hour / 24), values[hour]]), itemStyle: { borderColor: ink.line, borderWidth: 0.5 } }],
      })}
    />
  );
}
