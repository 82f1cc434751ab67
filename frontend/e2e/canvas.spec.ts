import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { blank, canvas, choose, expect, fresh, openFile, openFromLibrary, pickFrom, saveAs, tabs, test } from './sandtable';

/** A pool with two lanes, a collapsed sub-process with a page of its own, and a role that does a step. */
const drawing = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:dd="http://www.omg.org/spec/DD/20100524/DI" xmlns:st="urn:sandtable:bpmn:1" id="D" targetNamespace="t">
  <resource id="clerk" name="柜员" />
  <collaboration id="C"><participant id="Pool" name="银行" processRef="P" /></collaboration>
  <process id="P"><laneSet id="L"><lane id="Front" name="前台"><flowNodeRef>Start</flowNodeRef><flowNodeRef>Check</flowNodeRef></lane><lane id="Back" name="后台"><flowNodeRef>Sub</flowNodeRef></lane></laneSet>
    <startEvent id="Start" /><userTask id="Check" name="部门经理初审（金额≤5万元）；超出转总监"><documentation>身份证须在有效期内</documentation><extensionElements><st:duty code="A" role="clerk" /></extensionElements></userTask>
    <subProcess id="Sub" name="放款"><userTask id="Inner" name="录入凭证" /></subProcess>
    <sequenceFlow id="f1" sourceRef="Start" targetRef="Check" /><sequenceFlow id="f2" sourceRef="Check" targetRef="Sub" />
  </process>
  <di:BPMNDiagram id="Dia"><di:BPMNPlane id="Plane" bpmnElement="C">
    <di:BPMNShape id="Pool_di" bpmnElement="Pool" isHorizontal="true"><dc:Bounds x="120" y="60" width="700" height="400" /></di:BPMNShape>
    <di:BPMNShape id="Front_di" bpmnElement="Front" isHorizontal="true"><dc:Bounds x="150" y="60" width="670" height="200" /></di:BPMNShape>
    <di:BPMNShape id="Back_di" bpmnElement="Back" isHorizontal="true"><dc:Bounds x="150" y="260" width="670" height="200" /></di:BPMNShape>
    <di:BPMNShape id="Start_di" bpmnElement="Start"><dc:Bounds x="700" y="80" width="36" height="36" /></di:BPMNShape>
    <di:BPMNShape id="Check_di" bpmnElement="Check"><dc:Bounds x="200" y="160" width="100" height="80" /></di:BPMNShape>
    <di:BPMNShape id="Sub_di" bpmnElement="Sub" isExpanded="false"><dc:Bounds x="400" y="360" width="100" height="80" /></di:BPMNShape>
    <di:BPMNEdge id="f1_di" bpmnElement="f1"><dd:waypoint x="700" y="98" /><dd:waypoint x="300" y="190" /></di:BPMNEdge>
    <di:BPMNEdge id="f2_di" bpmnElement="f2"><dd:waypoint x="300" y="210" /><dd:waypoint x="400" y="400" /></di:BPMNEdge>
  </di:BPMNPlane></di:BPMNDiagram>
  <di:BPMNDiagram id="Dia2"><di:BPMNPlane id="Plane2" bpmnElement="Sub"><di:BPMNShape id="Inner_di" bpmnElement="Inner"><dc:Bounds x="200" y="120" width="100" height="80" /></di:BPMNShape></di:BPMNPlane></di:BPMNDiagram>
