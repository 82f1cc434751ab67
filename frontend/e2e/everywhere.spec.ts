import type { Page } from '@playwright/test';
import { canvas, expect, fresh, openFile, saveAs, tabs, test } from './sandtable';

const said = (page: Page) => page.getByTestId('said');
const menu = (page: Page) => page.locator('.djs-popup');
const field = (page: Page) => page.locator('.djs-direct-editing-content');

/** Connects what is selected to another element, by the menu of those that it can be connected to: a short one has no field to type in. */
async function connect(page: Page, to: string): Promise<void> {
  await page.keyboard.press('t');
  await expect(menu(page)).toContainText(to);
  if ((await menu(page).locator('input').count()) > 0) await page.keyboard.type(to);
  const here = menu(page).locator('.entry.selected');
  while (!(await here.textContent())!.includes(to)) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(menu(page)).toHaveCount(0);
}

/** Answers bpmn-js' menu by typing. */
async function pick(page: Page, key: string, words: string): Promise<void> {
  await page.keyboard.press(key);
  await expect(menu(page).locator('input')).toBeFocused();
  await page.keyboard.type(words);
  // What is listed first is chosen; a list that still holds everything would give something else.
  await expect(menu(page).locator('.entry.selected')).toContainText(new RegExp(words, 'i'));
  await page.keyboard.press('Enter');
  await expect(menu(page)).toHaveCount(0);
}

async function name(page: Page, text: string): Promise<void> {
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveCount(0);
  await expect(said(page)).toContainText(`“${text}”`);
}

/** Appends to what is selected. Tasks and events ask for their name by themselves: another Enter would end that. */
async function append(page: Page, kind: string, text: string): Promise<void> {
  await pick(page, 'a', kind);
  await expect(said(page)).toContainText(`${kind} without a name`);
  if (!/task|event/i.test(kind)) await page.keyboard.press('Enter');
  await name(page, text);
}

test('a process of twenty steps, events and gateways is drawn with the keyboard alone', async ({ page }) => {
  await page.keyboard.press('Alt+n');
  await expect(canvas(page).locator('[data-element-id=StartEvent_1].djs-element')).toBeVisible();
  await expect(canvas(page).locator('svg[data-element-id], svg').first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(said(page)).toContainText('Start event');
  await page.keyboard.press('Enter');
  await name(page, 'Order received');

  await append(page, 'User task', 'Check order');
  await append(page, 'Service task', 'Look up customer');
  await append(page, 'Exclusive gateway', 'Known customer?');
  await append(page, 'Exclusive gateway', 'Customer clear');
  await page.keyboard.press('ArrowLeft');
  await expect(said(page)).toHaveText(/^Exclusive gateway “Known customer\?”/);
  await append(page, 'User task', 'Register customer');
  await connect(page, 'Customer clear');
  // Two ways lead back from the join: they are numbered, said, and chosen by number.
  await page.keyboard.press('ArrowRight');
  await expect(said(page)).toHaveText(/^Exclusive gateway “Customer clear”/);
  await page.keyboard.press('ArrowLeft');
  await expect(said(page)).toHaveText(/^Choose: 1 .*“Known customer\?”, 2 .*“Register customer”/);
  await expect(canvas(page).locator('.st-way')).toHaveText(['1', '2']);
  await page.keyboard.press('2');
  await expect(said(page)).toHaveText(/^User task “Register customer”/);
  await expect(canvas(page).locator('.st-way')).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(said(page)).toHaveText(/^Exclusive gateway “Customer clear”/);

  await append(page, 'User task', 'Check credit');
  await append(page, 'Parallel gateway', 'Prepare');
  await append(page, 'User task', 'Pick goods');
  await append(page, 'Parallel gateway', 'Prepared');
  await page.keyboard.press('ArrowLeft');
  await expect(said(page)).toHaveText(/^User task “Pick goods”/);
  await page.keyboard.press('ArrowLeft');
  await expect(said(page)).toHaveText(/^Parallel gateway “Prepare”/);
  await append(page, 'Service task', 'Write invoice');
  await connect(page, 'Prepared');
  await page.keyboard.press('ArrowRight');
  await expect(said(page)).toHaveText(/^Parallel gateway “Prepared”/);
  await append(page, 'User task', 'Pack goods');
  await append(page, 'Manual task', 'Load truck');
  await append(page, 'Send task', 'Tell customer');
  await append(page, 'Exclusive gateway', 'Delivered?');
  await append(page, 'User task', 'Ask carrier');
  await append(page, 'End event', 'Order lost');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(said(page)).toHaveText(/^Exclusive gateway “Delivered\?”/);
  await append(page, 'Script task', 'Book delivery');
  await append(page, 'Manual task', 'File papers');
  await append(page, 'End event', 'Order delivered');

  await expect(page.getByRole('contentinfo')).toContainText('Sound');
  await page.keyboard.press('Alt+o');
  await expect(page.getByRole('tree', { name: 'Outline' }).getByRole('treeitem')).toHaveCount(21); // the process itself, and 20
});

test('the outline and the table of steps follow the canvas, and change it', async ({ page }) => {
  await page.getByRole('button', { name: /Sample: Order handling/ }).first().click();
  await expect(canvas(page).locator('.djs-shape').first()).toBeVisible();
  await page.keyboard.press('Alt+o');
  const tree = page.getByRole('tree', { name: 'Outline' });
  const item = (name: string | RegExp) => tree.getByRole('treeitem', { name });
  await tree.focus();
  await page.keyboard.press('End');
  await expect(tree.locator('[aria-selected=true]')).toHaveCount(1);
  await expect(canvas(page).locator('.djs-element.selected')).not.toHaveCount(0);

  // Typing narrows it; a step is renamed where it stands.
  await page.getByRole('textbox', { name: 'Find in the outline' }).fill('credit');
  await item(/^Check the credit|^Check credit/).first().click();
  await tree.focus();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'New name' }).fill('Look at the credit line');
  await page.keyboard.press('Enter');
  await expect(item(/^Look at the credit line/)).toHaveAttribute('aria-selected', 'true');
  await expect(tree).toBeFocused();
  await expect(canvas(page).getByText('Look at the credit').first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(item(/^Look at the credit line/)).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('next: ');

  await page.keyboard.press('Alt+r');
  await page.getByRole('radiogroup', { name: 'Tables' }).getByText('Steps', { exact: true }).click();
  const grid = page.getByRole('grid', { name: 'Steps' });
  await expect(grid.getByRole('columnheader')).toHaveText(['Step', 'Kind', 'Lane', 'Does it (R)', 'Answers (A)', 'Promise', 'Problems', 'Next']);
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('hand over');
  await grid.getByRole('rowheader', { name: /Hand over/ }).click();
  await expect(said(page)).toContainText('“Hand over');
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Give to the carrier');
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('“Give to the carrier”');
});

