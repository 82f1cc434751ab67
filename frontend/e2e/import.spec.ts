import type { Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { canvas, expect, tabs, test } from './sandtable';

/** Drops a file onto the window, as from a file manager. */
async function drop(page: Page, name: string, text: string) {
  await page.evaluate(
    ([name, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], name));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
    },
    [name, text] as const,
  );
}

test('what of a file is not on the drawing is told by name', async ({ page }) => {
  await drop(
    page,
    'two.bpmn',
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" targetNamespace="urn:x">
      <process id="P"><task id="A" name="Here"/></process>
      <process id="Q"><startEvent id="T" name="Elsewhere"/></process>
      <di:BPMNDiagram id="D"><di:BPMNPlane id="L" bpmnElement="P"><di:BPMNShape id="A_di" bpmnElement="A"><dc:Bounds x="200" y="100" width="100" height="80"/></di:BPMNShape></di:BPMNPlane></di:BPMNDiagram>
    </definitions>`,
  );
  await expect(canvas(page)).toContainText('Here');
  await expect(page.getByText('One element of the file is not on the drawing')).toBeVisible();
  await expect(page.getByText('Elsewhere. They stay in the file')).toBeVisible();
});

test('a process without a diagram is drawn with flows that have no id', async ({ page }) => {
  await drop(page, 'bare.bpmn', '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:x"><process id="P"><startEvent id="S"/><task id="A" name="Here"/><sequenceFlow sourceRef="S" targetRef="A"/></process></definitions>');
  await expect(canvas(page)).toContainText('Here');
  await expect(canvas(page).locator('.djs-connection')).toHaveCount(1);
  await expect(page.getByText(/not on the drawing/)).toBeHidden();
});

test('a table and numbers that are dropped find their way', async ({ page }) => {
  const numbers = JSON.stringify({ $schema: 'urn:sandtable:scenario:1', name: 'Dropped', start: '2026-03-02T09:00:00', zone: 'Europe/Berlin', run: { cases: 100, replications: 7 } });
  await drop(page, 'as-is.json', numbers);
  await expect(page.getByText('as-is.json holds numbers.')).toBeVisible();
  await drop(page, 'steps.csv', 'Activity,Role,Hours\nAsk for leave,Clerk,1\nApprove,Manager,2\n');
  const table = page.getByRole('dialog', { name: 'Start from a table' });
  await expect(table.getByText('steps.csv')).toBeVisible();
  await table.getByRole('button', { name: 'Create process' }).click();
  await expect(canvas(page)).toContainText('Ask for leave');
  await drop(page, 'as-is.json', numbers);
  await expect(page.getByRole('tab', { name: 'Numbers', selected: true })).toBeVisible();
  await expect(page.getByRole('tabpanel', { name: 'Numbers' }).getByLabel('Repeats', { exact: true })).toHaveValue('7');
});

test('files of other tools that only a browser reads are drawn whole', async ({ page }) => {
  const folder = join(process.env.SANDTABLE_CORPUS ?? '', 'engines');
  test.skip(!process.env.SANDTABLE_CORPUS || !existsSync(folder), 'skipped: no corpus');
  // With how many lines are on the first page: what is in a closed sub-process is drawn when that is opened.
  const files = [
    ['activiti-MultiInstanceTest.testParallelScriptTasksCompletionCondition.bpmn', 3],
    ['activiti-SignalEventsAndNewVersionDeploymentsTest.testStartSignalEvent.bpmn', 2],
    ['flowable-CompensateEventTest.testCompensateWithSubprocess.bpmn', 7],
  ] as const;
  for (const [at, [file, lines]] of files.entries()) {
    const text = readFileSync(join(folder, file), 'utf8');
    await drop(page, file, text);
    await expect(tabs(page)).toHaveCount(at + 1);
    await expect(tabs(page).last()).toContainText(basename(file, '.bpmn'));
    await expect(canvas(page).locator('.djs-connection')).toHaveCount(lines);
    await expect(page.getByText(/not on the drawing/)).toBeHidden();
  }
});
