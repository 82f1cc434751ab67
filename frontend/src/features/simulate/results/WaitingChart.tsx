import type { Report, Stat } from '../../../api/report';
import { duration } from '../../../format/duration';
import { useWords } from '../../../i18n/i18n';
import type { Keep } from '../../../ui/figures';
import { StackedChart } from './StackedChart';

const causes = ['people', 'offShift', 'batch', 'consultation', 'approval', 'stock', 'event', 'pause'] as const;

/** What cases wait for, step by step and altogether. */
export function WaitingChart({ report, keep }: { report: Report; keep: Keep }) {
  const { t, language } = useWords();
  const time = (value: number | null | undefined) => duration(value ?? 0, language);
  const means = (waiting: Record<string, Stat> | undefined) => Object.fromEntries(Object.entries(waiting ?? {}).map(([cause, stat]) => [cause, stat.mean ?? 0]));
  const sum = (parts: Record<string, number>) => Object.values(parts).reduce((all, part) => all + part, 0);
  const stacks = Object.entries(report.elements)
    .map(([id, element]) => ({ name: element.name || id, parts: means(element.waiting) }))
    .filter(({ parts }) => sum(parts) > 0)
    .sort((a, b) => sum(b.parts) - sum(a.parts));
  if (stacks.length === 0) return null;
  const shown = causes.filter((cause) => stacks.some(({ parts }) => parts[cause]));
  const whole = { name: t('results:perCase'), parts: means(report.process.waiting) };
  const say = (value: number) => time(value);
  return (
    <StackedChart
      title={t('results:waiting')}
      note={t('results:waitingNote')}
      stacks={stacks.slice(0, 12)}
      parts={shown.map((key) => ({ key, label: t(`results:cause.${key}`) }))}
      say={say}
      step={stepOf(sum(stacks[0].parts))}
      keep={keep}
      figures={{
        columns: [{ title: t('simulate:element') }, ...shown.map((cause) => ({ title: t(`results:cause.${cause}`), numeric: true, unit: 's' })), { title: t('results:sum'), numeric: true, unit: 's' }],
        rows: [whole, ...stacks].map(({ name, parts }) => ({
          shown: [name, ...shown.map((cause) => (parts[cause] ? time(parts[cause]) : '–')), time(sum(parts))],
          plain: [name, ...shown.map((cause) => parts[cause] ?? 0), sum(parts)],
        })),
      }}
    />
  );
}

/** A round length of time, of which a few make up the whole. */
function stepOf(seconds: number): number {
  const rounds = [1, 5, 10, 30, 60, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 43200, 86400, 172800, 604800];
  return rounds.find((round) => seconds / round <= 4) ?? Math.ceil(seconds / 4 / 604800) * 604800;
}
