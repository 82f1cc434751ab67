import type { Locator, Page } from '@playwright/test';
import { canvas, expect, middle, test } from './sandtable';

/** The sample in a project whose organisation has a role that is not drawn, and its matrix. */
async function matrix(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /Sample: Order handling/ }).click();
  await expect(canvas(page).locator('.djs-shape').first()).toBeVisible();
  await page.evaluate(async () => {
    const headers = { 'Content-Type': 'application/json' };
    const { items } = await (await fetch('/api/projects')).json();
    for (const { id } of items) {
      const { revision } = await (await fetch(`/api/projects/${id}/organisation`)).json();
      if (revision === 0) await fetch(`/api/projects/${id}/organisation`, { method: 'PUT', headers, body: JSON.stringify({ revision, content: { roles: [{ id: 'audit', name: 'Internal audit' }] } }) });
    }
  });
  await page.keyboard.press('Alt+r');
  const grid = page.getByRole('grid', { name: 'Who does what' });
  await expect(grid).toBeVisible();
  return grid;
}

const heads = (grid: Locator) => grid.getByRole('columnheader');
const cell = (grid: Locator, step: string, role: string) => grid.getByRole('row').filter({ has: grid.page().getByRole('rowheader', { name: step, exact: false }) }).getByRole('gridcell', { name: new RegExp(`^${role}: `) });

async function file(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+Shift+s');
  const parts: Buffer[] = [];
  for await (const part of await (await download).createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

test('a role of the organisation gets a column where one wants it, and a step may differ from its lane on purpose', async ({ page }) => {
  const grid = await matrix(page);
  await page.getByRole('button', { name: 'Role', exact: true }).click();
  const add = page.getByRole('dialog', { name: 'New role' });
  await add.getByRole('combobox').fill('audit');
  await page.getByTitle('Internal audit').click();
  await expect(add).toContainText('A role of the organisation');
  await add.getByRole('button', { name: 'Add' }).click();
  await expect(heads(grid).last()).toHaveText('Internal audit');
  const count = await heads(grid).count();

  // The keyboard moves it by one, the mouse to the front; the file keeps the order.
  await grid.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(heads(grid).nth(count - 2)).toHaveText('Internal audit');
  const [from, to] = [await middle(heads(grid).nth(count - 2)), await middle(heads(grid).nth(1))];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  await expect(heads(grid).nth(1)).toHaveText('Internal audit');
  expect(/<bpmn:resource id="(\w+)"/.exec(await file(page))![1]).toBe('audit');

  // Somebody else than the lane says does a step, and it is kept so.
  const step = await grid.getByRole('rowheader').first().innerText();
  await cell(grid, step, 'Internal audit').click();
  await page.keyboard.press('r');
  await expect(cell(grid, step, 'Internal audit')).toHaveAttribute('aria-label', /lane/);
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Keep it as it is' }).click();
  await expect(cell(grid, step, 'Internal audit')).toHaveAttribute('aria-label', 'Internal audit: R Responsible');
  expect(await file(page)).toMatch(/<st:step settled="\w+ audit" \/>/);
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Show again that lane and step differ' }).click();
  await expect(cell(grid, step, 'Internal audit')).toHaveAttribute('aria-label', /lane/);
});
