import type { Report } from '../../../api/report';
import { money, number } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import type { Keep } from '../../../ui/figures';
import { BarsChart } from './BarsChart';

/** What a run costs, by driver, and what it brings in. */
export function MoneyChart({ report, keep }: { report: Report; keep: Keep }) {
  const { t, language } = useWords();
  const drivers = Object.entries(report.money ?? {})
    .map(([driver, stat]) => ({ driver, ...stat }))
    .sort((a, b) => Number(a.driver === 'revenue') - Number(b.driver === 'revenue') || (b.mean ?? 0) - (a.mean ?? 0));
  if (drivers.length === 0) return null;
  const price = (value: number | null) => money(value, report.currency, language);
  const cost = drivers.filter(({ driver }) => driver !== 'revenue').reduce((sum, { mean }) => sum + (mean ?? 0), 0);
  const revenue = drivers.find(({ driver }) => driver === 'revenue')?.mean;
  const sums = [
    { name: t('results:totalCost'), mean: cost },
    ...(revenue != null ? [{ name: t('results:profit'), mean: revenue - cost }] : []),
  ];
  return (
    <BarsChart
      title={t('results:money')}
      note={t('results:moneyNote')}
      say={(value) => number(value, language, 2)}
      keep={keep}
      bars={drivers.map(({ driver, mean, halfWidth }) => ({
        name: t(`results:driver.${driver}`),
        value: mean ?? 0,
        label: halfWidth === null ? price(mean) : `${price(mean)} ± ${price(halfWidth)}`,
        tone: driver === 'revenue' ? 'muted' : driver === 'penalties' ? 'danger' : undefined,
      }))}
      figures={{
        columns: [{ title: t('results:what') }, { title: t('simulate:mean'), numeric: true, unit: report.currency }, { title: '±', numeric: true, unit: report.currency }],
        rows: [
          ...drivers.map(({ driver, mean, halfWidth }) => ({ shown: [t(`results:driver.${driver}`), price(mean), price(halfWidth)], plain: [t(`results:driver.${driver}`), mean, halfWidth] })),
          ...sums.map(({ name, mean }) => ({ shown: [name, price(mean), '–'], plain: [name, mean, null] })),
        ],
      }}
    />
  );
}