</definitions>`;

const element = (page: Page, id: string) => canvas(page).locator(`[data-element-id="${id}"]`).first();
const edit = async (page: Page, name: string) => {
  await pickFrom(page.getByRole('button', { name: 'Edit', exact: true }), name);
};
const xOf = async (page: Page, id: string) => (await element(page, id).boundingBox())!.x;

/** Exports with the choices that are made in between, and hands over what came, by name. */
async function exported(page: Page, files: number, wish: () => Promise<void>): Promise<{ name: string; data: Buffer }[]> {
  const coming: Promise<{ name: string; data: Buffer }>[] = [];
  page.on('download', (download) => coming.push(download.path().then(async (path) => ({ name: download.suggestedFilename(), data: await readFile(path) }))));
  await page.keyboard.press('Control+Shift+e');
  await wish();
  await page.getByRole('dialog', { name: 'Export as picture or PDF' }).getByRole('button', { name: 'Export', exact: true }).click();
  await expect.poll(() => coming.length).toBe(files);
  page.removeAllListeners('download');
  await expect(page.getByRole('dialog', { name: 'Export as picture or PDF' })).toBeHidden();
  return Promise.all(coming);
}

test('a drawing moves with the hand, is tidied up, searched, and handed over as picture and PDF', async ({ page }) => {
  await openFile(page, 'loan.bpmn', drawing);

  // Panning moves the picture at once, and everything on it is where it is seen.
  const before = await xOf(page, 'Check');
  const box = (await canvas(page).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 40);
  await page.mouse.wheel(120, 0);
  await expect.poll(() => xOf(page, 'Check')).toBeLessThan(before - 40);
  await expect(canvas(page).locator('.djs-container > svg')).not.toHaveAttribute('style', /matrix/);
  expect(await xOf(page, 'Check')).toBeLessThan(before - 40);

  // No line begins with what closes.
  const lines = await element(page, 'Check').locator('tspan').allTextContents();
  expect(lines.join('')).toBe('部门经理初审（金额≤5万元）；超出转总监');
  for (const line of lines) expect(line).not.toMatch(/^[）；]|（$/);

  // The start event stood behind everything; tidied up, it comes first, and one undo brings it back.
  expect(await xOf(page, 'Start')).toBeGreaterThan(await xOf(page, 'Sub'));
  await edit(page, 'Tidy up the layout');
  await expect.poll(async () => (await xOf(page, 'Start')) < (await xOf(page, 'Check'))).toBe(true);
  expect(await xOf(page, 'Check')).toBeLessThan(await xOf(page, 'Sub'));
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await xOf(page, 'Start')) > (await xOf(page, 'Sub'))).toBe(true);

  // What a text says is found, in the middle of Chinese, and on whichever page it is.
  await page.keyboard.press('Control+f');
  await page.keyboard.type('有效期');
  await expect(page.locator('.djs-search-result')).toHaveCount(1);
  await expect(page.locator('.djs-search-result')).toContainText('部门经理初审');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('凭证');
  await page.keyboard.press('Enter');
  await expect(element(page, 'Inner')).toBeVisible();

  // Both pages come along, with nothing of the editor on them.
  const form = page.getByRole('dialog', { name: 'Export as picture or PDF' });
  const pictures = await exported(page, 2, async () => form.getByText('SVG', { exact: true }).click());
  expect(pictures.map(({ name }) => name).sort()).toEqual(['loan - 放款.svg', 'loan.svg']);
  for (const { data } of pictures) {
    expect(data.toString()).toMatch(/^<svg [^>]*width=/);
    expect(data.toString()).not.toMatch(/djs-|var\(--/);
  }
  // Flows that look alike share their arrowhead, and the picture has it.
  const [whole] = pictures.filter(({ name }) => name === 'loan.svg').map(({ data }) => data.toString());
  const heads = [...whole.matchAll(/marker-end:\s*url\((?:"|&quot;)?#([^"&)]+)/g)].map(([, id]) => id);
  expect(heads.length).toBeGreaterThan(1);
  expect(new Set(heads).size).toBe(1);
  expect(whole.match(new RegExp(`<marker [^>]*id="${heads[0]}"`, 'g'))).toHaveLength(1);
  expect(pictures.find(({ name }) => name === 'loan.svg')!.data.toString().replace(/<[^>]*>/g, '')).toContain('部门经理初审（金额≤5万元）；超出转总监');
  const [pdf] = await exported(page, 1, async () => form.getByText('PDF', { exact: true }).click());
  expect(pdf.name).toBe('loan.pdf');
  expect(pdf.data.subarray(0, 5).toString()).toBe('%PDF-');
  const [png] = await exported(page, 1, async () => {
    await form.getByText('3×').click();
    await form.getByText(/All 2 pages/).click();
  });
  expect(png.data.readUInt32BE(0)).toBe(0x89504e47);
});

test('copies go from one drawing to another with their roles, and a call leads to its process', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const name = fresh('Loan');
  await openFile(page, 'loan.bpmn', drawing);
  await saveAs(page, name);
  await element(page, 'Check').click();
  await page.keyboard.press('Control+c');

  await blank(page);
  await page.keyboard.press('Control+v');
  const box = (await canvas(page).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 3 });
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const copy = canvas(page).locator('.djs-shape', { hasText: '部门经理初审' });
  await expect(copy).toHaveCount(1);
  // What was pasted is selected.
  await page.getByRole('tab', { name: 'Properties' }).click();
  await page.getByRole('tab', { name: 'RACI', exact: true }).click();
  await expect(page.getByRole('tabpanel', { name: 'RACI' }).getByText('柜员').first()).toBeVisible();

  // The step becomes a call of the process that was saved.
  const caller = fresh('Caller');
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: 'Save to the library' });
  await dialog.getByLabel('Name of the process').fill(caller);
  await choose(page, dialog.getByLabel('Project', { exact: true }), name);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved · revision 1')).toBeVisible();
  await page.getByRole('tab', { name: /^General/ }).click();
  await page.getByRole('button', { name: /make it another kind/ }).click();
  await page.locator('.djs-popup').getByText('Call activity', { exact: true }).click();
  await choose(page, page.getByLabel('Calls', { exact: true }), name);
  await page.getByRole('button', { name: 'Open the called process' }).first().click();
  await expect(tabs(page)).toHaveCount(2);
  await expect(element(page, 'Pool')).toBeVisible();

  // Beside it on the canvas is the same way.
  await openFromLibrary(page, caller);
  await page.mouse.click(box.x + box.width - 200, box.y + box.height - 200);
  await copy.click();
  await canvas(page).getByTitle('Open the called process').click();
  await expect(element(page, 'Pool')).toBeVisible();

  // So is a double click; Enter still edits the name.
  await openFromLibrary(page, caller);
  await copy.dblclick();
  await expect(element(page, 'Pool')).toBeVisible();
  await openFromLibrary(page, caller);
  // It was selected before, and two clicks leave it so.
  await page.keyboard.press('Enter');
  await expect(canvas(page).locator('.djs-direct-editing-content')).toBeFocused();
});

test('a drawing that is seen whole stays so when panels open and close, and one that was moved stays where it is', async ({ page }) => {
  await openFile(page, 'bank.bpmn', drawing);
  const place = async () => (await element(page, 'Pool').boundingBox())!;
  const within = async () => {
    const [pool, view] = [await place(), (await canvas(page).boundingBox())!];
    return pool.x >= view.x && pool.y >= view.y && pool.x + pool.width <= view.x + view.width && pool.y + pool.height <= view.y + view.height;
  };
  expect(await within()).toBe(true);
  const before = await place();

  await page.keyboard.press('Alt+r');
  await expect(page.getByRole('button', { name: 'Close the table' }).or(page.getByRole('grid')).first()).toBeVisible();
  await expect.poll(within).toBe(true);
  const small = await place();
  expect(small.height).toBeLessThan(before.height);
  await page.keyboard.press('Alt+r');
  await expect.poll(async () => (await place()).height).toBeCloseTo(before.height, 0);

  // What somebody has moved to stays.
  const surface = (await canvas(page).boundingBox())!;
  await page.mouse.move(surface.x + surface.width / 2, surface.y + surface.height - 30);
  await page.mouse.wheel(0, 40);
  await expect.poll(async () => (await place()).y).toBeLessThan(before.y - 15);
  await page.waitForTimeout(600); // the drawing settles where it was moved to
  const moved = await place();
  await page.keyboard.press('Alt+r');
  await expect.poll(async () => (await canvas(page).boundingBox())!.height).toBeLessThan(surface.height);
  await page.waitForTimeout(300);
  expect([Math.round((await place()).x), Math.round((await place()).height)]).toEqual([Math.round(moved.x), Math.round(moved.height)]);

  // A menu opens beside its element, whatever else was opened before, and does not push the drawing away.
  await page.keyboard.press('Alt+r');
  await page.keyboard.press('Control+0');
  await element(page, 'Start').click();
  await canvas(page).locator('.djs-context-pad [data-action=append]').click();
  const menu = (await canvas(page).locator('.djs-popup').boundingBox())!;
  const pad = (await canvas(page).locator('.djs-context-pad').first().boundingBox())!;
  expect(Math.abs(menu.x - pad.x)).toBeLessThan(menu.width + 60);
  expect(menu.x + menu.width).toBeLessThanOrEqual(page.viewportSize()!.width);
  expect(await canvas(page).locator('.djs-container').evaluate(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop])).toEqual([0, 0]);
  await page.keyboard.press('Escape');
});
