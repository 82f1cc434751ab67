import type { Page } from '@playwright/test';
import { duration } from '../src/format/duration';
import { blank, canvas, expect, fresh, middle, openFromLibrary, saveAs, test } from './sandtable';

/** Appends from the context pad of the selected element, then types its name. */
async function append(page: Page, action: string, name?: string) {
  await canvas(page).locator(`.djs-context-pad [data-action="${action}"]`).click();
  if (name) await page.keyboard.type(name);
}

test('a three-step process drawn with the mouse is saved, comes back and is simulated', async ({ page }) => {
  const name = fresh('Expenses');
  await blank(page);

  // The first task from the palette, the others from the context pad.
  const start = await middle(canvas(page).locator('[data-element-id=StartEvent_1].djs-element'));
  await canvas(page).locator('.djs-palette [data-action="create.task"]').click();
  await page.mouse.move(start.x + 60, start.y, { steps: 4 });
  await page.mouse.click(start.x + 150, start.y);
  await page.keyboard.type('Hand in');
  await page.mouse.click(start.x, start.y + 160);
  await page.mouse.click(start.x, start.y);
  await canvas(page).locator('.djs-context-pad [data-action="connect"]').click();
  await page.mouse.move(start.x + 120, start.y, { steps: 4 });
  await page.mouse.click(start.x + 150, start.y);

  await page.mouse.click(start.x + 150, start.y + 160);
  await page.mouse.click(start.x + 150, start.y + 20);
  await append(page, 'append.append-task', 'Check');
  await page.keyboard.press('Enter');
  await append(page, 'append.append-task', 'Pay');
  await page.keyboard.press('Enter');
  await append(page, 'append.end-event');
  await expect(page.getByText('3 tasks')).toBeVisible();
  await expect(page.getByRole('img', { name: 'Unsaved changes' })).toBeVisible();

  await saveAs(page, name);
  await expect(page.getByRole('img', { name: 'Unsaved changes' })).toBeHidden();

  await page.reload();
  await openFromLibrary(page, name);
  await expect(canvas(page)).toContainText('Hand in');
  await expect(canvas(page)).toContainText('Check');
  await expect(canvas(page)).toContainText('Pay');
  await expect(canvas(page).locator('.djs-connection')).toHaveCount(4);

  await page.getByRole('tab', { name: 'Numbers' }).click();
  await expect(page.getByLabel('Check: likely')).toHaveValue('10 min');
  await page.getByLabel('Check: likely').fill('12');
  await page.getByLabel('Repeats', { exact: true }).fill('5');
  await page.keyboard.press('Tab');

  const started = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith('/runs'));
  await page.keyboard.press('Control+Enter');
  const { id } = (await (await started).json()) as { id: string };

  const tile = page.getByTestId('kpi-cycleTime');
  await expect(tile).toBeVisible({ timeout: 30_000 });
  const run = (await (await page.request.get(`/api/runs/${id}`)).json()) as {
    status: string;
    report: { replications: number; cases: { completed: number }; process: { cycleTime: { mean: number; halfWidth: number; p95: number } } };
    scenario: { tasks: Record<string, { duration: { mode: string } }> };
  };
  expect(run.status).toBe('finished');
  expect(run.report.replications).toBe(5);
  expect(Object.values(run.scenario.tasks).map((task) => task.duration.mode)).toContain('PT12M');
  const { mean, halfWidth, p95 } = run.report.process.cycleTime;
  await expect(tile).toContainText(duration(mean, 'en'));
  await expect(tile).toContainText(`± ${duration(halfWidth, 'en')}`);
  await expect(tile).toContainText(duration(p95, 'en'));
  await expect(page.getByTestId('kpi-cases')).toContainText(run.report.cases.completed.toLocaleString('en'));
});