test('the palette finds commands, steps and settings by words and pinyin, and speaks the other language without losing undo', async ({ page }) => {
  await page.getByRole('button', { name: /Sample: Order handling/ }).first().click();
  await expect(canvas(page).locator('.djs-shape').first()).toBeVisible();
  const find = async (words: string) => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: /Command palette|命令面板/ })).toBeFocused();
    await page.keyboard.type(words);
  };
  const option = page.getByRole('option', { selected: true });

  await find('pack');
  await expect(option).toContainText('Pack');
  await expect(option).toContainText('Element');
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('“Pack');
  await page.keyboard.press('F2');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('打包货物');
  await page.keyboard.press('Enter');

  await find('dbhw');
  await expect(option).toContainText('打包货物');
  await page.keyboard.press('Escape');
  await find('chinese');
  await page.keyboard.press('Escape');
  await find('简体');
  await expect(option).toContainText('Language: 简体中文');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '文件', exact: true })).toBeVisible();
  await expect(said(page)).toContainText('“打包货物”，泳道');
  await expect(page.getByRole('button', { name: '撤销', exact: true })).toBeEnabled();
  await expect(canvas(page).locator('.djs-palette [data-action=create]')).toHaveAttribute('title', '新建元素 (N)');
  await expect(canvas(page).locator('.djs-context-pad [data-action=replace]')).toHaveAttribute('title', '更改类型 (R)');
  // What bpmn-js' menus say, after the switch and after the way back.
  await canvas(page).locator('svg').first().focus();
  await page.keyboard.press('r');
  await expect(menu(page)).toContainText('用户任务');
  await page.keyboard.press('Escape');

  await find('shense');
  await expect(option).toContainText('深色');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await find('english');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(said(page)).toContainText('“Pack');

  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard' });
  await expect(keys.getByText('Find anything…')).toBeVisible();
  await expect(keys.getByText('Append to the selected element…')).toBeVisible();
});

test('the library is searched by what processes say, and opens at the place', async ({ page }) => {
  const process = fresh('Searched');
  const step = `审核${Date.now() % 100000}材料`;
  await openFile(page, 'searched.bpmn', `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:x" id="D"><process id="P" name="P"><startEvent id="S"/><userTask id="T" name="${step}"><documentation>Look for the green stamp</documentation></userTask><endEvent id="E"/><sequenceFlow id="f" sourceRef="S" targetRef="T"/><sequenceFlow id="g" sourceRef="T" targetRef="E"/></process></definitions>`);
  await saveAs(page, process);
  await page.getByRole('button', { name: `Close ${process}` }).click();
  await expect(tabs(page)).toHaveCount(0);
  const search = page.getByRole('navigation', { name: 'Library' }).getByRole('textbox', { name: 'Search' });
  const places = page.getByRole('region', { name: 'In processes' });
  await search.fill('green stamp');
  await expect(places.getByRole('button', { name: new RegExp(`green stamp.*Documentation of the step “${step}” in “${process}”`) })).toBeVisible();
  await search.fill('审核');
  await places.getByRole('button', { name: new RegExp(`step in “${process}”`) }).click();
  await expect(said(page)).toContainText(`“${step}”`);
});
