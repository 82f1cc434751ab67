import type { Page } from '@playwright/test';
import { canvas, choose, expect, handFile, test } from './sandtable';

/** Opens the sample of order handling, in a project of its own, and the organisation of that project. */
async function organisation(page: Page) {
  await page.getByRole('button', { name: /Sample: Order handling/ }).click();
  await expect(canvas(page).locator('.djs-shape').first()).toBeVisible();
  await page.getByRole('tab', { name: 'Numbers' }).click();
  await expect(page.getByText('As-is', { exact: true })).toBeVisible();
  await page.keyboard.press('Alt+p');
  await expect(page.getByRole('region', { name: 'Organisation' })).toBeVisible();
}

const saved = (page: Page) => expect(page.getByRole('region', { name: 'Organisation' }).getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
const part = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();

async function importPeople(page: Page, text: string) {
  await page.getByRole('button', { name: 'Import people…' }).first().click();
  await handFile(page, () => page.getByRole('button', { name: 'Choose a file…' }).click(), { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
}

test('roles of a drawing come into the organisation, change everywhere, and the numbers take their people', async ({ page }) => {
  await organisation(page);
  await expect(page.getByText('4 roles of open processes are not in the organisation')).toBeVisible();
  await page.getByRole('button', { name: 'Add to the organisation' }).click();
  const roles = page.getByRole('grid', { name: 'Roles' });
  await expect(roles.getByRole('gridcell', { name: 'Sales clerk' })).toBeVisible();
  await saved(page);

  // A headcount is typed over; the library has it.
  await roles.getByRole('gridcell', { name: 'Sales clerk' }).click();
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await expect(roles.getByRole('row').nth(1)).toContainText('5');
  await saved(page);

  // Undo and redo are those of the page.
  await page.keyboard.press('Control+z');
  await expect(roles.getByRole('row').nth(1)).not.toContainText('5');
  await page.keyboard.press('Control+y');
  await expect(roles.getByRole('row').nth(1)).toContainText('5');

  // Two roles of one name are said where they are, and not saved; renaming shows what it changes.
  await roles.getByRole('gridcell', { name: 'Accountant' }).click();
  await page.getByRole('button', { name: 'Rename…' }).click();
  const rename = page.getByRole('dialog', { name: 'Rename “Accountant” everywhere' });
  await rename.getByLabel('New name').fill('Sales clerk');
  await expect(rename.getByText('Another role is called that')).toBeVisible();
  await rename.getByLabel('New name').fill('Bookkeeper');
  await expect(rename).toContainText('Role “Accountant” gets the new name');
  await expect(rename).toContainText('Numbers “As-is”: 1 place');
  await rename.getByRole('button', { name: 'Rename', exact: true }).click();
  await expect(rename).toBeHidden();
  await expect(roles.getByRole('gridcell', { name: 'Bookkeeper' })).toBeVisible();
  await saved(page);

  // In the drawing it is one step that can be undone; the numbers take the five people, and give them back.
  await page.getByRole('navigation', { name: 'Open processes' }).getByRole('button', { name: /^Order handling|^Unsaved changes Order handling/ }).click();
  await expect(page.getByRole('img', { name: 'Unsaved changes' })).toBeVisible();
  const region = page.getByRole('region', { name: 'Roles' });
  await expect(region.locator('input[value="Bookkeeper"]')).toBeVisible();
  await page.getByRole('button', { name: 'Take people' }).click();
  await expect(page.getByText('Sales clerk: unnamed headcount 2 → 5')).toBeVisible();
  await page.getByRole('button', { name: 'Step back' }).click();
  await expect(page.getByText('Sales clerk: unnamed headcount 2 → 5')).toBeHidden();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Saved · revision 2')).toBeVisible();
});

test('a role is merged in a process that is not open, and in its numbers', async ({ page }) => {
  await organisation(page);
  await page.getByRole('button', { name: 'Add to the organisation' }).click();
  await saved(page);
  await page.getByRole('button', { name: 'Close Order handling' }).first().click();
  const roles = page.getByRole('grid', { name: 'Roles' });
  await roles.getByRole('gridcell', { name: 'Accountant' }).click();
  await page.getByRole('button', { name: 'Merge…' }).click();
  const merge = page.getByRole('dialog', { name: 'Merge “Accountant” into another role' });
  await choose(page, merge.getByLabel('Role that stays'), 'Credit analyst');
  await expect(merge).toContainText('1 process changes');
  await expect(merge).toContainText('Lane “Finance” stands for another role');
  await merge.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(merge).toBeHidden();
  await expect(roles.getByRole('gridcell', { name: 'Accountant' })).toBeHidden();
  await saved(page);

  await page.getByRole('navigation', { name: 'Library' }).getByRole('listitem').getByRole('button', { name: 'Order handling', exact: true }).first().click();
  await expect(canvas(page).locator('.djs-shape').first()).toBeVisible();
  await expect(page.getByText('Saved · revision 2')).toBeVisible();
  await page.getByRole('tab', { name: 'Numbers' }).click();
  await expect(page.getByRole('region', { name: 'Roles' }).locator('input[value="Credit analyst"]')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Roles' }).locator('input[value="Accountant"]')).toHaveCount(0);
});

test('five thousand people come from a table and stay quick', async ({ page }) => {
  await organisation(page);
  const lines = Array.from({ length: 5000 }, (_, at) => `Person ${at},Head office / Team ${at % 40},Clerk;Role ${at % 25},${60 + (at % 40)}`);
  await importPeople(page, ['Name,Department,Roles,Cost per hour,Shoe size', ...lines].join('\n'));
  await expect(page.getByText('5000 new, 0 known already; 26 new roles, 41 new units.')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('The column “Shoe size” is not read.')).toBeVisible();
  await page.getByRole('button', { name: 'Import 5000 people' }).click();
  await part(page, 'People');
  const people = page.getByRole('grid', { name: 'People' });
  await expect(people.getByRole('gridcell', { name: 'Person 0', exact: true })).toBeVisible();
  expect(await people.getByRole('row').count()).toBeLessThan(80);
  await people.focus();
  await page.keyboard.press('Control+End');
  await expect(people.getByRole('gridcell', { name: 'Person 4999', exact: true })).toBeVisible();

  // The last one is called otherwise, with the keyboard alone.
  await page.keyboard.press('Home');
  const began = Date.now();
  await page.keyboard.type('Zoe');
  await page.keyboard.press('Enter');
  await expect(people.getByRole('gridcell', { name: 'Zoe', exact: true })).toBeVisible();
  expect(Date.now() - began).toBeLessThan(3000);
  await saved(page);

  // Space takes a role from somebody and gives it back.
  await part(page, 'Who plays what');
  const who = page.getByRole('grid', { name: 'Who plays what' });
  const cell = who.getByRole('gridcell', { name: /^Person 0, Clerk/ });
  await expect(cell).toHaveAttribute('aria-checked', 'true');
  await cell.click();
  await expect(cell).toHaveAttribute('aria-checked', 'false');
  await page.keyboard.press(' ');
  await expect(cell).toHaveAttribute('aria-checked', 'true');
  await saved(page);
});

test('units are a tree, and hours are painted with the keyboard and with the mouse', async ({ page }) => {
  await organisation(page);
  await part(page, 'Units');
  const units = page.getByRole('grid', { name: 'Units' });
  await page.getByRole('button', { name: 'Add unit' }).first().click();
  await page.getByRole('button', { name: 'Add unit' }).first().click();
  await expect(units.getByRole('gridcell', { name: 'New unit 2' })).toBeVisible();
  await units.focus();
  await page.keyboard.press('Tab');
  await expect(units.getByRole('row').nth(2)).toContainText(/New unit 2\s*New unit/);

  await part(page, 'Working hours');
  await page.getByRole('button', { name: 'Add calendar' }).click();
  await expect(page.getByText('40 hours a week')).toBeVisible();
  const week = page.getByRole('grid', { name: 'Week of Office hours' });
  await week.getByRole('gridcell', { name: 'Mon, 09:00–09:30: open' }).focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByText('39 hours a week')).toBeVisible();
  const from = (await week.getByRole('gridcell', { name: 'Sat, 10:00–10:30: closed' }).boundingBox())!;
  const to = (await week.getByRole('gridcell', { name: 'Sun, 11:30–12:00: closed' }).boundingBox())!;
  await page.mouse.move(from.x + 4, from.y + 4);
  await page.mouse.down();
  await page.mouse.move(to.x + 4, to.y + 4, { steps: 5 });
  await page.mouse.up();
  await expect(page.getByText('43 hours a week')).toBeVisible();
  await page.getByRole('button', { name: 'Public holidays in China 2026' }).click();
  await expect(page.getByText('39 days added; dates that were there stay')).toBeVisible();
  await saved(page);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('No holidays or other dates')).toBeVisible();
});

test('two windows on one organisation: whichever goes on, the other is one step back', async ({ page, context }) => {
  await organisation(page);
  await page.getByRole('button', { name: 'Add to the organisation' }).click();
  await saved(page);
  const other = await context.newPage();
  await other.goto('/');
  await other.getByRole('navigation', { name: 'Library' }).getByRole('listitem').getByRole('button', { name: 'Order handling', exact: true }).first().click();
  await expect(canvas(other)).toBeVisible();
  await other.keyboard.press('Alt+p');
  const theirs = other.getByRole('grid', { name: 'Roles' });
  await expect(theirs).toBeVisible();
  // The list begins with the newest project.
  const project = await page.getByRole('region', { name: 'Organisation' }).getAttribute('data-project');
  expect(await other.getByRole('region', { name: 'Organisation' }).getAttribute('data-project')).toBe(project);

  // Its save is on the way while the first window saves.
  let go = () => {};
  const held = new Promise<void>((resolve) => (go = resolve));
  await other.route('**/api/projects/*/organisation', async (route) => {
    if (route.request().method() === 'PUT') await held;
    await route.continue();
  });
  await theirs.getByRole('gridcell', { name: 'Sales clerk' }).click();
  await other.keyboard.press('ArrowRight');
  await other.keyboard.type('Salesperson');
  await other.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add role' }).click();
  await expect(page.getByRole('gridcell', { name: 'New role' })).toBeVisible();
  await saved(page);
  go();
  const dialog = other.getByRole('dialog', { name: 'The organisation was changed elsewhere' });
  await expect(dialog).toContainText('The other version has 5 roles');
  await dialog.getByRole('button', { name: 'Load theirs' }).click();
  await expect(theirs.getByRole('gridcell', { name: 'New role' })).toBeVisible();
  await other.keyboard.press('Control+z');
  await expect(theirs.getByRole('gridcell', { name: 'Salesperson' })).toBeVisible();
  await expect(theirs.getByRole('gridcell', { name: 'New role' })).toBeHidden();
});
