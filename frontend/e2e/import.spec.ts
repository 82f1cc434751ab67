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
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:x">
      <process id="P"><startEvent id="S"/><task id="A" name="Here"/><sequenceFlow sourceRef="S" targetRef="A"/></process>
      <process id="Q"><startEvent id="T" name="Elsewhere"/></process>
    </definitions>`,
  );
  await expect(canvas(page)).toContainText('Here');
  // A flow without an id is drawn, too.
  await expect(canvas(page).locator('.djs-connection')).toHaveCount(1);
  await expect(page.getByText('One element of the file is not on the drawing')).toBeVisible();
  await expect(page.getByText('Elsewhere. They stay in the file')).toBeVisible();
});

test('files of other tools that only a browser reads are drawn whole', async ({ page }) => {
  const folder = join(process.env.SANDTABLE_CORPUS ?? '', 'engines');
  test.skip(!process.env.SANDTABLE_CORPUS || !existsSync(folder), 'skipped: no corpus');
  const files = ['activiti-MultiInstanceTest.testParallelScriptTasksCompletionCondition.bpmn', 'activiti-SignalEventsAndNewVersionDeploymentsTest.testStartSignalEvent.bpmn', 'flowable-CompensateEventTest.testCompensateWithSubprocess.bpmn'];
  for (const [at, file] of files.entries()) {
    const text = readFileSync(join(folder, file), 'utf8');
    await drop(page, file, text);
    await expect(tabs(page)).toHaveCount(at + 1);
    await expect(tabs(page).last()).toContainText(basename(file, '.bpmn'));
    // What is in a closed sub-process is on a page of its own, of the same canvas.
    await expect(canvas(page).locator('.djs-connection')).toHaveCount(text.match(/<(sequenceFlow|association)\b/g)!.length);
    await expect(page.getByText(/not on the drawing/)).toBeHidden();
  }
});
