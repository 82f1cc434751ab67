import { readFileSync } from 'node:fs';
import { canvas, expect, pickFrom, test } from './sandtable';

test('the cases of a run are sorted and narrowed, one is followed step by step to the diagram, and the board shows who is where', async ({ page }) => {
  await page.getByRole('button', { name: /Sample: Loan approval/ }).click();
  await expect(canvas(page).locator('.djs-shape').first()).toBeVisible();

  // Before anything was simulated the table says what it is for.
  await page.keyboard.press('Alt+c');
  const cases = page.getByRole('region', { name: 'Cases', exact: true });
  await expect(cases).toContainText('Nothing has been simulated yet');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('kpi-cycleTime')).toBeVisible({ timeout: 60_000 });

  // Pictures of a chart and the figures behind it, from one menu; they are what they say they are.
  const chart = page.getByRole('region', { name: 'Cycle time', exact: true });
  for (const [entry, ending, holds] of [['Drawing that stays sharp (SVG)', '.svg', /^<svg[^>]*><rect/], ['Figures (CSV)', '.csv', /^\uFEFFFrom \(s\),/]] as const) {
    const kept = page.waitForEvent('download');
    await pickFrom(chart.getByRole('button', { name: 'Export “Cycle time”' }), entry);
    expect((await kept).suggestedFilename()).toMatch(new RegExp(`^Loan approval .+ – Cycle time\\${ending}$`));
    const file = readFileSync(await (await kept).path(), 'utf8');
    expect(file).toMatch(holds);
    if (ending === '.svg') expect(await page.evaluate((svg) => new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('parsererror')?.textContent ?? 'well-formed', file)).toBe('well-formed');
  }
  const drawn = page.waitForEvent('download');
  await pickFrom(chart.getByRole('button', { name: 'Export “Cycle time”' }), 'Picture (PNG)');
  const pixels = readFileSync(await (await drawn).path(), 'base64');
  const width = await page.evaluate(async (data) => (await createImageBitmap(new Blob([Uint8Array.from(atob(data), (byte) => byte.charCodeAt(0))], { type: 'image/png' }))).width, pixels);
  expect(width).toBeGreaterThanOrEqual(1280);

  await expect(cases.getByText('500 cases')).toBeVisible({ timeout: 30_000 });
  const longest = cases.getByRole('row').nth(1);
  await cases.getByRole('columnheader', { name: 'Cycle time' }).click();
  await cases.getByRole('columnheader', { name: 'Cycle time' }).click();
  await expect(cases.getByRole('columnheader', { name: 'Cycle time' })).toHaveAttribute('aria-sort', 'descending');
  await expect(longest).toContainText('Missed');
  await cases.getByRole('textbox', { name: 'Cycle time, at most' }).fill('1 d');
  await cases.getByRole('textbox', { name: 'Cycle time, at most' }).press('Enter');
  await expect(cases.getByText(/^\d+ of 500 cases$/)).toBeVisible();
  // Other tables leave what was narrowed and sorted as it is.
  await page.keyboard.press('Alt+Shift+B');
  await expect(page.getByRole('region', { name: 'Board', exact: true }).getByRole('slider', { name: 'Moment of the run' })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('radiogroup', { name: 'Tables' }).getByText('RACI', { exact: true }).click();
  await expect(cases).toBeHidden();
  await page.keyboard.press('Alt+c');
  await expect(cases.getByText(/^\d+ of 500 cases$/)).toBeVisible();
  await expect(cases.getByRole('columnheader', { name: 'Cycle time' })).toHaveAttribute('aria-sort', 'descending');
  await cases.getByRole('button', { name: 'Show all' }).click();
  await expect(cases.getByText('500 cases')).toBeVisible();

  // What happened to one, followed with the keyboard to the canvas; and what is selected there is marked here.
  await longest.getByRole('button').click();
  const one = page.getByRole('region', { name: /^Case \d+$/ });
  const steps = one.getByRole('listbox');
  await expect(steps.getByRole('option').first()).toBeVisible({ timeout: 30_000 });
  await expect(one).toContainText('Check the documents');
  await steps.focus();
  await steps.press('ArrowDown');
  await expect(steps.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true');
  await steps.press('Home');
  await steps.press('Enter');
  await expect(canvas(page).locator('.djs-element.selected')).toContainText('Check');
  await expect(steps.locator('[data-selected]').first()).toBeVisible();

  // The board at its busiest moment, and at the end by key; a card leads to its case.
  await page.keyboard.press('Alt+Shift+B');
  const board = page.getByRole('region', { name: 'Board', exact: true });
  const card = board.getByRole('article').getByRole('button', { name: /^Case \d+/ }).first();
  await expect(card).toBeVisible({ timeout: 30_000 });
  const time = board.getByRole('slider', { name: 'Moment of the run' });
  await time.focus();
  await time.press('End');
  await expect(board.getByText('In progress: 0')).toBeVisible();
  await expect(board.getByText('Over: 500')).toBeVisible();
  await time.press('Home');
  await expect(board.getByText('Over: 0')).toBeVisible();
  await time.press('PageUp');
  await expect(time).not.toHaveAttribute('aria-valuenow', '0');
  await expect(card).toBeVisible();
  const name = (await card.locator('.st-board-case').textContent())!;
  await card.click();
  await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
});
