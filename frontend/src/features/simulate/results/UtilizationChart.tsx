import type { Report } from '../../../api/report';
import { percent } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import { ChartCard } from '../../../ui/ChartCard';
import { escaped } from '../../../ui/charts';
import type { Keep } from '../../../ui/figures';

/** How busy each role is, busiest first. */
export function UtilizationChart({ report, keep }: { report: Report; keep: Keep }) {
  const { t, language } = useWords();
  const roles = Object.entries(report.roles)
    .map(([id, role]) => ({ name: role.name || id, ...role.utilization }))
    .sort((a, b) => (b.mean ?? 0) - (a.mean ?? 0));
  const title = t('simulate:utilization');
  const share = (value: number | null) => percent(value, language);
  return (
    <ChartCard
      title={title}
      height={Math.max(90, 36 + roles.length * 30)}
      redraw={`${JSON.stringify(roles)}${language}`}
      keep={keep}
      figures={{
        columns: [{ title: t('simulate:role') }, { title: t('simulate:mean'), numeric: true, unit: '0–1' }, { title: '±', numeric: true, unit: '0–1' }, { title: t('simulate:least'), numeric: true, unit: '0–1' }, { title: t('simulate:most'), numeric: true, unit: '0–1' }],
        rows: roles.map((role) => ({
          shown: [role.name, share(role.mean), share(role.halfWidth), share(role.min), share(role.max)],
          plain: [role.name, role.mean, role.halfWidth, role.min, role.max],
        })),
      }}
      option={(ink) => ({
        grid: { left: 8, right: 52, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        tooltip: {
          trigger: 'axis',
          axisPointer: { type: 'shadow' },
          backgroundColor: ink.overlay,
          borderColor: ink.line,
          textStyle: { color: ink.text, fontSize: 12 },
          formatter: (points) => {
            const role = roles[(Array.isArray(points) ? points[0] : points).dataIndex];
            return `${escaped(role.name)}<br/><b>${share(role.mean)}</b>${role.halfWidth !== null ? ` ± ${share(role.halfWidth)}` : ''}`;
          },
        },
        xAxis: { type: 'value', min: 0, max: 1, interval: 0.25, axisLabel: { color: ink.muted, fontSize: 11, formatter: (value: number) => percent(value, language, 0) }, splitLine: { lineStyle: { color: ink.line } } },
        yAxis: { type: 'category', inverse: true, data: roles.map((role) => role.name), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: ink.text, fontSize: 12, width: 120, overflow: 'truncate' } },
        series: [
          {
            type: 'bar',
            barMaxWidth: 14,
            data: roles.map((role) => ({ value: role.mean ?? 0, itemStyle: { color: (role.mean ?? 0) > 0.9 ? ink.danger : ink.accent, borderRadius: 3 } })),
            label: { show: true, position: 'right', color: ink.text, fontSize: 12, formatter: ({ dataIndex }) => share(roles[dataIndex].mean) },
          },
        ],
      })}
    />
  );
}
