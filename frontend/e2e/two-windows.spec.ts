import type { Page } from '@playwright/test';
import { blank, canvas, expect, fresh, middle, openFromLibrary, saveAs, tabs, test } from './sandtable';

async function addTask(page: Page, name: string, below: number) {
  const start = await middle(canvas(page).locator('[data-element-id=StartEvent_1].djs-element'));
  await canvas(page).locator('.djs-palette [data-action="create.task"]').click();
  await page.mouse.move(start.x + 60, start.y + below, { steps: 4 });
  await page.mouse.click(start.x + 150, start.y + below);
  await page.keyboard.type(name);
  await page.mouse.click(start.x + 20, start.y + below + 120);
  await expect(canvas(page)).toContainText(name);
}

for (const choice of ['Keep mine as a copy', 'Load theirs'] as const) {
  test(`two windows on one process: “${choice}” loses nobody's work`, async ({ page, context }) => {
    const name = fresh('Shared');
    await blank(page);
    await saveAs(page, name);

    const other = await context.newPage();
    await other.goto('/');
    await openFromLibrary(other, name);
    await expect(canvas(other)).toBeVisible();
    await addTask(other, 'Theirs', 0);
    await other.keyboard.press('Control+s');
    await expect(other.getByText('Saved · revision 2')).toBeVisible();

    await page.bringToFront();
    await addTask(page, 'Mine', 120);
    await page.keyboard.press('Control+s');
    const dialog = page.getByRole('dialog', { name: 'Changed elsewhere' });
    await expect(dialog).toContainText(name);
    await dialog.getByRole('button', { name: choice }).click();
    await expect(dialog).toBeHidden();

    const copy = `${name} (my version)`;
    await expect(canvas(page)).toContainText(choice === 'Load theirs' ? 'Theirs' : 'Mine');
    await expect(page.getByRole('img', { name: 'Unsaved changes' })).toBeHidden();

    // Both versions are in the library.
    await page.reload();
    await openFromLibrary(page, copy);
    await expect(canvas(page)).toContainText('Mine');
    await expect(canvas(page)).not.toContainText('Theirs');
    await openFromLibrary(page, name);
    await expect(canvas(page)).toContainText('Theirs');
    await expect(canvas(page)).not.toContainText('Mine');
  });
}

test('closing a tab with unsaved work asks first', async ({ page }) => {
  await blank(page);
  await addTask(page, 'Unsaved step', 0);
  await page.getByRole('button', { name: 'Close New process' }).click();
  const dialog = page.getByRole('dialog', { name: /Save the changes/ });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(canvas(page)).toContainText('Unsaved step');
  await page.getByRole('button', { name: 'Close New process' }).click();
  await page.getByRole('button', { name: 'Don’t save' }).click();
  await expect(tabs(page)).toHaveCount(0);
});
