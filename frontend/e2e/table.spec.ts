import { canvas, expect, fresh, handFile, pickFrom, saveAs, tabs, test } from './sandtable';

const leave = ['活动\t角色\t时长\t下一步', '提交申请\t员工\t10分钟\t审批', '审批\t经理\t5-15分钟\t通过→登记；退回→提交申请', '登记\t人事\t5分钟\t'].join('\n');

test('a pasted table is shown as it is understood, and becomes a process with its numbers', async ({ page }) => {
  await page.getByRole('button', { name: /^Start from a table/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Start from a table' });
  await dialog.getByLabel('Paste the table here, with its headings').fill(leave);
  await expect(dialog.getByRole('cell', { name: '通过 → 登记；退回 → 提交申请' })).toBeVisible();
  await expect(dialog.locator('.st-picture [data-element-id=Step_2].djs-element')).toBeVisible();
  await dialog.getByRole('button', { name: 'Create process' }).click();
  await expect(dialog).toBeHidden();
  await expect(canvas(page)).toContainText('审批结果？');
  await expect(page.getByText('Unsaved changes')).toBeVisible();
  await saveAs(page, fresh('休假'));
});

test('a file that is no table is refused with a way out, and its example is understood', async ({ page }) => {
  await pickFrom(page.getByRole('button', { name: 'File', exact: true }), 'Start from a table…');
  const dialog = page.getByRole('dialog', { name: 'Start from a table' });
  await handFile(page, () => dialog.getByRole('button', { name: 'Choose a file…' }).click(), { name: 'table.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
  await expect(dialog.getByRole('alert')).toContainText('This is a PDF file, not a table.');
  await expect(dialog.getByRole('button', { name: 'Create process' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Show me an example' }).click();
  await expect(dialog.getByRole('cell', { name: 'Explain rejection' }).first()).toBeVisible();
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(tabs(page)).toHaveCount(0);
});
