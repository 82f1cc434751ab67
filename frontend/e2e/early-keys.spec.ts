import type { Page } from '@playwright/test';
import { expect, fresh, openFromLibrary, pickFrom, saveAs, blank, test } from './sandtable';

/** Dialogs take three seconds to open, so that everything here is typed while they do. */
const slowly = (page: Page) => page.addStyleTag({ content: '[class*="ant-zoom-enter"], [class*="ant-zoom-appear"] { animation-duration: 3s !important; }' });

test('what is typed while a dialog is still opening counts', async ({ page }) => {
  const name = fresh('Early');
  await blank(page);
  await saveAs(page, name);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await slowly(page);

  // A name that is asked for is replaced by the first key, and the next keys go on with it
  const library = page.getByRole('navigation', { name: 'Library' });
  await pickFrom(library.getByRole('button', { name: `More for ${name}` }).last(), 'Rename…');
  const renaming = page.getByRole('dialog', { name: 'Rename…' });
  await expect(renaming.getByLabel('Name of the process')).toBeFocused();
  await expect(renaming).toHaveClass(/ant-zoom/);
  await page.keyboard.type(`${name} b`);
  await expect(renaming).toHaveClass(/ant-zoom/);
  await expect(renaming).not.toHaveClass(/ant-zoom/);
  await page.keyboard.type('ird');
  await page.keyboard.press('Enter');
  await expect(renaming).toBeHidden();
  await openFromLibrary(page, `${name} bird`);

  // And what is being published is not thrown away by a key that was pressed by mistake
  await pickFrom(page.getByRole('button', { name: 'Publish', exact: true }), 'Publish…');
  const wizard = page.getByRole('dialog', { name: /^Publish/ });
  await wizard.getByLabel('Id in the central library').fill('acme/early');
  await expect(wizard).toHaveClass(/ant-zoom/);
  await expect(wizard).not.toHaveClass(/ant-zoom/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Close without publishing?' })).toBeVisible();
  await expect(wizard.getByLabel('Id in the central library')).toHaveValue('acme/early');
});
