import { canvas, expect, test } from './sandtable';

test('what a comparison saves is held against a plan, which is kept', async ({ page }) => {
  await page.getByRole('button', { name: /Sample: Order handling/ }).click();
  await expect(canvas(page).locator('.djs-shape').first()).toBeVisible();
  await page.getByRole('tab', { name: 'Compare' }).click();
  await page.getByRole('button', { name: 'Duplicate as “To-be”' }).click();
  await expect(page.locator('.st-scenario')).toContainText('To-be');
  const clerks = page.getByLabel('People in Sales clerk');
  await clerks.fill(String(Number(await clerks.inputValue()) + 2));
  await page.keyboard.press('Tab');
  await page.getByRole('tab', { name: 'Compare' }).click();
  await page.getByLabel('Repeats', { exact: true }).fill('5');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();

  const tradeoff = page.getByRole('region', { name: 'Trade-off' });
  await expect(tradeoff.getByRole('img', { name: 'Trade-off' }).locator('svg')).toBeVisible({ timeout: 60_000 });
  await tradeoff.getByTitle('Table').click();
  await expect(tradeoff.getByRole('row', { name: /^To-be/ })).toBeVisible();

  const worth = page.getByRole('region', { name: 'Is it worth it?' });
  await worth.getByRole('button', { name: 'Plan the investment' }).click();
  await worth.getByRole('button', { name: 'Spent once: Add an amount' }).click();
  await worth.getByLabel('Spent once 1: what for').fill('Training');
  await worth.getByLabel('Spent once 1: amount').fill('20000');
  const kept = page.waitForResponse((response) => response.request().method() === 'PUT' && response.url().endsWith('/plan'));
  await worth.getByLabel('Look ahead').fill('24');
  await page.keyboard.press('Tab');
  expect((await kept).ok()).toBe(true);
  await expect(worth.getByRole('row', { name: /Training · once/ })).toContainText('20,000');
  await expect(worth.getByRole('row', { name: /Net present value over 24 months/ })).toBeVisible();
  await expect(worth.getByRole('list', { name: 'Whether it is worth it' })).toContainText('24 months');
  const download = page.waitForEvent('download');
  await worth.getByRole('button', { name: 'Keep the plan as a file' }).click();
  expect((await download).suggestedFilename()).toMatch(/Investment\.json$/);

  const address = (await kept).url();
  await expect.poll(async () => (await page.request.get(address)).json()).toMatchObject({ plan: { months: 24, investment: [{ name: 'Training', amount: '20000' }] } });
  await page.getByRole('tab', { name: 'Numbers' }).click();
  await page.getByRole('tab', { name: 'Compare' }).click();
  await expect(worth.getByLabel('Spent once 1: what for')).toHaveValue('Training');
});
