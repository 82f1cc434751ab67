import type { Report } from '../../../api/report';
import { duration } from '../../../format/duration';
import { number, percent } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import type { Keep } from '../../../ui/figures';
import { StackedChart } from './StackedChart';

const duties = ['work', 'consult', 'approve', 'inform', 'escalation'] as const;

/** What each role's time goes into: work of its own, and what it is asked, told and called for. */
export function DutiesChart({ report, keep }: { report: Report; keep: Keep }) {
  const { t, language } = useWords();
  const roles = Object.entries(report.roles)
    .map(([id, role]) => ({ name: role.name || id, role, parts: Object.fromEntries(Object.entries(role.duties).map(([duty, seconds]) => [duty, seconds / 3600])) }))
    .filter(({ role }) => role.busySeconds > 0)
    .sort((a, b) => b.role.busySeconds - a.role.busySeconds);
  const shown = duties.filter((duty) => roles.some(({ parts }) => parts[duty]));
  const overtime = roles.some(({ role }) => role.overtimeSeconds > 0);
  if (roles.length === 0 || (shown.length < 2 && !overtime)) return null;
  const hours = (value: number | undefined) => t('results:hours', { hours: number(value ?? 0, language, 1) });
  return (
    <StackedChart
      title={t('results:duties')}
      note={t('results:dutiesNote')}
      stacks={roles}
      parts={shown.map((key) => ({ key, label: t(`results:duty.${key}`) }))}
      say={(value) => hours(value)}
      keep={keep}
      figures={{
        columns: [{ title: t('simulate:role') }, ...shown.map((duty) => ({ title: t(`results:duty.${duty}`), numeric: true, unit: 's' })), { title: t('results:besides'), numeric: true, unit: '0–1' }, { title: t('results:overtime'), numeric: true, unit: 's' }],
        rows: roles.map(({ name, role, parts }) => {
          const all = Object.values(parts).reduce((sum, part) => sum + part, 0);
          const besides = all > 0 ? 1 - (parts.work ?? 0) / all : 0;
          return {
            shown: [name, ...shown.map((duty) => (parts[duty] ? hours(parts[duty]) : '–')), percent(besides, language), role.overtimeSeconds > 0 ? duration(role.overtimeSeconds, language) : '–'],
            plain: [name, ...shown.map((duty) => role.duties[duty] ?? 0), besides, role.overtimeSeconds],
          };
        }),
      }}
    />
  );
}
