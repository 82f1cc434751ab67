import type { Page } from '@playwright/test';
import { canvas, expect, handFile, pickFrom, tabs, test } from './sandtable';

const card = (page: Page) => page.getByRole('region', { name: 'Tour' });

/** What is pointed at can be clicked: the card does not lie over it. */
async function expectFree(page: Page) {
  const ring = page.locator('.st-tour-ring');
  await expect(ring).toBeVisible();
  await expect
    .poll(async () => {
      const [a, b] = [(await ring.boundingBox())!, (await card(page).boundingBox())!];
      return a.x < b.x + b.width && a.x + a.width > b.x && a.y < b.y + b.height && a.y + a.height > b.y;
    })
    .toBe(false);
}

test('the tour is done by doing: found, mended, assigned, staffed, simulated and compared', async ({ page }) => {
  await page.getByRole('button', { name: /Learn by mending/ }).click();
  await expect(card(page)).toContainText('Step 1 of 6');
  await expectFree(page);

  // The deadlock is found where the problems are.
  await page.getByRole('tab', { name: /Problems/ }).click();
  await expectFree(page);
  await page.locator('[data-finding^="soundness.deadlock"]').click();
  await expect(card(page)).toContainText('Step 2 of 6');
  await page.getByRole('button', { name: 'Let “Checked” wait for nobody: make it an exclusive gateway' }).click();
  await expectFree(page);
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(card(page)).toContainText('Step 3 of 6');

  // It is left, and taken up again where it was, even after the page was opened anew.
  await card(page).focus();
  await page.keyboard.press('Escape');
  await expect(card(page)).toBeHidden();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Saved · revision 2')).toBeVisible();
  await page.reload();
  await pickFrom(page.getByRole('button', { name: 'Help', exact: true }), 'Tour');
  await expect(card(page)).toContainText('Step 3 of 6');
  await expect(tabs(page)).toHaveCount(1);

  // The gap in the duties, with the keyboard alone.
  await page.keyboard.press('Alt+r');
  const row = page.locator('.st-matrix [data-line="Task_Offers"]');
  await expect(row).toBeVisible();
  await expectFree(page);
  await row.getByRole('gridcell').nth(1).click();
  await page.keyboard.press('a');
  await expect(card(page)).toContainText('Step 4 of 6');
  await page.keyboard.press('Alt+r');

  await page.getByRole('tab', { name: 'Numbers' }).click();
  await expectFree(page);
  await card(page).getByRole('button', { name: 'Take me there' }).click();
  await expect(page.getByLabel('People in Buyer')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(card(page)).toContainText('Step 5 of 6');
  await expectFree(page);

  await page.keyboard.press('Control+Enter');
  await expect(card(page)).toContainText('Step 6 of 6', { timeout: 60_000 });
  await expect(page.getByTestId('kpi-cycleTime')).toBeVisible();
  await page.getByRole('tab', { name: 'Compare' }).click();
  await page.getByText('+1 person', { exact: true }).click();
  await expectFree(page);
  await page.getByRole('button', { name: 'Find out' }).click();
  await expect(card(page)).toContainText('You have been all the way round', { timeout: 90_000 });
  await expect(card(page)).toContainText('5 problems are left');
  await card(page).getByRole('button', { name: 'Finish' }).click();
  await expect(card(page)).toBeHidden();
});

test('what was opened is offered again, and is grey once it is gone', async ({ page }) => {
  await page.getByRole('button', { name: /Sample: Order handling/ }).click();
  await expect(canvas(page).locator('.djs-shape').first()).toBeVisible();
  await page.keyboard.press('Alt+w');
  const recent = page.locator('.st-recent');
  await recent.getByRole('button', { name: /Order handling/ }).click();
  await expect(tabs(page)).toHaveCount(1);
  await page.keyboard.press('Alt+w');

  const id = await page.evaluate(() => (JSON.parse(localStorage.getItem('sandtable.recent')!) as { id: string }[])[0].id);
  expect((await page.request.delete(`/api/processes/${id}`, { headers: { Origin: new URL(page.url()).origin } })).ok()).toBe(true);
  await expect(recent.getByText('No longer in the library')).toBeVisible();
  await recent.getByRole('button', { name: 'Take “Order handling” off the list' }).click();
  await expect(recent).toBeHidden();
});

test('a file that is dropped onto the window opens, and what cannot be opened says why', async ({ page }) => {
  const drop = (name: string, text: string) =>
    page.evaluate(
      ([name, text]) => {
        const data = new DataTransfer();
        data.items.add(new File([text], name));
        window.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, cancelable: true }));
        window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
      },
      [name, text] as const,
    );
  await drop('leave.bpmn', '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:x"><process id="P"><startEvent id="S"/><task id="A" name="Ask for leave"/><sequenceFlow id="f" sourceRef="S" targetRef="A"/></process></definitions>');
  await expect(tabs(page)).toContainText('leave');
  await expect(canvas(page)).toContainText('Ask for leave');
  await expect(page.getByText('Drop to open')).toBeHidden();
  await drop('notes.txt', 'no process at all');
  await expect(page.getByRole('dialog', { name: 'The file could not be opened' })).toBeVisible();
});

test('numbers of another tool come in from the File menu, with what was not taken over', async ({ page }) => {
  await page.getByRole('button', { name: /Sample: Order handling/ }).click();
  await expect(canvas(page).locator('.djs-shape').first()).toBeVisible();
  const text = '<BPSimData xmlns="http://www.bpsim.org/schemas/1.0"><Scenario id="A" name="Today"><ElementParameters elementRef="Task_CheckCredit"><TimeParameters><QueueTime><DurationParameter value="PT1H"/></QueueTime></TimeParameters></ElementParameters></Scenario></BPSimData>';
  await handFile(page, () => pickFrom(page.getByRole('button', { name: 'File', exact: true }), 'Import scenario…'), { name: 'today.bpsim', mimeType: 'application/xml', buffer: Buffer.from(text) });
  await expect(page.getByText('Not everything could be taken over')).toBeVisible();
  await expect(page.getByText('QueueTime of')).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Numbers', selected: true })).toBeVisible();
});
