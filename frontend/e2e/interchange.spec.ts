import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { canvas, expect, handFile, pickFrom, test } from './sandtable';

/** The sample with its numbers on the screen. */
async function openNumbers(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Sample: Order handling/ }).click();
  await expect(canvas(page).locator('.djs-shape').first()).toBeVisible();
  await page.getByRole('tab', { name: 'Numbers' }).click();
  await expect(page.getByRole('region', { name: 'Arrivals', exact: true })).toBeVisible();
}

/** Chooses from the menu of the scenario. */
async function choose(page: Page, item: string): Promise<void> {
  await pickFrom(page.getByRole('button', { name: 'More for the scenario' }), item);
}

/** Gives a file to what asks for one. */
async function hand(page: Page, item: string, name: string, text: string): Promise<void> {
  await handFile(page, () => choose(page, item), { name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });
}

/** The scenario as the text view has it. */
async function asText(page: Page): Promise<{ name: string; arrivals: Record<string, unknown>; tasks: Record<string, { duration?: unknown }>; run: { cases: number } }> {
  await page.getByText('Text (JSON)', { exact: true }).click();
  const content = JSON.parse(await page.getByLabel('Scenario as JSON').inputValue()) as never;
  await page.getByText('Form', { exact: true }).click();
  return content;
}

const always = { from: 'MONDAY', to: 'SUNDAY', beginTime: '00:00:00', endTime: '23:59:59' };

test('numbers of Prosimos are taken over, and what was added is said', async ({ page }) => {
  await openNumbers(page);
  await hand(
    page,
    'Import Prosimos numbers…',
    'parameters.json',
    JSON.stringify({
      resource_profiles: [{ id: 'team', name: 'Team', resource_list: [{ id: 'clerk', name: 'Clerk', cost_per_hour: 30, amount: 2, calendar: 'c' }] }],
      arrival_time_distribution: { distribution_name: 'fix', distribution_params: [{ value: 1200 }] },
      task_resource_distribution: [{ task_id: 'Task_CheckCredit', resources: [{ resource_id: 'clerk', distribution_name: 'fix', distribution_params: [{ value: 420 }] }] }],
      resource_calendars: [{ id: 'c', name: 'Always', time_periods: [always] }],
      gateway_branching_probabilities: [],
      event_distribution: [],
      total_cases: 77,
    }),
  );
  await expect(page.getByText('Not everything could be taken over')).toBeVisible();
  await expect(page.getByText('A Prosimos file need not say start')).toBeVisible();
  const content = await asText(page);
  expect(content.tasks.Task_CheckCredit.duration).toEqual({ dist: 'fixed', value: 'PT7M' });
  expect(content.run.cases).toBe(77);
});

test('a file that is none is refused with a way out', async ({ page }) => {
  await openNumbers(page);
  await hand(page, 'Import Prosimos numbers…', 'parameters.json', '{"resource_profiles": []}');
  await expect(page.getByText('The field "arrival_time_distribution" is missing.')).toBeVisible();
  await page.getByRole('button', { name: 'OK' }).click();
  await hand(page, 'Import BPSim numbers…', 'numbers.bpsim', '<nothing/>');
  await expect(page.getByText('There is no BPSim in this file.')).toBeVisible();
});

test('of several scenarios in a file with BPSim one is chosen and taken over', async ({ page }) => {
  await openNumbers(page);
  await hand(
    page,
    'Import BPSim numbers…',
    'numbers.bpsim',
    `<BPSimData xmlns="http://www.bpsim.org/schemas/1.0">
      <Scenario id="A" name="Today"><ElementParameters elementRef="Task_CheckCredit"><TimeParameters><ProcessingTime><DurationParameter value="PT9M"/></ProcessingTime></TimeParameters></ElementParameters></Scenario>
      <Scenario id="B" name="Peak season" inherits="A"><ElementParameters elementRef="Task_CheckCredit"><TimeParameters><QueueTime><DurationParameter value="PT1H"/></QueueTime></TimeParameters></ElementParameters></Scenario>
    </BPSimData>`,
  );
  const dialog = page.getByRole('dialog', { name: 'Which scenario of the file?' });
  await dialog.getByLabel('Peak season').check();
  await dialog.getByRole('button', { name: 'Take it' }).click();
  await expect(page.getByText('Not everything could be taken over')).toBeVisible();
  await expect(page.getByText('QueueTime of')).toBeVisible();
  const content = await asText(page);
  expect(content.name).toBe('Peak season');
  expect(content.tasks.Task_CheckCredit.duration).toEqual({ dist: 'fixed', value: 'PT9M' });
});

test('numbers go out as BPSim, what it cannot say is listed, and they come back', async ({ page }) => {
  await openNumbers(page);
  const before = await asText(page);
  const kept = page.waitForEvent('download');
  await choose(page, 'Export the process with BPSim inside');
  const file = await kept;
  expect(file.suggestedFilename()).toMatch(/\.bpmn$/);
  const text = await readFile((await file.path())!, 'utf8');
  expect(text).toContain('<bpmn:relationship type="BPSimData">');
  const unsaid = page.getByRole('dialog', { name: 'Exported, but BPSim cannot say everything' });
  await expect(unsaid.getByText('BPSim cannot say the warm-up of a run.')).toBeVisible();
  await unsaid.getByRole('button', { name: 'OK' }).click();

  await hand(page, 'Import BPSim numbers…', 'with.bpmn', text);
  // The distribution that BPSim does not have came back as points, the others as they were.
  await expect.poll(async () => (await asText(page)).tasks.Task_CheckCredit.duration).toMatchObject({ dist: 'discrete' });
  const { tasks } = await asText(page);
  expect(tasks.Task_CheckOrder.duration).toEqual(before.tasks.Task_CheckOrder.duration);
});
