import type { Page } from '@playwright/test';
import { address, blank, canvas, expect, fresh, saveAs, test } from './sandtable';

/** Gives the start event a name, as one step. */
async function rename(page: Page, name: string) {
  const start = canvas(page).locator('[data-element-id=StartEvent_1].djs-element');
  await start.dblclick();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(canvas(page)).toContainText(name);
}

/** Waits until the journal has a step of that name. */
async function kept(page: Page, name: string) {
  await page.waitForResponse(async (response) => response.request().method() === 'PUT' && response.url().includes('/api/journal/') && response.ok() && (response.request().postData() ?? '').includes(name));
}

test('what a crash left unsaved is offered, goes on where it was, and its steps can be taken back', async ({ page, context }) => {
  const name = fresh('Crash');
  await blank(page);
  await saveAs(page, name);
  for (const step of ['Order', 'Order came', 'Order arrived']) {
    const safe = kept(page, step);
    await rename(page, step);
    await safe;
  }
  await page.close();

  const next = await context.newPage();
  await next.goto(address());
  const dialog = next.getByRole('dialog', { name: /not saved/ });
  await expect(dialog).toContainText(name);
  await expect(dialog).toContainText('1 changed');
  await expect(dialog.getByRole('img', { name: `Diagram of ${name}` })).toContainText('Order arrived');
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(canvas(next)).toContainText('Order arrived');
  await expect(next.getByRole('img', { name: 'Unsaved changes' })).toBeVisible();

  await next.keyboard.press('Control+z');
  await expect(canvas(next)).not.toContainText('Order arrived');
  await expect(canvas(next)).toContainText('Order came');
  await next.keyboard.press('Alt+h');
  const steps = next.getByRole('list', { name: 'History of steps' });
  await expect(steps.getByRole('button')).toHaveText([/Order arrived/, /Order came/, /“Order”/, /Opened/]);
  await expect(steps.getByRole('button', { name: /Order came/ })).toHaveAttribute('aria-current', 'step');
  await steps.getByRole('button', { name: /Opened/ }).click();
  await expect(canvas(next)).not.toContainText('Order');
  await expect(next.getByRole('img', { name: 'Unsaved changes' })).toBeHidden();
  await steps.getByRole('button', { name: /Order arrived/ }).click();
  await expect(canvas(next)).toContainText('Order arrived');
  await next.keyboard.press('Control+s');
  await expect(next.getByText('Saved · revision 2')).toBeVisible();

  // What is saved is not offered again, and what is open in one page not in another.
  const other = await context.newPage();
  const asked = other.waitForResponse(/api\/journal\?page=/);
  await other.goto(address());
  expect(((await (await asked).json()) as { items: { work: { name: string } }[] }).items.map(({ work }) => work.name)).not.toContain(name);
});
