import { canvas, choose, expect, pickFrom, test } from './sandtable';

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

  // It is let stand alone, changed as that can be, and linked again: its numbers stay, and what differs is what it changes.
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await page.getByRole('button', { name: 'Stand alone' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stand alone' }).click();
  await expect(changes).toBeHidden();
  await pickFrom(more, 'Follow another scenario…');
  const which = page.getByRole('dialog', { name: /shall “To-be” follow/ });
  await which.getByRole('radio').first().check();
  await which.getByRole('button', { name: 'Follow', exact: true }).click();
  await expect(changes).toContainText('1 change');
  await expect(people).toHaveValue('7');
  // The as-is cannot follow it in turn.
  await choose(page, page.getByRole('combobox', { name: 'Scenario', exact: true }), 'As-is');
  await pickFrom(more, 'Follow another scenario…');
  await expect(page.getByRole('dialog').getByRole('radio', { name: 'To-be follows this one already' })).toBeDisabled();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // Ctrl+Z takes back where the focus is: in the numbers, or on the drawing; the menu has both.
  await people.fill('4');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+z');
  await expect(people).not.toHaveValue('4');
  await page.keyboard.press('Control+y');
  await expect(people).toHaveValue('4');
  await canvas(page).locator('[data-element-id=Task_CheckOrder].djs-element').click();
  await page.keyboard.press('Control+z');
  await expect(people).toHaveValue('4');
  await expect(async () => {
    if ((await people.inputValue()) === '4') await pickFrom(page.getByRole('button', { name: 'Edit', exact: true }), 'Undo in the numbers');
    await expect(people).not.toHaveValue('4', { timeout: 2_000 });
  }).toPass();
  await expect(async () => {
    if (!(await page.getByRole('menuitem', { name: 'Undo in the numbers' }).isVisible())) await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await expect(page.getByRole('menuitem', { name: 'Undo in the numbers' })).toHaveAttribute('aria-disabled', 'true', { timeout: 2_000 });
  }).toPass();
});
