import type { Return } from '../../api/plans';
import { money, number } from '../../format/number';
import type { Figures, Keep } from '../../ui/figures';
import { ChartCard } from '../../ui/ChartCard';
import { escaped } from '../../ui/charts';
import { cash } from './plan';
import { useWording } from './useWording';

/** What has come back month by month less what was invested, within its band; where the line crosses nought the investment is back. */
export function CashChart({ of, keep }: { of: Return; keep: Keep }) {
  const { t, language } = useWording();
  const months = cash(of);
  const say = (amount: number) => money(amount, of.currency, language).replace('-', '−');
  const { payback, investment } = of;
  const back = payback && investment > 0 && payback.mean <= of.months ? payback : undefined;
  const figures: Figures = {
    columns: [{ title: t('worth:month'), numeric: true }, { title: t('worth:cash'), numeric: true, unit: of.currency }, { title: t('compare:from'), numeric: true, unit: of.currency }, { title: t('compare:to'), numeric: true, unit: of.currency }],
    rows: months.map(({ mean, low, high }, month) => ({ shown: [String(month), say(mean), say(low), say(high)], plain: [month, mean, low, high] })),
  };
  return (
    <ChartCard
      title={t('worth:cash')}
      note={t('worth:cashNote', { name: of.variant })}
      height={190}
      redraw={`${JSON.stringify(of)}${language}`}
      keep={keep}
      figures={figures}
      option={(ink) => ({
        grid: { left: 8, right: 24, top: 18, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        tooltip: {
          trigger: 'axis',
          backgroundColor: ink.overlay,
          borderColor: ink.line,
          textStyle: { color: ink.text, fontSize: 12 },
          formatter: (points) => {
            const month = (Array.isArray(points) ? points[0] : points).dataIndex;
            const { mean, low, high } = months[month];
            return `${escaped(t('worth:afterMonth', { month }))}<br/><b>${escaped(say(mean))}</b><br/>${escaped(say(low))} … ${escaped(say(high))}`;
          },
        },
        xAxis: { type: 'value', min: 0, max: of.months, splitNumber: 6, axisLine: { onZero: false, lineStyle: { color: ink.line } }, axisLabel: { color: ink.muted, fontSize: 11, hideOverlap: true, formatter: (month: number) => number(month, language, 0) }, splitLine: { show: false } },
        yAxis: { type: 'value', splitNumber: 4, axisLabel: { color: ink.muted, fontSize: 11, formatter: (amount: number) => new Intl.NumberFormat(language, { notation: 'compact' }).format(amount) }, splitLine: { lineStyle: { color: ink.line } } },
        series: [
          { type: 'line', data: months.map(({ low }, month) => [month, low]), showSymbol: false, silent: true, lineStyle: { color: ink.accent, width: 1, type: 'dashed', opacity: 0.6 } },
          { type: 'line', data: months.map(({ high }, month) => [month, high]), showSymbol: false, silent: true, lineStyle: { color: ink.accent, width: 1, type: 'dashed', opacity: 0.6 } },
          {
            type: 'line',
            data: months.map(({ mean }, month) => [month, mean]),
            showSymbol: false,
            itemStyle: { color: ink.accent },
            lineStyle: { color: ink.accent, width: 2 },
            markLine: {
              silent: true,
              symbol: 'none',
              label: { color: ink.text, fontSize: 11 },
              lineStyle: { color: ink.muted, type: 'solid', width: 1 },
              data: [
                { yAxis: 0, label: { show: false } },
                ...(back ? [{ xAxis: back.mean, lineStyle: { color: ink.accent, type: 'dashed' as const }, label: { formatter: t('worth:backAfter', { months: number(back.mean, language) }), position: 'end' as const } }] : []),
              ],
            },
          },
        ],
      })}
    />
  );
}
