import type { Locator, Page } from '@playwright/test';
import { canvas, choose, drag, expect, middle, pickFrom, test } from './sandtable';

interface Content {
  arrivals: Record<string, { rate?: { week: { days: string[]; from: string; to: string; perHour: number }[] } }>;
  calendars: Record<string, { name: string }>;
  people?: Record<string, { name: string; roles: string[]; calendar?: string }>;
  tasks: Record<string, { promise?: { completeWithin: string; actions?: { after: string; do: string; to?: string }[] } }>;
  run: { replications: number; precision?: { of: string; within: number; atMost: number } };
}

/** The sample with its numbers on the screen. */
async function openNumbers(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Sample: Order handling/ }).click();
  await expect(canvas(page).locator('.djs-shape').first()).toBeVisible();
  await page.getByRole('tab', { name: 'Numbers' }).click();
  await expect(part(page, 'Arrivals')).toBeVisible();
}

function part(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

async function paste(field: Locator, text: string): Promise<void> {
  await field.evaluate((element, said) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', said);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** The scenario as the text view has it. */
async function asText(page: Page): Promise<Content> {
  await page.getByText('Text (JSON)', { exact: true }).click();
  const content = JSON.parse(await page.getByLabel('Scenario as JSON').inputValue()) as Content;
  await page.getByText('Form', { exact: true }).click();
  return content;
}

test('a week of arrivals is painted with the mouse and with the keyboard', async ({ page }) => {
  await openNumbers(page);
  await part(page, 'Arrivals').getByText('By the hour', { exact: true }).click();
  const grid = part(page, 'Arrivals').getByRole('grid');
  const cell = (day: number, hour: number) => grid.locator(`[data-cell="${day}-${hour}"]`);
  await page.getByLabel('Cases an hour to paint with').fill('12');
  await drag(page, await middle(cell(0, 9)), await middle(cell(1, 10)));
  await expect(part(page, 'Arrivals').getByText('264 cases a week')).toBeVisible();

  // Saturday from eight to ten, by keyboard alone.
  await cell(1, 10).focus();
  for (let day = 1; day < 5; day++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(part(page, 'Arrivals').getByText('288 cases a week')).toBeVisible();

  // A block from a spreadsheet begins at the cell with the focus; one undo takes it back. What is no number changes nothing.
  await cell(6, 20).focus();
  await page.keyboard.press('ArrowRight');
  await paste(cell(6, 21), '5\t6.5\tmany');
  await expect(part(page, 'Arrivals').getByRole('alert')).toContainText('“many” is not a number');
  await expect(part(page, 'Arrivals').getByText('288 cases a week')).toBeVisible();
  await paste(cell(6, 21), '5\t6.5');
  await expect(part(page, 'Arrivals').getByText('299.5 cases a week')).toBeVisible();
  await expect(part(page, 'Arrivals').getByRole('alert')).toHaveCount(0);
  await page.keyboard.press('Alt+z');
  await expect(part(page, 'Arrivals').getByText('288 cases a week')).toBeVisible();

  const [arrival] = Object.values((await asText(page)).arrivals);
  expect(arrival.rate?.week).toContainEqual({ days: ['mon', 'tue'], from: '09:00', to: '11:00', perHour: 12 });
  expect(arrival.rate?.week).toContainEqual({ days: ['sat'], from: '08:00', to: '10:00', perHour: 12 });
});

test('what cannot be read stays until it is mended, and a row of a spreadsheet fills a duration', async ({ page }) => {
  await openNumbers(page);
  const tasks = part(page, 'Tasks');
  await choose(page, tasks.getByLabel('Distribution: Check the order'), 'Triangular');
  const [min, max] = ['min', 'max'].map((name) => tasks.getByLabel(`Check the order: ${name}`));
  await min.fill('abc');
  await page.keyboard.press('Tab');
  await expect(min).toHaveValue('abc');
  await expect(tasks.getByRole('alert')).toContainText(/still counts.*For example/);
  await min.press('Escape');
  await expect(min).not.toHaveValue('abc');
  await expect(tasks.getByRole('alert')).toHaveCount(0);

  await min.focus();
  await paste(min, '5\t7\t14');
  await expect(min).toHaveValue('5 min');
  await expect(max).toHaveValue('14 min');

  // A mistake is said once, and is none to whoever looks for what is left over.
  const refused: string[] = [];
  page.on('response', (response) => response.status() >= 400 && refused.push(response.url()));
  await min.fill('20');
  const checked = page.waitForResponse((response) => response.url().endsWith('/api/leftovers'));
  await page.keyboard.press('Tab');
  await checked;
  await expect(page.getByText('1 error', { exact: true })).toBeVisible();
  await expect(tasks.getByRole('alert')).toHaveText(['Must rise from min to max; for a single value choose Fixed.']);
  expect(refused).toEqual([]);

  const people = part(page, 'Roles').getByLabel('People in Accountant');
  const before = await people.inputValue();
  await people.fill('two');
  await page.keyboard.press('Tab');
  await expect(people).toHaveValue('two');
  await expect(people).toHaveAttribute('aria-invalid', 'true');
  await people.press('Escape');
  await expect(people).toHaveValue(before);
  await people.fill('4');
  await page.keyboard.press('Tab');
  await expect(people).toHaveValue('4');
});

test('a person is added by name, with a role and working hours', async ({ page }) => {
  await openNumbers(page);
  await page.getByRole('button', { name: 'Add person' }).click();
  const people = part(page, 'People by name');
  await people.getByLabel('Name of Person 1').fill('Ann');
  await choose(page, people.getByLabel('Roles of Ann'), 'Credit analyst');
  await page.keyboard.press('Escape');
  await choose(page, people.getByLabel('Working hours of Ann'), 'Warehouse shift');
  await pickFrom(people.getByRole('button', { name: 'More for Ann' }), 'Overtime');
  await expect(people.getByRole('group', { name: 'Ann: Overtime' })).toContainText('Finish in overtime');

  const { people: told } = await asText(page);
  expect(Object.values(told!)).toEqual([expect.objectContaining({ name: 'Ann', roles: ['sales', 'credit'], calendar: 'warehouse', shiftEnd: 'finish' })]);
});

test('a promise with an escalation is made for a task, and what is wrong with it is said at its field', async ({ page }) => {
  await openNumbers(page);
  const tasks = part(page, 'Tasks');
  // The task is estimated, and what the estimate means is drawn and said.
  await choose(page, tasks.getByLabel('Distribution: Check the order'), 'Estimate: best, usual, worst');
  await tasks.getByLabel('Check the order: best').fill('2 min');
  await tasks.getByLabel('Check the order: usual').fill('2 min');
  await tasks.getByLabel('Check the order: worst').fill('8 min');
  await page.keyboard.press('Tab');
  // Of Beta(1, 5): 8 min less 6 min times the fifth root of 1/2, and of 1/10.
  await expect(tasks.getByRole('img', { name: 'Check the order: Half are done within 2 min 47 s, 9 of 10 within 4 min 13 s; 3 min on average.' })).toBeVisible();

  await pickFrom(tasks.getByRole('button', { name: 'More for Check the order' }), 'Promise (SLA)');
  const promise = tasks.getByRole('group', { name: 'Check the order: Promise (SLA)' });
  await promise.getByLabel('Check the order: Done within').fill('4 h');
  await promise.getByRole('button', { name: /Add action/ }).click();
  await choose(page, promise.getByLabel(/: Do$/), 'Escalate');
  // An escalation to nobody.
  await expect(promise.getByRole('alert').first()).toBeVisible();
  await choose(page, promise.getByLabel(/: To$/), 'Accountant');
  await expect(promise.getByRole('alert')).toHaveCount(0);

  const { tasks: told } = await asText(page);
  expect(told.Task_CheckOrder.promise).toEqual({ completeWithin: 'PT4H', actions: [{ after: 'PT4H', do: 'escalate', to: 'finance' }] });
});

test('a run goes on until an average is known well enough', async ({ page }) => {
  await openNumbers(page);
  const run = part(page, 'Run');
  await run.getByLabel('Repeats', { exact: true }).fill('2');
  await run.getByRole('switch', { name: 'Precision' }).click();
  await run.getByLabel('Precision: Within ±').fill('10');
  await run.getByLabel('Precision: Repeats at most').fill('60');
  await page.keyboard.press('Tab');
  const started = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith('/runs'));
  await page.keyboard.press('Control+Enter');
  const { id } = (await (await started).json()) as { id: string };
  await expect(page.getByTestId('kpi-cycleTime')).toBeVisible({ timeout: 40_000 });
  const { report } = (await (await page.request.get(`/api/runs/${id}`)).json()) as { report: { replications: number; process: { cycleTime: { mean: number; halfWidth: number } } } };
  expect(report.replications).toBeGreaterThan(2);
  const { mean, halfWidth } = report.process.cycleTime;
  if (report.replications < 60) expect(halfWidth / mean).toBeLessThanOrEqual(0.1);
  await expect(part(page, 'Waiting by cause').getByRole('img', { name: 'Waiting by cause' })).toBeVisible();
  const download = page.waitForEvent('download');
  await pickFrom(part(page, 'Money').getByRole('button', { name: 'Export “Money”' }), /SVG/);
  expect((await download).suggestedFilename()).toMatch(/Money\.svg$/);
});

test('a precision is asked of a step, found by its name', async ({ page }) => {
  await openNumbers(page);
  const run = part(page, 'Run');
  await run.getByRole('switch', { name: 'Precision' }).click();
  const measure = run.getByLabel('Precision: Measure');
  await measure.fill('check the order');
  await choose(page, measure, 'Waiting at “Check the order”');
  expect((await asText(page)).run.precision?.of).toBe('tasks/Task_CheckOrder/waitTime');
});

test('the text view says what is wrong, and where; the form keeps what could be read', async ({ page }) => {
  await openNumbers(page);
  await page.getByText('Text (JSON)', { exact: true }).click();
  const text = page.getByLabel('Scenario as JSON');
  const answers = page.getByRole('status', { name: 'What is wrong with it' });
  const whole = await text.inputValue();

  await text.fill(whole.replace('"zone": "Asia/Shanghai",', '"zone": "Asia/Shanghai"'));
  await expect(answers).toContainText(/Not JSON from line \d+, column \d+/);

  await text.fill(whole.replace('"headcount": 2', '"headcount": -2').replace('"calendar": "office"', '"calendar": "nowhere"'));
  await expect(answers).toContainText('/roles/sales/headcount');
  await answers.getByRole('button', { name: /headcount/ }).click();
  const selected = await text.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));
  expect(selected).toBe('"headcount": -2');

  // The same complaint stands at its role in the form.
  await page.getByText('Form', { exact: true }).click();
  await expect(part(page, 'Roles').getByRole('alert')).toContainText(/at least 0/);
  await part(page, 'Roles').getByLabel('People in Sales clerk').fill('3');
  await page.keyboard.press('Tab');
  await expect(part(page, 'Roles').getByRole('alert')).toHaveCount(0);
});

test('a role with more work than time is among the problems, and leads to its number', async ({ page }) => {
  await openNumbers(page);
  await part(page, 'Roles').getByLabel('People in Accountant').fill('0');
  await page.getByLabel('Time between cases: mean').fill('1 min');
  await part(page, 'Roles').getByLabel('People in Accountant').fill('1');
  await page.keyboard.press('Tab');
  await page.keyboard.press('F8');
  const finding = page.getByRole('button', { name: /scenario\.overload/ }).first();
  await finding.click();
  await expect(part(page, 'Roles').getByRole('note').first()).toBeVisible();
});

test('a scenario is duplicated, renamed and deleted, and each is there when it is opened again', async ({ page }) => {
  await openNumbers(page);
  const menu = async (item: string) => {
    await pickFrom(page.getByRole('button', { name: 'More for the scenario' }), item);
  };
  await menu('Duplicate…');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name of the scenario').fill('To-be');
  await dialog.getByRole('button', { name: 'OK' }).click();
  const scenario = page.getByRole('combobox', { name: 'Scenario' });
  await expect(page.locator('.st-scenario')).toContainText('To-be');

  await menu('Rename…');
  await dialog.getByLabel('Name of the scenario').fill('Peak season');
  await dialog.getByRole('button', { name: 'OK' }).click();
  await expect(page.locator('.st-scenario')).toContainText('Peak season');
  await choose(page, scenario, 'As-is');
  await expect(page.locator('.st-scenario')).toContainText('As-is');
  // What was changed meanwhile is saved before another one is opened.
  await part(page, 'Roles').getByLabel('People in Accountant').fill('7');
  await page.keyboard.press('Tab');
  await choose(page, scenario, 'Peak season');
  await page.getByRole('dialog', { name: 'Save “As-is” first?' }).getByRole('button', { name: 'Save and open' }).click();
  await expect(page.locator('.st-scenario')).toContainText('Peak season');
  await choose(page, scenario, 'As-is');
  await expect(part(page, 'Roles').getByLabel('People in Accountant')).toHaveValue('7');
  await choose(page, scenario, 'Peak season');
  await expect(page.locator('.st-scenario')).toContainText('Peak season');

  await menu('Delete…');
  await page.getByRole('dialog', { name: /Peak season/ }).getByRole('button', { name: 'Delete' }).click();
  await expect(page.locator('.st-scenario')).toHaveText('As-is');
});
