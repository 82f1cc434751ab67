import type { Page } from '@playwright/test';
import { address, blank, canvas, expect, fresh, pickFrom, saveAs, test } from './sandtable';

/** Gives the start event a name, as one step. */
async function rename(page: Page, name: string) {
  const start = canvas(page).locator('[data-element-id=StartEvent_1].djs-element');
  await start.dblclick();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(canvas(page)).toContainText(name);
}

/** Waits until the journal has a step of that name. */
async function kept(page: Page, name: string) {
  await page.waitForResponse(async (response) => response.request().method() === 'PUT' && response.url().includes('/api/journal/') && response.ok() && (response.request().postData() ?? '').includes(name));
}

test('what a crash left unsaved is offered, goes on where it was, and its steps can be taken back', async ({ page, context }) => {
  const name = fresh('Crash');
  await blank(page);
  await saveAs(page, name);
  for (const step of ['Order', 'Order came', 'Order arrived']) {
    const safe = kept(page, step);
    await rename(page, step);
    await safe;
  }
  await page.close();

  const next = await context.newPage();
  await next.goto(address());
  const dialog = next.getByRole('dialog', { name: /not saved/ });
  await expect(dialog).toContainText(name);
  await expect(dialog).toContainText('1 changed');
  await expect(dialog.getByRole('img', { name: `Diagram of ${name}` })).toContainText('Order arrived');
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(canvas(next)).toContainText('Order arrived');
  await expect(next.getByRole('img', { name: 'Unsaved changes' })).toBeVisible();

  await next.keyboard.press('Control+z');
  await expect(canvas(next)).not.toContainText('Order arrived');
  await expect(canvas(next)).toContainText('Order came');
  await next.keyboard.press('Alt+h');
  const steps = next.getByRole('list', { name: 'History of steps' });
  await expect(steps.getByRole('button')).toHaveText([/Order arrived/, /Order came/, /“Order”/, /Opened/]);
  await expect(steps.getByRole('button', { name: /Order came/ })).toHaveAttribute('aria-current', 'step');
  await steps.getByRole('button', { name: /Opened/ }).click();
  await expect(canvas(next)).not.toContainText('Order');
  await expect(next.getByRole('img', { name: 'Unsaved changes' })).toBeHidden();
  await steps.getByRole('button', { name: /Order arrived/ }).click();
  await expect(canvas(next)).toContainText('Order arrived');
  await next.keyboard.press('Control+s');
  await expect(next.getByText('Saved · revision 2')).toBeVisible();

  // What is saved is not offered again, and what is open in one page not in another.
  const other = await context.newPage();
  const asked = other.waitForResponse(/api\/journal\?page=/);
  await other.goto(address());
  expect(((await (await asked).json()) as { items: { work: { name: string } }[] }).items.map(({ work }) => work.name)).not.toContain(name);
});

test('a file that another program changes is asked about, and reloading can be taken back', async ({ page }) => {
  const before = blankWith('Order');
  const after = blankWith('Order by phone');
  // The disk as the window knows it.
  await page.addInitScript(
    ([one, two]) => {
      const host = window as unknown as { disk: string; go: object };
      host.disk = one;
      const data = () => btoa(host.disk);
      const file = () => Promise.resolve({ name: 'sale.bpmn', data: data(), path: '/home/me/sale.bpmn', digest: data() });
      host.go = { desktop: { Window: { OpenFile: file, ReadFileAgain: file, LookAtFile: () => Promise.resolve({ digest: data(), own: false }), SaveFile: () => Promise.resolve(false) } } };
      (window as unknown as { change: () => void }).change = () => (host.disk = two);
    },
    [before, after],
  );
  await page.reload();
  await expect(page.getByRole('navigation', { name: 'Library' })).toBeVisible();
  await page.keyboard.press('Control+o');
  await expect(canvas(page)).toContainText('Order');
  await rename(page, 'Mine');
  await page.evaluate(() => (window as unknown as { change: () => void }).change());
  const dialog = page.getByRole('dialog', { name: 'Changed on disk' });
  await expect(dialog).toContainText('/home/me/sale.bpmn');
  await dialog.getByRole('button', { name: 'Show both' }).click();
  await expect(dialog.getByRole('img', { name: 'Yours' })).toContainText('Mine');
  await expect(dialog.getByRole('img', { name: 'On disk' })).toContainText('Order by phone');
  await dialog.getByRole('button', { name: 'Reload' }).click();
  await expect(dialog).toBeHidden();
  await expect(canvas(page)).toContainText('Order by phone');
  await page.keyboard.press('Control+z');
  await expect(canvas(page)).toContainText('Mine');
});

test('a backup brings the library back, and unsaved work stays open', async ({ page }) => {
  const [kept, gone] = [fresh('Kept'), fresh('Gone')];
  const library = page.getByRole('navigation', { name: 'Library' });
  await blank(page);
  await saveAs(page, kept);
  await pickFrom(page.getByRole('button', { name: 'File', exact: true }), 'Backups of the library…');
  const dialog = page.getByRole('dialog', { name: 'Backups of the library' });
  await dialog.getByRole('button', { name: 'Back up now' }).click();
  const first = dialog.getByRole('button', { name: /Restore the backup of/ }).first();
  await expect(first).toBeVisible();
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await rename(page, 'Still here');

  await page.evaluate((name) => fetch('/api/projects', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name }) }), gone);
  await expect(library).toContainText(gone.slice(0, 8));
  await pickFrom(page.getByRole('button', { name: 'File', exact: true }), 'Backups of the library…');
  await first.click();
  await page.getByRole('tooltip').getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText(/The library is as it was on/)).toBeVisible();
  await expect(dialog).toContainText('before a backup was restored');
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(library).not.toContainText(gone.slice(0, 8));
  await expect(canvas(page)).toContainText('Still here');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Saved · revision 2')).toBeVisible();
});

/** A process of one start event. */
function blankWith(name: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="Definitions_1" targetNamespace="urn:sale">
  <bpmn:process id="Process_1" name="Sale"><bpmn:startEvent id="StartEvent_1" name="${name}" /></bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram_1"><bpmndi:BPMNPlane id="Plane_1" bpmnElement="Process_1">
    <bpmndi:BPMNShape id="StartEvent_1_di" bpmnElement="StartEvent_1"><dc:Bounds x="180" y="180" width="36" height="36" /></bpmndi:BPMNShape>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;
}
