import type { Item, Plan, Range, Return } from '../../api/plans';

/** How far one looks ahead unless a plan says otherwise, in months. */
export const usualMonths = 36;

/** A plan without what is not filled in: lines without a name and an amount, and fields that were emptied. */
export function tidy({ months, casesPerMonth, discountRate, investment, running }: Plan): Plan {
  const lines = (items: Item[] | undefined) => items?.filter(({ name, amount }) => name.trim() !== '' || Number(amount) > 0);
  const kept: Plan = { months, casesPerMonth, discountRate, investment: lines(investment), running: lines(running) };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value != null && value !== 0 && !(Array.isArray(value) && value.length === 0)));
}

/** A plan as it is written to a file: the same JSON as the command line reads. */
export function written(plan: Plan): Blob {
  return new Blob([`${JSON.stringify(tidy(plan), null, 2)}\n`], { type: 'application/json' });
}

/** What has come back at the end of each month less what was invested, month 0 first; not discounted, as the payback is not. */
export function cash({ investment, months, perMonth }: Pick<Return, 'investment' | 'months' | 'perMonth'>): Range[] {
  if (!perMonth) return [];
  return Array.from({ length: months + 1 }, (_, month) => ({ mean: month * perMonth.mean - investment, low: month * perMonth.low - investment, high: month * perMonth.high - investment }));
}
