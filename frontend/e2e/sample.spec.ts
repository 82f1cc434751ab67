import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { canvas, expect, middle, pickFrom, test } from './sandtable';

/** The licence of bpmn-js: nothing may lie over its mark. */
async function expectMarkVisible(page: Page) {
  const mark = canvas(page).locator('.bjs-powered-by');
  await expect(mark).toBeVisible();
  const { x, y } = await middle(mark);
  const onTop = await page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.closest('.bjs-powered-by') !== null, [x, y] as const);
  expect(onTop).toBe(true);
}

async function openSample(page: Page) {
  const card = page.getByRole('button', { name: /Sample: Order handling/ });
  await card.click();
  await expect(canvas(page).locator('.djs-shape').first()).toBeVisible();
}

test('the samples are offered in the language that was chosen last', async ({ page }) => {
  await expect(page.getByRole('button', { name: /Sample: Loan approval/ })).toBeVisible();
  await pickFrom(page.getByRole('button', { name: 'Language' }), '简体中文');
  await expect(page.getByRole('button', { name: /示例：贷款审批/ })).toBeVisible();
});

test('the sample speaks both languages and wears both themes, and the mark stays visible', async ({ page }) => {
  await openSample(page);
  await expectMarkVisible(page);

  // An edit that the switch must not lose.
  const shape = canvas(page).locator('.djs-shape[data-element-id*=Task], .djs-shape[data-element-id*=task]').first();
  const at = await middle(shape);
  await page.mouse.click(at.x, at.y);
  await page.keyboard.press('Delete');
  await expect(page.getByRole('img', { name: 'Unsaved changes' })).toBeVisible();

  await pickFrom(page.getByRole('button', { name: 'Language' }), '简体中文');
  await expect(page.getByRole('navigation', { name: '流程库' })).toBeVisible();
  await expect(canvas(page).locator('.djs-palette [data-action="create.task"]')).toHaveAttribute('aria-label', '新建任务');
  await expect(page.getByRole('region', { name: '属性' })).toContainText('常规');
  await expect(canvas(page).locator('.djs-minimap .toggle')).toHaveAttribute('title', '打开缩略图');
  await expectMarkVisible(page);

  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('img', { name: '有未保存的修改' })).toBeHidden();

  await pickFrom(page.getByRole('button', { name: '主题' }), '深色');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expectMarkVisible(page);

  await canvas(page).locator('.djs-minimap .toggle').click();
  await expect(canvas(page).locator('.djs-minimap')).toHaveClass(/open/);
  await expectMarkVisible(page);

  await pickFrom(page.getByRole('button', { name: '语言' }), 'English');
  await expect(canvas(page).locator('.djs-palette [data-action="create.task"]')).toHaveAttribute('aria-label', 'Create task');
});

test('the sample is simulated in both languages with charts and the tables behind them', async ({ page }) => {
  await openSample(page);
  await page.getByRole('button', { name: 'Simulate', exact: true }).click();
  await expect(page.getByTestId('kpi-cycleTime')).toBeVisible({ timeout: 30_000 });
  const chart = page.getByRole('region', { name: 'Utilisation' });
  await expect(chart.getByRole('img', { name: 'Utilisation' }).locator('svg')).toBeVisible();
  await chart.getByTitle('Table').click();
  await expect(chart.getByRole('table')).toContainText('%');
  const download = page.waitForEvent('download');
  await pickFrom(chart.getByRole('button', { name: 'Export “Utilisation”' }), 'Figures (CSV)');
  expect((await download).suggestedFilename()).toMatch(/Utilisation\.csv$/);

  // Over time, by hour of the week, and what work waits for: a step of that is shown on the canvas.
  for (const name of ['Work in progress', 'By hour of the week']) {
    await expect(page.getByRole('region', { name }).getByRole('img', { name }).locator('svg')).toBeVisible();
  }
  const bottlenecks = page.getByRole('region', { name: 'Bottlenecks' });
  await bottlenecks.getByText('Steps', { exact: true }).click();
  const step = bottlenecks.getByRole('table').getByRole('button').first();
  const label = (await step.textContent())!;
  await step.click();
  await expect(canvas(page).locator('.djs-element.selected')).toContainText(label.split(' ')[0]);

  // The run is played again for its event log, which no page could hold.
  for (const [format, file] of [
    ['CSV, for spreadsheets', /^Order handling.*\.csv$/],
    ['Parquet, for DuckDB, Spark and the like', /\.parquet$/],
    ['OCEL 2.0, for object-centric mining', /\.jsonocel$/],
    ['XES, for process mining', /\.xes$/],
  ] as const) {
    const kept = page.waitForEvent('download');
    await pickFrom(page.getByRole('button', { name: 'Event log' }), format);
    expect((await kept).suggestedFilename()).toMatch(file);
    expect(await (await kept).failure()).toBeNull();
    if (format.startsWith('CSV')) expect(readFileSync(await (await kept).path(), 'utf8')).toMatch(/^case_id,activity,enable_time,/);
  }

  // The scenario that came with the sample was played, and no other was made.
  await page.getByRole('tab', { name: 'Numbers' }).click();
  await expect(page.getByText('As-is', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Arrivals' }).locator('input[value="10 min"]')).toBeVisible();
});
