import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { canvas, expect, pickFrom, test } from './sandtable';

test('a process that was rehearsed goes out as a handbook, for the browser and for Word', async ({ page }) => {
  await page.getByRole('list', { name: 'Begin with a template' }).getByRole('button', { name: /Order change/ }).click();
  await expect(canvas(page).locator('[data-element-id=Task_Register].djs-element')).toBeVisible();
  await page.getByRole('button', { name: 'Simulate', exact: true }).click();
  await expect(page.getByTestId('kpi-cycleTime')).toBeVisible({ timeout: 60_000 });

  const dialog = await asked(page);
  await dialog.getByText('HTML', { exact: true }).click();
  await dialog.getByText('Bilingual', { exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Owner' }).fill('Ann Lee');
  await dialog.getByRole('checkbox', { name: 'Findings' }).uncheck();
  const html = (await made(page)).toString('utf8');
  for (const said of ['流程手册 · Process handbook', '订单变更', 'Ann Lee', 'Register the request', 'A case takes']) expect(html).toContain(said);
  expect(html).not.toContain('What the checker found');

  // Who owns it is remembered; by keyboard it is two keys.
  await page.keyboard.press('Alt+b');
  await expect(page.getByRole('dialog', { name: 'Process handbook' }).getByRole('textbox', { name: 'Owner' })).toHaveValue('Ann Lee');
  expect((await made(page)).subarray(0, 2).toString('latin1')).toBe('PK');
});

async function asked(page: Page) {
  await pickFrom(page.getByRole('button', { name: 'File', exact: true }), 'Process handbook…');
  return page.getByRole('dialog', { name: 'Process handbook' });
}

/** The file that the dialog hands over. */
async function made(page: Page): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Make handbook' }).click();
  const file = await readFile(await (await download).path());
  await expect(page.getByRole('dialog', { name: 'Process handbook' })).toBeHidden();
  return file;
}
