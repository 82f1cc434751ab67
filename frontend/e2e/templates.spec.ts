import { canvas, expect, pickFrom, test } from './sandtable';

test('a template is chosen by its picture and contents, and opens complete', async ({ page }) => {
  const gallery = page.getByRole('list', { name: 'Begin with a template' });
  await expect(gallery.getByRole('listitem')).toHaveCount(5);
  const card = gallery.getByRole('button', { name: /Order fulfilment/ });
  await expect(card).toContainText('19 steps · 7 roles · 7 promises');
  const picture = card.locator('.st-template-picture path');
  await expect(picture).toHaveCount(3);
  expect(await picture.last().evaluate((path: SVGPathElement) => path.getBBox().width)).toBeGreaterThan(1000);

  await card.focus();
  await page.keyboard.press('Enter');
  await expect(canvas(page).locator('[data-element-id=Task_Pick].djs-element')).toBeVisible();

  // It is in the library with its numbers, and plays as it comes.
  await page.getByRole('button', { name: 'Simulate', exact: true }).click();
  await expect(page.getByTestId('kpi-cycleTime')).toBeVisible({ timeout: 60_000 });
});

test('another template is opened beside what is open, in the language of the window', async ({ page }) => {
  await pickFrom(page.getByRole('button', { name: 'Language' }), '简体中文');
  await pickFrom(page.getByRole('button', { name: '文件', exact: true }), '从模板新建…');
  const dialog = page.getByRole('dialog', { name: '从模板开始' });
  await dialog.getByRole('button', { name: /供应异常处置/ }).click();
  await expect(dialog).toBeHidden();
  await expect(canvas(page).locator('[data-element-id=Task_Choose].djs-element')).toContainText('选定处置方案');
  await pickFrom(page.getByRole('button', { name: '语言' }), 'English');
});
