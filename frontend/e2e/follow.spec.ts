import { canvas, expect, pickFrom, test } from './sandtable';

test('a to-be is made from the as-is, goes back where it was changed', async ({ page }) => {
  await page.getByRole('button', { name: /Sample: Order handling/ }).click();
  await expect(canvas(page).locator('.djs-shape').first()).toBeVisible();
  await page.getByRole('tab', { name: 'Numbers' }).click();
  const more = page.getByRole('button', { name: 'More for the scenario' });
  await pickFrom(more, 'New scenario from this one…');
  await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
  const changes = page.getByRole('button', { name: /^.*Follows “/ });
  await expect(changes).toContainText('0 changes');

  const people = page.getByLabel('People in Credit analyst');
  await expect(people).toBeVisible();
  await people.fill('7');
  await page.keyboard.press('Tab');
  await expect(changes).toContainText('1 change');
  const mark = page.getByRole('button', { name: /^Take back: / }).first();
  await mark.click();
  await expect(changes).toContainText('0 changes');
  await page.getByRole('button', { name: 'Undo in the numbers' }).click();
  await expect(people).toHaveValue('7');
  await expect(changes).toContainText('1 change');
});
