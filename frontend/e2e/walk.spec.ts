import { canvas, choose, expect, test } from './sandtable';

test('a case is walked by keyboard, kept as a test, and said to go another way once the drawing has changed', async ({ page }) => {
  await page.getByRole('list', { name: 'Begin with a template' }).getByRole('button', { name: /Order change/ }).click();
  await expect(canvas(page).locator('.djs-shape').first()).toBeVisible();
  await page.getByRole('tab', { name: 'Walk' }).click();
  await page.getByRole('button', { name: 'Walk a case' }).click();

  // It says how the case can begin; the form of the start takes what is known then.
  const panel = page.locator('.st-walk');
  await expect(panel.getByText('How does the case begin?')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(panel.getByText(/^Step 0/)).toBeVisible();
  await expect(canvas(page).locator('.st-token')).not.toHaveCount(0);
  await expect(canvas(page).locator('.st-walk-pick').first()).toHaveText('1');

  // One step, and back again.
  await page.keyboard.press('Enter');
  await expect(panel.getByText(/^Step 1/)).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(panel.getByText(/^Step 0/)).toBeVisible();

  // The data decides up to a form that somebody has to fill in.
  await panel.getByRole('button', { name: 'Go on to the end' }).click();
  await expect(panel.getByRole('alert')).toContainText('has to be filled in');

  // What is filled in stays when time passes.
  const stage = panel.locator('.st-walk-form .ant-select');
  await choose(page, stage, 'shipped');
  await panel.getByRole('button', { name: 'Pass', exact: true }).click();
  await expect(panel.getByText('time passes: 1 h')).toBeVisible();
  await expect(stage).toContainText('shipped');

  await panel.getByRole('textbox', { name: 'Name of the test' }).fill('Up to the first form');
  await panel.getByRole('button', { name: 'Keep as test' }).click();
  const tests = panel.locator('.st-walk-tests > li');
  await expect(tests.filter({ hasText: 'Up to the first form' })).toHaveAttribute('data-outcome', 'passed');
  await expect(panel.locator('[data-outcome=passed]')).toHaveCount(await tests.count());

  // The template brings walks that cover everything, and the canvas shows it.
  await expect(panel.getByRole('heading', { name: '100 % covered' })).toBeVisible();
  await panel.getByRole('switch').click();
  await expect(canvas(page).locator('.st-covered')).not.toHaveCount(0);
  await expect(canvas(page).locator('.st-uncovered')).toHaveCount(0);

  // What a test speaks of is gone: it is shown, not dropped, and what it covered is not covered any more.
  await canvas(page).locator('[data-element-id=Task_Refuse].djs-element').click();
  await page.keyboard.press('Delete');
  const shipped = tests.filter({ hasText: 'The order has been shipped' });
  await expect(shipped).toHaveAttribute('data-outcome', 'stale');
  await expect(shipped).toContainText('not in the drawing any more');
});
