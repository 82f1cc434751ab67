import type { Report } from '../../api/report';
import { csv } from '../../format/csv';
import { duration } from '../../format/duration';
import { money, percent } from '../../format/number';
import { useWords } from '../../i18n/i18n';
import type { Figures } from '../../ui/ChartCard';
import { FigureTable } from '../../ui/ChartCard';
import { Section } from '../../ui/Section';
import { KeepCsv } from './KeepCsv';

/** How busy each role was and what it cost. */
export function RoleTable({ report, keep }: { report: Report; keep: (name: string, data: Blob) => void }) {
  const { t, language } = useWords();
  const title = t('simulate:roles');
  const figures: Figures = {
    columns: [
      { title: t('simulate:role') },
      { title: t('simulate:headcount'), numeric: true },
      { title: t('simulate:utilization'), numeric: true },
      { title: t('simulate:busy'), numeric: true },
      { title: t('simulate:available'), numeric: true },
      { title: t('simulate:kpi.cost'), numeric: true },
    ],
    rows: Object.entries(report.roles).map(([id, role]) => ({
      shown: [
        role.name || id,
        role.headcount,
        percent(role.utilization.mean, language),
        duration(role.busySeconds, language),
        duration(role.availableSeconds, language),
        money(role.cost.mean, report.currency, language),
      ],
      plain: [role.name || id, role.headcount, role.utilization.mean, role.busySeconds, role.availableSeconds, role.cost.mean],
    })),
  };
  const write = () => new Blob([csv(figures.columns.map((column) => column.title), figures.rows.map(({ plain }) => plain))], { type: 'text/csv' });
  return (
    <Section title={title} extra={<KeepCsv onKeep={() => keep(`${title}.csv`, write())} />}>
      <FigureTable figures={figures} />
    </Section>
  );
}
