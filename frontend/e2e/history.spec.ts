import { blank, canvas, expect, fresh, middle, openFile, saveAs, test } from './sandtable';

const process = (name: string, extra = '') => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="D" targetNamespace="urn:t">
  <process id="P"><startEvent id="StartEvent_1" name="Wanted"/><userTask id="Ask" name="${name}"/>${extra}</process>
  <bpmndi:BPMNDiagram id="DI"><bpmndi:BPMNPlane id="PL" bpmnElement="P">
    <bpmndi:BPMNShape id="s1" bpmnElement="StartEvent_1"><dc:Bounds x="100" y="100" width="36" height="36"/></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s2" bpmnElement="Ask"><dc:Bounds x="200" y="78" width="100" height="80"/></bpmndi:BPMNShape>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</definitions>`;

test('a version is named, compared with what is on the screen, and restored', async ({ page }) => {
  const name = fresh('History');
  await openFile(page, 'history.bpmn', process('Request leave'));
  await saveAs(page, name);

  // Given a second step that is not saved yet, and the first one under another name
  await canvas(page).locator('.djs-palette [data-action="create.task"]').click();
  const ask = await middle(canvas(page).locator('[data-element-id=Ask].djs-element'));
  await page.mouse.move(ask.x + 100, ask.y, { steps: 4 });
  await page.mouse.click(ask.x + 200, ask.y);
  await page.keyboard.type('Approve');
  await page.mouse.click(ask.x, ask.y + 200);
  await expect(canvas(page)).toContainText('Approve');

  // When the history is opened, it tells what is new, in the list and on the drawing
  await page.keyboard.press('Alt+v');
  const dialog = page.getByRole('dialog', { name: `Version history: ${name}` });
  const changes = dialog.getByRole('complementary', { name: 'Changes' });
  const added = changes.getByRole('button', { name: /“Approve” was added/ });
  await expect(added).toBeVisible();
  await expect(dialog.getByTestId('after').getByRole('img', { name: 'Added' })).toBeVisible();
  await expect(dialog.getByTestId('before').locator('[data-element-id=Ask].djs-element')).toBeVisible();
  await added.click();
  await expect(added).toHaveAttribute('aria-current', 'true');
  await expect(dialog.getByTestId('after').locator('.djs-element.st-pointed')).toBeVisible();

  // … or as one picture; and back
  await dialog.getByTitle('As one picture').click();
  await expect(dialog.getByTestId('before')).toBeHidden();
  await expect(dialog.getByTestId('after').getByRole('img', { name: 'Added' })).toBeVisible();
  await dialog.getByTitle('One below the other').click();

  // … the version gets a name
  await dialog.getByRole('button', { name: 'Name…' }).click();
  const naming = page.getByRole('dialog', { name: 'Name version 1' });
  await naming.getByLabel('Name', { exact: true }).fill('Approved by the board');
  await naming.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog.getByRole('navigation', { name: 'Versions' }).getByRole('button', { name: /Approved by the board/ })).toBeVisible();

  // … and is restored: the unsaved work is a version now, too
  await dialog.getByRole('button', { name: 'Restore…' }).click();
  await page.getByRole('dialog', { name: 'Restore version 1?' }).getByRole('button', { name: 'Restore' }).click();
  await expect(dialog).toBeHidden();
  await expect(canvas(page)).not.toContainText('Approve');
  await expect(page.getByText('Saved · revision 3')).toBeVisible();

  // Then all three are in the timeline, and the last says what it brings back
  await page.keyboard.press('Alt+v');
  const versions = dialog.getByRole('navigation', { name: 'Versions' });
  await expect(versions.getByText('brings back version 1')).toBeVisible();
  const removed = changes.getByRole('button', { name: /“Approve” was removed/ });
  await expect(removed).toBeVisible();

  // … what is gone stands in the one picture, and its change is found by a click on it.
  await dialog.getByTitle('As one picture').click();
  const ghost = dialog.getByTestId('after').getByRole('img', { name: 'Removed: Approve' });
  await expect(ghost).toContainText('Approve');
  await ghost.locator('.djs-visual').first().click();
  await expect(removed).toHaveAttribute('aria-current', 'true');
});

test('numbers that are saved alone are a version', async ({ page }) => {
  const name = fresh('Numbers only');
  await openFile(page, 'history.bpmn', process('Request leave'));
  await saveAs(page, name);
  await page.getByRole('tab', { name: 'Numbers' }).click();
  const repeats = page.getByRole('tabpanel', { name: 'Numbers' }).getByLabel('Repeats', { exact: true });
  for (const [at, times] of ['7', '8'].entries()) {
    await repeats.fill(times);
    await repeats.press('Tab');
    await page.keyboard.press('Control+s');
    await expect(page.getByText(`Saved · revision ${at + 2}`)).toBeVisible();
  }
  await page.keyboard.press('Alt+v');
  const dialog = page.getByRole('dialog', { name: `Version history: ${name}` });
  await expect(dialog.getByRole('navigation', { name: 'Versions' }).getByRole('button', { name: /^Version 3/ })).toBeVisible();
  await expect(dialog.getByRole('complementary', { name: 'Changes' }).getByRole('region', { name: 'Numbers' })).toContainText('8');
});

test('a conflict shows the difference before it is decided', async ({ page, context }) => {
  const name = fresh('Conflict');
  await blank(page);
  await saveAs(page, name);
  const other = await context.request.get('/api/projects');
  const { items } = (await other.json()) as { items: { id: string; name: string }[] };
  const project = items.find((one) => one.name === name)!;
  const kept = ((await (await context.request.get(`/api/projects/${project.id}/processes`)).json()) as { items: { id: string; revision: number }[] }).items[0];
  const put = await context.request.put(`/api/processes/${kept.id}`, { data: { xml: process('Theirs'), revision: kept.revision } });
  expect(put.ok()).toBe(true);

  await canvas(page).locator('[data-element-id=StartEvent_1].djs-element').click();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+s');
  const conflict = page.getByRole('dialog', { name: 'Changed elsewhere' });
  await conflict.getByRole('button', { name: 'Show the difference' }).click();
  const difference = page.getByRole('dialog', { name: 'What differs' });
  await expect(difference.getByRole('button', { name: /“Theirs” was removed/ })).toBeVisible();
  await difference.getByRole('button', { name: 'Close' }).click();
  await expect(difference).toBeHidden();
  await expect(conflict.getByRole('button', { name: 'Load theirs' })).toBeVisible();
});
