import type { Locator, Page } from '@playwright/test';
import { box, openTable, sale, showTable } from './sale';
import { canvas, expect, test } from './sandtable';

/** The file as it would be kept now. */
async function file(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+Shift+s');
  const parts: Buffer[] = [];
  for await (const part of await (await download).createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8').replaceAll('bpmn:', '');
}

const row = (grid: Locator, name: string) => grid.getByRole('row').filter({ has: grid.page().getByRole('rowheader', { name, exact: true }) });

/** Puts the keyboard into a cell; columns count from 0. */
async function into(grid: Locator, name: string, column: number): Promise<void> {
  await row(grid, name).locator(`[data-column="${column}"]`).click();
}

async function paste(grid: Locator, text: string): Promise<void> {
  await grid.evaluate((element, said) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', said);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

test('promises are typed as people write them, go into the drawing, and one undo takes each back', async ({ page }) => {
  const grid = await openTable(page, sale, 'Promises');
  await expect(grid.getByRole('rowheader')).toHaveText(['订单处理', '审核订单', '主管批准', '通知客户', '催办'].map((name) => new RegExp(name)));
  await expect(row(grid, '审核订单')).toContainText('2 h ✓');
  await into(grid, '主管批准', 1);
  await page.keyboard.type('30 min');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1.5d');
  await page.keyboard.press('Enter');
  await expect(row(grid, '主管批准')).toContainText('1.5 d');
  expect(await file(page)).toMatch(/<st:promise startWithin="PT30M" completeWithin="P1DT12H" \/>/);
  // What cannot be read stays open and says why; Escape leaves the cell as it was.
  await into(grid, '主管批准', 2);
  await page.keyboard.type('soon');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Write a time such as')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row(grid, '主管批准')).toContainText('1.5 d');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(row(grid, '主管批准')).not.toContainText('30 min');
  expect(await file(page)).not.toContain('PT30M');
  await expect(page.getByText('2 of 4 steps')).toHaveCount(0);
  await expect(page.getByText('1 of 4 steps with a promise')).toBeVisible();
});

test('a row and its element on the canvas are one', async ({ page }) => {
  const grid = await openTable(page, sale, 'Promises');
  await into(grid, '通知客户', 0);
  await expect(canvas(page).locator('[data-element-id=Tell].djs-element')).toHaveClass(/selected/);
  await canvas(page).locator('[data-element-id=Check] .djs-hit').first().click();
  await expect(row(grid, '审核订单')).toHaveAttribute('aria-current', 'true');
});

test('a variable gets another name everywhere, after what that changes was shown', async ({ page }) => {
  const grid = await openTable(page, sale, 'Data');
  await into(grid, 'amount', 0);
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('total');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /Rename “amount” to “total”/ });
  await expect(dialog.getByRole('listitem')).toHaveCount(3);
  await expect(dialog).toContainText('total > 10000');
  await dialog.getByRole('button', { name: 'Change 3 places' }).click();
  await expect(row(grid, 'total')).toBeVisible();
  const after = await file(page);
  expect(after).toContain('>total &gt; 10000<');
  expect(after).not.toContain('"amount"');
  await page.keyboard.press('Control+z');
  await expect(row(grid, 'amount')).toBeVisible();
  // Something new is declared by writing it into the last row, several at once by pasting them there.
  await into(grid, 'New variable…', 0);
  await paste(grid, 'discount\tnumber\nurgent\tYes or no');
  await expect(grid.getByRole('rowheader')).toHaveCount(6);
  expect(await file(page)).toContain('<st:variable name="urgent" type="boolean" />');
});

test('letters say who reads and writes what', async ({ page }) => {
  await openTable(page, sale, 'Data');
  const grid = await showTable(page, 'Who uses what');
  await into(grid, '主管批准', 2);
  await page.keyboard.press('w');
  await expect(row(grid, '主管批准').locator('[data-column="2"]')).toHaveText('W');
  await page.keyboard.press('r');
  await page.keyboard.press('w');
  await expect(row(grid, '主管批准').locator('[data-column="2"]')).toHaveText('R');
  expect(await file(page)).toContain('<st:read variable="approved" />');
});

test('messages of one name become one, new ones are made, and the file knows', async ({ page }) => {
  const grid = await openTable(page, sale, 'Events');
  await page.getByRole('button', { name: 'Merge duplicates (1)' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(row(grid, '客户订单')).toHaveCount(1);
  await into(grid, 'New error…', 0);
  await page.keyboard.press('F2');
  await page.keyboard.insertText('信用不足');
  await page.keyboard.press('Enter');
  await into(grid, '信用不足', 2);
  await page.keyboard.type('CREDIT');
  await page.keyboard.press('Enter');
  const after = await file(page);
  expect(after).toMatch(/<error id="Error_1" name="信用不足" errorCode="CREDIT" \/>/);
  expect(after).not.toContain('"M2"');
  await expect(page.getByText('3 not used')).toBeVisible();
});

test('names are pasted from a spreadsheet beside those of the diagram, and the languages change places', async ({ page }) => {
  const grid = await openTable(page, sale, 'Texts');
  await page.getByText(/^Missing \(\d+\)$/).click();
  await into(grid, '收到订单', 2);
  await paste(grid, 'Order received');
  await expect(row(grid, '收到订单')).toHaveCount(0);
  await page.getByText('All', { exact: true }).last().click();
  await into(grid, '主管批准', 2);
  await paste(grid, 'Approve\nTell the customer');
  await expect(row(grid, '通知客户')).toContainText('Tell the customer');
  await page.getByRole('button', { name: 'Show in English' }).click();
  await expect(canvas(page).locator('[data-element-id=Tell].djs-element')).toContainText('Tell the');
  await expect(canvas(page).locator('[data-element-id=Push].djs-element')).toContainText('催办');
  const after = await file(page);
  expect(after).toMatch(/st:language="en"/);
  expect(after).toContain('<st:text lang="zh-CN" name="通知客户" />');
  await page.keyboard.press('Control+z');
  await expect(canvas(page).locator('[data-element-id=Tell].djs-element')).toContainText('通知客户');
});

test('a thousand steps stay quick, and a table is kept as CSV', async ({ page }) => {
  const many = Array.from({ length: 1000 }, (_, n) => n);
  const xml = sale
    .replace('<bpmn:task id="Push"', `${many.map((n) => `<bpmn:task id="T${n}" name="Step ${n}"/>`).join('')}<bpmn:task id="Push"`)
    .replace('</bpmndi:BPMNPlane>', `${many.map((n) => box(`T${n}`, 100 + (n % 40) * 120, 500 + Math.floor(n / 40) * 100, 100, 80)).join('')}</bpmndi:BPMNPlane>`);
  const grid = await openTable(page, xml, 'Promises');
  expect(await grid.getByRole('row').count()).toBeLessThan(80);
  await grid.focus();
  await page.keyboard.press('Control+End');
  await expect(grid.getByRole('rowheader', { name: 'Step 999' })).toBeVisible();
  await into(grid, 'Step 998', 2);
  await page.keyboard.type('2h');
  await page.keyboard.press('Enter');
  await expect(row(grid, 'Step 998')).toContainText('2 h');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Keep as CSV' }).click();
  const kept = await download;
  expect(kept.suggestedFilename()).toMatch(/Promises\.csv$/);
  const parts: Buffer[] = [];
  for await (const part of await kept.createReadStream()) parts.push(part as Buffer);
  const lines = Buffer.concat(parts).toString('utf8').trim().split('\r\n');
  expect(lines).toHaveLength(1006);
  expect(lines.find((one) => one.startsWith('Step 998'))).toContain('2 h');
});
