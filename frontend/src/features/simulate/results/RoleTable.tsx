import type { Report } from '../../../api/report';
import { duration } from '../../../format/duration';
import { money, percent } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import { ExportMenu } from '../../../ui/ExportMenu';
import type { Figures, Keep } from '../../../ui/figures';
import { FigureTable } from '../../../ui/ChartCard';
import { Section } from '../../../ui/Section';

/** How busy each role was in a run and what that cost; overtime, which is not part of the utilisation, only where there was any. */
export function RoleTable({ report, keep }: { report: Report; keep: Keep }) {
  const { t, language } = useWords();
  const title = t('simulate:roles');
  const roles = Object.entries(report.roles);
  const overtime = roles.some(([, role]) => role.overtimeSeconds > 0);
  const figures: Figures = {
    columns: [
      { title: t('simulate:role') },
      { title: t('simulate:headcount'), numeric: true },
      { title: t('simulate:utilization'), numeric: true, unit: '0–1' },
      { title: t('simulate:busy'), numeric: true, unit: 's' },
      { title: t('simulate:available'), numeric: true, unit: 's' },
      ...(overtime ? [{ title: t('results:overtime'), numeric: true, unit: 's' }] : []),
      { title: t('results:costOfRun'), numeric: true, unit: report.currency },
    ],
    rows: roles.map(([id, role]) => ({
      shown: [
        role.name || id,
        role.headcount,
        percent(role.utilization.mean, language),
        duration(role.busySeconds, language),
        duration(role.availableSeconds, language),
        ...(overtime ? [role.overtimeSeconds > 0 ? duration(role.overtimeSeconds, language) : '–'] : []),
        money(role.cost.mean, report.currency, language),
      ],
      plain: [role.name || id, role.headcount, role.utilization.mean, role.busySeconds, role.availableSeconds, ...(overtime ? [role.overtimeSeconds] : []), role.cost.mean],
    })),
  };
  return (
    <Section title={title} note={t('results:meansOfRun')} extra={<ExportMenu title={title} figures={figures} keep={keep} />}>
      <FigureTable figures={figures} />
    </Section>
  );
}
