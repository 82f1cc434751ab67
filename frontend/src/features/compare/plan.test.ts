import { expect, it } from 'vitest';
import { cash, tidy, written } from './plan';

it('what was saved is counted up month by month, with its band', () => {
  const months = cash({ investment: 1000, months: 3, perMonth: { mean: 400, low: 300, high: 500 } });
  expect(months.map(({ mean }) => mean)).toEqual([-1000, -600, -200, 200]);
  expect(months[2]).toEqual({ mean: -200, low: -400, high: 0 });
});

it('without an interval nothing is drawn', () => {
  expect(cash({ investment: 1000, months: 3, perMonth: null })).toEqual([]);
});

it('what was not filled in is not kept, and what was is', async () => {
  const plan = { months: 24, casesPerMonth: undefined, discountRate: 0, investment: [{ name: 'Training', amount: '20000.00' }, { name: ' ', amount: '0' }], running: [] };
  expect(tidy(plan)).toEqual({ months: 24, investment: [{ name: 'Training', amount: '20000.00' }] });
  expect(JSON.parse(await written(plan).text())).toEqual(tidy(plan));
});
