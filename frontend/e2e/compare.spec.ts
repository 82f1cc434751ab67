import type { Page } from '@playwright/test';
import { canvas, choose, expect, pickFrom, test } from './sandtable';

interface Experiment {
  id: string;
  status: string;
  comparison: { sentences: { text: { en: string } }[]; rows: { measure: string; differences: { verdict: string }[] }[] } | null;
  sensitivity: { partial: boolean; tornados: { bars: { lever: string }[] }[] } | null;
}

/** The sample with its experiments on the screen. */
async function openCompare(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Sample: Order handling/ }).click();
  await expect(canvas(page).locator('.djs-shape').first()).toBeVisible();
  await page.getByRole('tab', { name: 'Compare' }).click();
}

/** Starts an experiment by its button and gives its id. */
async function run(page: Page, button: string): Promise<string> {
  const started = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith('/experiments'));
  await page.getByRole('button', { name: button, exact: true }).click();
  return ((await (await started).json()) as Experiment).id;
}

async function read(page: Page, id: string): Promise<Experiment> {
  return (await (await page.request.get(`/api/experiments/${id}`)).json()) as Experiment;
}

function view(page: Page, name: string): Promise<void> {
  return page.getByText(name, { exact: true }).click();
}

test('the sample and a copy with more people are compared, and the verdict is read', async ({ page }) => {
  await openCompare(page);
  await page.getByRole('button', { name: 'Duplicate as “To-be”' }).click();
  await expect(page.locator('.st-scenario')).toContainText('To-be');
  const clerks = page.getByLabel('People in Sales clerk');
  await clerks.fill(String(Number(await clerks.inputValue()) + 2));
  await page.keyboard.press('Tab');

  await page.getByRole('tab', { name: 'Compare' }).click();
  await page.getByLabel('Repeats', { exact: true }).fill('12');
  const id = await run(page, 'Compare');
  const verdicts = page.getByRole('list', { name: 'What the comparison says' });
  await expect(verdicts).toContainText('“To-be” is faster', { timeout: 60_000 });
  const { status, comparison } = await read(page, id);
  expect(status).toBe('finished');
  await expect(verdicts.getByRole('listitem')).toHaveText(comparison!.sentences.map(({ text }) => text.en));
  expect(comparison!.rows.find(({ measure }) => measure === 'cycleTime')!.differences[0].verdict).toBe('better');

  const forest = page.getByRole('region', { name: 'Differences' });
  await expect(forest.getByRole('img', { name: 'Differences' }).locator('svg')).toBeVisible();
  await forest.getByTitle('Table').click();
  await expect(forest.getByRole('row', { name: /Cycle time To-be/ })).toContainText('better');
  const cases = page.getByRole('region', { name: 'Whole cases' });
  await expect(cases.getByRole('row', { name: /^Cycle time −/ })).toContainText('better');
  const download = page.waitForEvent('download');
  await pickFrom(cases.getByRole('button', { name: 'Export “Whole cases”' }), 'Figures (CSV)');
  expect((await download).suggestedFilename()).toMatch(/To-be – Whole cases\.csv$/);

  // A row about a step leads to it in the diagram.
  await page.getByRole('region', { name: 'Steps' }).getByRole('button', { name: 'Waiting at “Check the order”' }).click();
  await expect(canvas(page).locator('[data-element-id=Task_CheckOrder].selected')).toBeVisible();

  // It is there still when one comes back to it.
  await page.getByRole('tab', { name: 'Numbers' }).click();
  await page.getByRole('tab', { name: 'Compare' }).click();
  await expect(verdicts).toContainText('“To-be” is faster');
});

test('a tornado is drawn, and one more person is taken on from the answer', async ({ page }) => {
  await openCompare(page);
  await view(page, 'What matters');
  await choose(page, page.getByRole('combobox', { name: 'Change' }), 'Headcounts');
  await page.keyboard.press('Escape');
  await page.getByLabel('Repeats', { exact: true }).fill('3');
  const id = await run(page, 'Find out');
  const chart = page.getByRole('region', { name: 'Cycle time', exact: true });
  await expect(chart.getByRole('img').locator('svg')).toBeVisible({ timeout: 60_000 });
  const { sensitivity } = await read(page, id);
  expect(sensitivity!.tornados[0].bars.map(({ lever }) => lever).every((lever) => /^roles\/.*\/headcount$/.test(lever))).toBe(true);
  await expect(page.getByRole('region', { name: 'All numbers' }).getByRole('row', { name: /People:/ })).toHaveCount(sensitivity!.tornados[0].bars.length);

  await view(page, '+1 person');
  await run(page, 'Find out');
  const hires = page.getByRole('region', { name: 'Role by role' });
  await hires.getByRole('button', { name: 'One more person as Sales clerk' }).click({ timeout: 60_000 });
  await page.getByRole('tab', { name: 'Numbers' }).click();
  await expect(page.getByText('changed', { exact: true })).toBeVisible();
});

test('every combination of two numbers is played, and the best are marked', async ({ page }) => {
  await openCompare(page);
  await view(page, 'What if');
  await choose(page, page.getByRole('combobox', { name: 'Change', exact: true }), 'People: Sales clerk');
  await page.getByLabel('Values of: Change').fill('1..x');
  await expect(page.getByRole('alert')).toContainText('Write values such as');
  await expect(page.getByRole('button', { name: 'Play all' })).toBeDisabled();
  await page.getByLabel('Values of: Change').fill('1..3');
  await page.getByRole('button', { name: 'Change a second number' }).click();
  await choose(page, page.getByRole('combobox', { name: 'and', exact: true }), 'Cases at');
  await page.getByLabel('Values of: and').fill('0.8, 1');
  await page.getByLabel('Repeats', { exact: true }).fill('3');
  await run(page, 'Play all');
  const map = page.getByRole('region', { name: 'Cycle time', exact: true });
  await expect(map.getByRole('row')).toHaveCount(4, { timeout: 60_000 });
  await expect(map.getByRole('img', { name: 'beaten by no other combination' }).first()).toBeVisible();
});

test('an experiment is cancelled, and says so', async ({ page }) => {
  await openCompare(page);
  await view(page, 'What matters');
  await page.getByLabel('Repeats', { exact: true }).fill('2000');
  const id = await run(page, 'Find out');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Cancel', exact: true })).toBeHidden({ timeout: 20_000 });
  await expect.poll(async () => (await read(page, id)).status).toBe('cancelled');
  await expect(page.getByText(/Cancelled before|Stopped early/)).toBeVisible();
});
