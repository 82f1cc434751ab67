import { canvas, expect, handFile, tabs, test } from './sandtable';

const broken = '<?xml version="1.0"?>\n<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL">\n  <bpmn:process id="P">\n    <bpmn:task id="A"></bpmn:taks>\n</bpmn:definitions>\n';

test('a file that cannot be opened is refused with a reason and a place, and nothing else changes', async ({ page }) => {
  await handFile(page, () => page.getByRole('button', { name: /Open a \.bpmn file/ }).click(), { name: 'broken.bpmn', mimeType: 'application/xml', buffer: Buffer.from(broken) });
  const dialog = page.getByRole('dialog', { name: 'The file could not be opened' });
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText(/line 4/i);
  await dialog.getByRole('button', { name: 'OK' }).click();
  await expect(dialog).toBeHidden();
  await expect(tabs(page)).toHaveCount(0);
});

test('a file without a diagram part is laid out and can be edited', async ({ page }) => {
  const bare = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:x" id="D">
  <process id="P"><startEvent id="S"/><sequenceFlow id="f1" sourceRef="S" targetRef="A"/><task id="A" name="审核"/><sequenceFlow id="f2" sourceRef="A" targetRef="E"/><endEvent id="E"/></process>
</definitions>`;
  await handFile(page, () => page.getByRole('button', { name: /Open a \.bpmn file/ }).click(), { name: '报销.bpmn', mimeType: 'application/xml', buffer: Buffer.from(bare) });
  await expect(canvas(page)).toContainText('审核');
  await expect(canvas(page).locator('[data-element-id=f1].djs-connection, [data-element-id=f2].djs-connection')).toHaveCount(2);
  await expect(tabs(page)).toContainText('报销');
  await expect(page.getByText('Unsaved changes')).toBeVisible();
});
