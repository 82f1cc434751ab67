import type { Range, Return } from '../../api/plans';
import { money, number, percent } from '../../format/number';
import type { Figures, Keep } from '../../ui/figures';
import { TableCard } from '../../ui/ChartCard';
import { useWording } from './useWording';
import { Figure } from './Verdict';

/** What every scenario costs and brings, side by side: amounts, what they are made of, and their intervals. */
export function WorthTable({ all, keep }: { all: Return[]; keep: Keep }) {
  const { t, language } = useWording();
  // What rounds to nothing has no sign.
  const amount = (of: number, { currency }: Return) => money(Math.abs(of) < 0.005 ? 0 : of, currency, language).replace('-', '−');
  const items = all.flatMap(({ items: lines }) => lines).filter((line, at, lines) => lines.findIndex((other) => other.name === line.name && other.monthly === line.monthly) === at);
  const spent = items.map(({ name, monthly }) => {
    const own = (one: Return) => one.items.filter((line) => line.name === name && line.monthly === monthly).reduce((sum, line) => sum + line.amount, 0);
    return {
      shown: [`${name || t('worth:unnamed')} · ${t(monthly ? 'worth:monthly' : 'worth:once')}`, ...all.map((one) => amount(own(one), one))],
      plain: [`${name || t('worth:unnamed')} · ${t(monthly ? 'worth:monthly' : 'worth:once')}`, ...all.map(own)],
    };
  });
  const sum = (title: string, of: (one: Return) => number) => ({ shown: [title, ...all.map((one) => amount(of(one), one))], plain: [title, ...all.map(of)] });
  const ranged = (title: string, of: (one: Return) => Range | null, say: (value: number, one: Return) => string) => ({
    shown: [
      title,
      ...all.map((one) => {
        const range = of(one);
        return range ? <Figure key={one.variant} shown={say(range.mean, one)} half={`${say(range.low, one)} … ${say(range.high, one)}`} /> : '–';
      }),
    ],
    plain: [title, ...all.map((one) => of(one)?.mean ?? null)],
  });
  const rows = [
    ...spent,
    sum(t('worth:investmentSum'), ({ investment }) => investment),
    ranged(t('worth:perCase'), ({ perCase }) => perCase, amount),
    ranged(t('worth:perMonth'), ({ perMonth }) => perMonth, amount),
    ranged(t('worth:payback'), ({ payback, investment }) => (investment > 0 ? payback : null), (months) => t('worth:inMonths', { months: number(months, language) })),
    ranged(t('worth:value', { months: all[0].months }), ({ value }) => value, amount),
    ranged(t('worth:share'), ({ share }) => share, (share) => percent(share, language, 0).replace('-', '−')),
  ];
  const figures: Figures = {
    columns: [{ title: t('worth:what') }, ...all.map(({ variant }) => ({ title: variant, numeric: true }))],
    // What a row is about gives way to its amounts.
    rows: rows.map(({ shown: [what, ...amounts], plain }) => ({ shown: [<span key="what" className="st-worth-what">{what}</span>, ...amounts], plain })),
  };
  return <TableCard title={t('worth:table')} note={t('worth:tableNote')} figures={figures} keep={keep} />;
}
