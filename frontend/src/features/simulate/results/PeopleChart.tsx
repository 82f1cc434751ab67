import type { Report } from '../../../api/report';
import { duration } from '../../../format/duration';
import { money, number, percent } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import type { Keep } from '../../../ui/figures';
import { BarsChart } from './BarsChart';

/** How many bars are drawn; the table has everybody. */
const drawn = 16;

/** How busy everybody is, by name or as one of a headcount. */
export function PeopleChart({ report, keep }: { report: Report; keep: Keep }) {
  const { t, language } = useWords();
  const people = [...(report.people ?? [])].sort((a, b) => (b.utilization ?? 0) - (a.utilization ?? 0));
  if (people.length < 2) return null;
  const rolesOf = (ids: string[] | null) => (ids ?? []).map((id) => report.roles[id]?.name || id).join(', ');
  const nameOf = ({ name, roles }: (typeof people)[number]) => name || rolesOf(roles);
  const unlisted = report.peopleUnlisted ?? 0;
  const whole = (count: number) => number(count, language, 0);
  const note = unlisted > 0 ? t('results:busiestListed', { count: drawn, listed: whole(people.length), all: whole(people.length + unlisted) }) : people.length > drawn ? t('results:busiest', { count: drawn }) : undefined;
  return (
    <BarsChart
      title={t('results:people')}
      note={note}
      most={1}
      say={(value) => percent(value, language, 0)}
      keep={keep}
      bars={people.slice(0, drawn).map((person) => ({ name: nameOf(person), value: person.utilization ?? 0, label: percent(person.utilization, language), tone: (person.utilization ?? 0) > 0.9 ? 'danger' : undefined }))}
      figures={{
        columns: [
          { title: t('results:person') },
          { title: t('simulate:roles') },
          { title: t('simulate:utilization'), numeric: true, unit: '0–1' },
          { title: '±', numeric: true, unit: '0–1' },
          { title: t('simulate:busy'), numeric: true, unit: 's' },
          { title: t('results:overtime'), numeric: true, unit: 's' },
          { title: t('results:items'), numeric: true },
          { title: t('results:costOfRun'), numeric: true, unit: report.currency },
        ],
        rows: people.map((person) => {
          const { utilization, halfWidth, busySeconds, overtimeSeconds, items, cost } = person;
          return {
            shown: [nameOf(person), rolesOf(person.roles), percent(utilization, language), percent(halfWidth, language), duration(busySeconds, language), duration(overtimeSeconds, language), number(items, language, 1), money(cost, report.currency, language)],
            plain: [nameOf(person), rolesOf(person.roles), utilization, halfWidth, busySeconds, overtimeSeconds, items, cost],
          };
        }),
      }}
    />
  );
}
