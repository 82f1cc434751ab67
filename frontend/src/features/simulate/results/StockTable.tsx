import type { Report } from '../../../api/report';
import { number } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import { ExportMenu } from '../../../ui/ExportMenu';
import type { Figures, Keep } from '../../../ui/figures';
import { FigureTable } from '../../../ui/ChartCard';
import { Section } from '../../../ui/Section';

/** How much stock there was, how often it was ordered, and how often it was missed. */
export function StockTable({ report, keep }: { report: Report; keep: Keep }) {
  const { t, language } = useWords();
  const title = t('results:stock');
  const stocks = Object.entries(report.stock ?? {});
  if (stocks.length === 0) return null;
  const plain = (value: number | null) => number(value, language, 1);
  const figures: Figures = {
    columns: [{ title: t('results:material') }, { title: t('results:level'), numeric: true }, { title: t('simulate:least'), numeric: true }, { title: t('simulate:most'), numeric: true }, { title: t('results:orders'), numeric: true }, { title: t('results:missed'), numeric: true }],
    rows: stocks.map(([id, { name, level, orders, missed }]) => ({
      shown: [name || id, plain(level.mean), plain(level.min), plain(level.max), plain(orders.mean), plain(missed.mean)],
      plain: [name || id, level.mean, level.min, level.max, orders.mean, missed.mean],
    })),
  };
  return (
    <Section title={title} note={t('results:meansOfRun')} extra={<ExportMenu title={title} figures={figures} keep={keep} />}>
      <FigureTable figures={figures} />
    </Section>
  );
}
