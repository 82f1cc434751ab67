import type { Page } from '@playwright/test';
import { claims } from './claims';
import { canvas, choose, expect, openFile, test } from './sandtable';

const panel = (page: Page) => page.getByRole('complementary', { name: 'Panels' });
const pick = (page: Page, id: string) => canvas(page).locator(`[data-element-id=${id}].djs-element > .djs-hit`).first().click({ force: true });
const tab = (page: Page, name: string) => panel(page).getByRole('tab', { name, exact: true }).click();
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' });
const pickFrom = (page: Page, label: string, option: string) => choose(page, panel(page).getByRole('combobox', { name: label, exact: true }), option);

/** The file as it would be saved. */
async function file(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+Shift+s');
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

test.beforeEach(async ({ page }) => {
  await openFile(page, 'claims.bpmn', claims);
  // What the dock shows after opening a file that has problems is the problems.
  await page.getByRole('tab', { name: 'Properties' }).click();
});

test('a step gets its name, its roles and its promise; a timer is drawn for a reminder, and each is one step to undo', async ({ page }) => {
  await pick(page, 'Check');
  await expect(panel(page).getByRole('heading', { name: 'Check claim' })).toBeVisible();
  await panel(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Check the claim');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('heading', { name: 'Check the claim' })).toBeVisible();

  await panel(page).getByRole('tab', { name: 'RACI' }).click();
  await expect(panel(page).getByText('Clerk', { exact: true }).first()).toBeVisible();
  await pickFrom(page, 'Roles: Accountable', 'Head of claims');
  await page.keyboard.press('Escape');
  await panel(page).getByRole('combobox', { name: 'Roles: Consulted' }).fill('Lawyer');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');

  await tab(page, 'SLA');
  await panel(page).getByRole('textbox', { name: 'Done within' }).fill('2天');
  await page.keyboard.press('Enter');
  await panel(page).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(panel(page).getByText('Not in the diagram.')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Draw a timer for it' }).click();
  await expect(panel(page).getByText('Agrees with the drawn timer')).toBeVisible();
  await panel(page).getByRole('textbox', { name: 'Action 1: after' }).fill('PT3H');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByText('Differs: the drawn timer waits')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Set the timer' }).click();
  await expect(panel(page).getByText('Agrees with the drawn timer')).toBeVisible();

  const xml = await file(page);
  expect(xml).toMatch(/<st:duty code="A" role="Head" \/>/);
  expect(xml).toMatch(/<(bpmn:)?resource id="Role_\w+" name="Lawyer"/);
  expect(xml).toMatch(/<st:promise completeWithin="P2D">\s*<st:action after="PT3H" do="remind" \/>/);
  expect(xml).toMatch(/<(bpmn:)?boundaryEvent id="Timer_Check"[^>]*cancelActivity="false"[^>]*attachedToRef="Check"/);
  expect(xml).toMatch(/timeDuration[^>]*>PT3H</);

  // Name, A, C, promise, action, timer, its time, the timer's time.
  for (let steps = 0; steps < 8; steps++) await undo(page).click();
  await expect(undo(page)).toBeDisabled();
  await expect(canvas(page).locator('[data-element-id=Timer_Check]')).toHaveCount(0);
});

test('a condition is built of rows, follows its text both ways, and is tried', async ({ page }) => {
  await pick(page, 'f3');
  await panel(page).getByRole('tab', { name: 'Rules' }).click();
  await expect(panel(page).getByRole('textbox', { name: 'Row 1: value' })).toHaveValue('1000');
  await panel(page).getByRole('textbox', { name: 'Row 1: value' }).fill('5000');
  await page.keyboard.press('Enter');
  await expect(panel(page).locator('code')).toHaveText('amount >= 5000 and (vip or grade == "gold")');

  await panel(page).getByText('→ not taken').waitFor();
  await panel(page).getByRole('spinbutton', { name: 'Try with amount' }).fill('6000');
  await pickFrom(page, 'Try with vip', 'yes');
  await expect(panel(page).getByText('→ taken')).toBeVisible();

  await panel(page).getByText('Text', { exact: true }).click();
  const text = panel(page).getByRole('combobox', { name: 'Condition' });
  await text.fill('amount >= lim');
  await expect(panel(page).getByRole('alert')).toContainText('lim');
  await text.fill('amount * 2 > 100');
  await text.blur();
  await expect(panel(page).getByText('says more than rows can show')).toBeVisible();
  expect(await file(page)).toMatch(/conditionExpression[^>]*>amount \* 2 &gt; 100</);
});

test('variables are declared and renamed, a form is filled with fields and moved by keyboard, a table decides', async ({ page }) => {
  await pick(page, 'Check');
  await tab(page, 'Form');
  await panel(page).getByRole('button', { name: 'A field for each of the 3 variables' }).click();
  await panel(page).getByRole('textbox', { name: 'Field 1: label' }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(panel(page).getByRole('textbox', { name: 'Field 2: label' })).toBeFocused();
  await expect(panel(page).getByRole('textbox', { name: 'Field 2: label' })).toHaveValue('amount');
  await expect(panel(page).getByRole('form', { name: 'Preview' }).getByText('grade')).toBeVisible();

  await tab(page, 'Data');
  await panel(page).getByRole('button', { name: 'amount', exact: true }).click();
  await panel(page).getByRole('textbox', { name: 'Name', exact: true }).fill('sum');
  await page.keyboard.press('Enter');
  const renaming = page.getByRole('dialog', { name: 'Rename “amount” to “sum”' });
  await expect(renaming.getByRole('listitem')).not.toHaveCount(0);
  await renaming.getByRole('button', { name: /^Change \d+ places$/ }).click();
  await expect(panel(page).getByRole('button', { name: 'sum', exact: true })).toBeVisible();

  await pick(page, 'Rate');
  await tab(page, 'Rules');
  await panel(page).getByRole('button', { name: 'Begin a table' }).click();
  await panel(page).getByRole('textbox', { name: 'Row 1, sum' }).fill('>= 5000');
  await page.keyboard.press('Enter');
  await panel(page).getByRole('textbox', { name: 'Row 1, grade' }).fill('gold');
  await page.keyboard.press('Enter');

  const xml = await file(page);
  expect(xml).toMatch(/<st:variable name="sum" type="number" min="0" input="true" \/>/);
  expect(xml).toMatch(/<st:field label="grade" variable="grade" \/>\s*<st:field label="amount" variable="sum" \/>/);
  expect(xml).toMatch(/sum &gt;= 1000 and/);
  expect(xml).toMatch(/<st:input formula="sum" \/>\s*<st:output variable="grade" \/>\s*<st:rule>\s*<st:cell value="(>|&#62;|&gt;)= 5000" \/>\s*<st:cell value="gold" \/>/);
});

test('documentation, links, the other language and automation are kept in the file', async ({ page }) => {
  await pick(page, 'Pay');
  await panel(page).getByRole('tab', { name: 'Docs' }).click();
  await panel(page).getByRole('textbox', { name: 'Documentation', exact: true }).fill('## Rules\n\n- **never** twice');
  await panel(page).getByRole('textbox', { name: 'Name in Chinese' }).fill('付款');
  await panel(page).getByRole('textbox', { name: 'Name in Chinese' }).blur();
  await panel(page).getByText('Preview', { exact: true }).click();
  await expect(panel(page).getByRole('heading', { name: 'Rules' })).toBeVisible();
  await panel(page).getByRole('button', { name: 'Add', exact: true }).click();
  await panel(page).getByRole('textbox', { name: 'Link 1: title' }).fill('Policy');
  await page.keyboard.press('Enter');
  await tab(page, 'Automation');
  await panel(page).getByRole('slider', { name: 'Volume' }).focus();
  await page.keyboard.press('End');
  const xml = await file(page);
  expect(xml).toContain('<st:link href="https://" title="Policy" />');
  expect(xml).toMatch(/<st:text lang="zh-CN" name="付款" \/>/);
  expect(xml).toContain('<st:automation volume="5" />');
  expect(xml).toMatch(/documentation>## Rules/);
});

test('several steps are changed together, and one undo takes it back', async ({ page }) => {
  await pick(page, 'Check');
  await canvas(page).locator('[data-element-id=Rate].djs-element > .djs-hit').first().click({ force: true, modifiers: ['Shift'] });
  await canvas(page).locator('[data-element-id=Pay].djs-element > .djs-hit').first().click({ force: true, modifiers: ['Shift'] });
  await expect(panel(page).getByRole('heading', { name: '3 elements selected' })).toBeVisible();
  await pickFrom(page, 'Roles', 'Head of claims');
  await page.keyboard.press('Escape');
  await panel(page).getByRole('button', { name: 'Give', exact: true }).click();
  await expect(page.getByText('3 changed.')).toBeVisible();
  expect((await file(page)).match(/<st:duty code="A" role="Head" \/>/g)).toHaveLength(3);
  await undo(page).click();
  await expect(undo(page)).toBeDisabled();
  expect(await file(page)).not.toContain('<st:duty');
});
