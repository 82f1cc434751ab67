import { canvas, expect, test } from './sandtable';

test('numbers of what is gone are asked about, left out by choice, and moved to another task', async ({ page }) => {
  await page.getByRole('button', { name: /Sample: Order handling/ }).click();
  const invoice = canvas(page).locator('[data-element-id="Task_Invoice"]');
  await expect(invoice).toBeVisible();
  await page.getByRole('tab', { name: 'Numbers' }).click();
  await expect(page.getByLabel('People in Credit analyst')).toBeVisible();
  await invoice.click();
  await page.keyboard.press('Delete');
  await expect(invoice).toHaveCount(0);

  const list = page.getByRole('region', { name: /of an older version of the process/ });
  await expect(list).toContainText('Task Prepare the invoice its work');

  await page.keyboard.press('Control+Enter');
  const question = page.getByRole('dialog', { name: /Simulate without/ });
  await expect(question).toContainText('Prepare the invoice');
  await question.getByRole('button', { name: 'Look at them' }).click();
  await expect(question).toHaveCount(0);
  await expect(list).toBeVisible();

  await page.keyboard.press('Control+Enter');
  await question.getByRole('button', { name: 'Simulate without them' }).click();
  await expect(page.getByText(/^Left out as numbers of an older version of the process: “Prepare the invoice”/)).toBeVisible();

  await page.getByRole('tab', { name: 'Numbers' }).click();
  const to = list.getByRole('combobox', { name: 'Move the numbers of “Prepare the invoice” to another element' });
  await to.click();
  await to.fill('Send the invoice');
  await page.keyboard.press('Enter');
  await expect(list).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo in the numbers' }).click();
  await expect(list).toBeVisible();
});

test('of several scenarios it is asked once, and the comparison says what was left out', async ({ page }) => {
  await page.getByRole('button', { name: /Sample: Order handling/ }).click();
  const invoice = canvas(page).locator('[data-element-id="Task_Invoice"]');
  await expect(invoice).toBeVisible();
  await page.getByRole('tab', { name: 'Compare' }).click();
  await page.getByRole('button', { name: 'Duplicate as “To-be”' }).click();
  await expect(page.locator('.st-scenario')).toContainText('To-be');
  await invoice.click();
  await page.keyboard.press('Delete');
  await expect(invoice).toHaveCount(0);

  await page.getByRole('tab', { name: 'Compare' }).click();
  await page.getByLabel('Repeats', { exact: true }).fill('5');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByRole('dialog', { name: /Simulate without/ }).getByRole('button', { name: 'Simulate without them' }).click();
  await expect(page.getByText(/^To-be: Left out as numbers of an older version of the process: “Prepare the invoice”/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
