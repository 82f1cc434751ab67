import type { Page } from '@playwright/test';
import { canvas, expect, fresh, openFile, openFromLibrary, saveAs, test } from './sandtable';

const definitions = (inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="D" targetNamespace="t">${inside}</definitions>`;
const box = (of: string, x: number) => `<bpmndi:BPMNShape id="${of}_di" bpmnElement="${of}"><dc:Bounds x="${x}" y="120" width="100" height="80"/></bpmndi:BPMNShape>`;
const diagram = (name: string, of: string, inside: string) => `<bpmndi:BPMNDiagram id="Dia_${of}" name="${name}"><bpmndi:BPMNPlane id="Plane_${of}" bpmnElement="${of}">${inside}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;
/** Two diagrams; on the second a collapsed sub-process with a step that has no name. */
const workbook = definitions(
  `<process id="Sale"><task id="Sell" name="Sell"/></process><process id="Repair"><task id="Mend" name="Mend"/><subProcess id="Test" name="Test the machine"><task id="Try" name="Try it"/><task id="Note"/></subProcess></process>` +
    diagram('Sale', 'Sale', box('Sell', 200)) +
    diagram('Workshop', 'Repair', box('Mend', 200) + box('Test', 400)) +
    diagram('', 'Test', box('Try', 200) + box('Note', 400)),
);

const shown = (page: Page, id: string) => canvas(page).locator(`[data-element-id="${id}"].djs-element`);
const sheet = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });

test('a file with several diagrams is looked at, drawn on, undone and saved sheet by sheet', async ({ page }) => {
  await openFile(page, 'workbook.bpmn', workbook);
  await expect(page.getByRole('tablist', { name: 'Diagrams of the file' }).getByRole('tab')).toHaveText(['Sale', 'Workshop']);
  await expect(shown(page, 'Mend')).toBeHidden();

  // The keyboard turns to the next one, in the bar and from the canvas.
  await page.keyboard.press('Alt+PageDown');
  await expect(sheet(page, 'Workshop')).toHaveAttribute('aria-selected', 'true');
  await expect(shown(page, 'Mend')).toBeVisible();
  await expect(shown(page, 'Sell')).toBeHidden();
  await shown(page, 'Mend').click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Mend it');
  await page.keyboard.press('Enter');
  await sheet(page, 'Workshop').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(shown(page, 'Sell')).toBeVisible();

  // What is undone is seen where it was done.
  await canvas(page).locator('.djs-container > svg').focus();
  await page.keyboard.press('Control+z');
  await expect(shown(page, 'Mend')).toContainText('Mend');
  await expect(sheet(page, 'Workshop')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Control+y');

  // Saved and opened again, both are there; what is asked for is shown on its sheet, inside the sub-process.
  const name = fresh('Workbook');
  await saveAs(page, name);
  await page.keyboard.press('Alt+w');
  await openFromLibrary(page, name);
  await expect(shown(page, 'Sell')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Try it');
  await page.keyboard.press('Enter');
  await expect(shown(page, 'Try')).toBeVisible();
  await expect(sheet(page, 'Workshop')).toHaveAttribute('aria-selected', 'true');

  // Out of the sub-process and in again by keyboard. The finding inside is marked on it.
  await page.keyboard.press('Alt+u');
  await expect(shown(page, 'Mend')).toContainText('Mend it');
  await expect(canvas(page).locator('.djs-overlays[data-container-id="Test"] .st-mark')).toBeVisible();
  await page.keyboard.press('Alt+i');
  await expect(shown(page, 'Note')).toBeVisible();
  await expect(canvas(page).locator('.bjs-breadcrumbs')).toContainText('Test the machine');
});

test('pools of a file without a diagram are drawn with their lanes, and the process beside them on a sheet', async ({ page }) => {
  const flow = (of: string) => `<startEvent id="${of}Start"/><task id="${of}First" name="First"/><task id="${of}Then" name="Then"/><sequenceFlow id="${of}1" sourceRef="${of}Start" targetRef="${of}First"/><sequenceFlow id="${of}2" sourceRef="${of}First" targetRef="${of}Then"/>`;
  const lanes = '<laneSet id="L"><lane id="Front" name="Front desk"><flowNodeRef>AStart</flowNodeRef><flowNodeRef>AFirst</flowNodeRef></lane><lane id="Back" name="Back office"><flowNodeRef>AThen</flowNodeRef></lane></laneSet>';
  await openFile(page, 'pools.bpmn', definitions(`<collaboration id="C"><participant id="Shop" name="Shop" processRef="A"/><participant id="Bank" name="Bank"/><messageFlow id="Pay" sourceRef="AThen" targetRef="Bank"/></collaboration><process id="A">${lanes}${flow('A')}</process><process id="B" name="Complaints">${flow('B')}</process>`));
  await expect(page.getByText('not on the drawing')).toBeHidden();
  const inside = async (inner: string, outer: string) => {
    const [a, b] = [(await shown(page, inner).boundingBox())!, (await shown(page, outer).locator('.djs-visual > rect').first().boundingBox())!];
    return a.y > b.y && a.y + a.height < b.y + b.height && a.x > b.x;
  };
  await expect.poll(() => inside('AFirst', 'Front')).toBe(true);
  expect(await inside('AThen', 'Back')).toBe(true);
  await expect(shown(page, 'Pay')).toHaveCount(1);
  await sheet(page, 'Complaints').click();
  await expect(shown(page, 'BThen')).toBeVisible();
});
