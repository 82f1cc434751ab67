import type { Page } from '@playwright/test';
import { blank, expect, fresh, saveAs, test } from './sandtable';

/** The places in the line of all runs that are not over, by id. */
async function places(page: Page): Promise<Record<string, number>> {
  const { items } = (await (await page.request.get('/api/line')).json()) as { items: { id: string; waiting: number }[] };
  return Object.fromEntries(items.map(({ id, waiting }) => [id, waiting]));
}

/** Starts a simulation of the open process with so many repeats of many cases, and gives its id. */
async function simulate(page: Page, repeats: number): Promise<string> {
  await page.getByRole('tab', { name: 'Numbers' }).click();
  await page.getByLabel('A number of cases', { exact: true }).fill('20000');
  await page.getByLabel('Repeats', { exact: true }).fill(String(repeats));
  await page.keyboard.press('Tab');
  const started = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith('/runs'));
  await page.keyboard.press('Control+Enter');
  const { id } = (await (await started).json()) as { id: string };
  await expect(page.getByRole('tab', { name: 'Results', selected: true })).toBeVisible();
  return id;
}

test('simulations wait in line, show what they know, go first and are cancelled', async ({ page }) => {
  await blank(page);
  await saveAs(page, fresh('Line'));
  const long = await simulate(page, 10_000);
  const results = page.getByRole('tabpanel', { name: 'Results' });
  await expect(page.getByTestId('kpi-live-cycleTime').or(page.getByTestId('kpi-live-throughput')).first()).toBeVisible({ timeout: 30_000 });
  await expect(results.getByText(/^After [\d,]+ repeat/)).toBeVisible();

  const second = await simulate(page, 2);
  await expect(results.getByText('It is next')).toBeVisible();
  const third = await simulate(page, 3);
  await expect(results.getByText('No. 2 in line')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Simulations under way' })).toContainText('2 waiting');
  await results.getByRole('button', { name: 'Play next' }).click();
  await expect.poll(() => places(page)).toEqual({ [long]: 0, [third]: 1, [second]: 2 });
  await expect(results.getByText('It is next')).toBeVisible();

  // What waits and is cancelled leaves no result; what goes on and is stopped keeps its whole repeats.
  await page.getByRole('button', { name: 'Simulations under way' }).click();
  const line = page.getByRole('list', { name: 'Simulations under way' });
  await expect(line.getByTestId('queued')).toHaveCount(3);
  await line.getByTestId('queued').nth(2).getByRole('button', { name: /^Cancel: / }).click();
  await expect(line.getByTestId('queued')).toHaveCount(2);
  await line.getByTestId('queued').first().getByRole('button', { name: /^Stop: / }).click();
  await expect(page.getByRole('button', { name: 'Simulations under way' })).toBeHidden({ timeout: 30_000 });
  await expect(page.getByTestId('kpi-cycleTime')).toBeVisible({ timeout: 30_000 });
  const ended = async (id: string) => (await (await page.request.get(`/api/runs/${id}`)).json()) as { status: string; report: { replications: number; partial: boolean } | null };
  expect(await ended(second)).toMatchObject({ status: 'cancelled', report: null });
  expect(await ended(third)).toMatchObject({ status: 'finished', report: { replications: 3 } });
  expect(await ended(long)).toMatchObject({ status: 'cancelled', report: { partial: true } });
});
