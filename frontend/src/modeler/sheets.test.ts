import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Drawing } from './drawing';
import { drawable } from './drawable.test-page';

// What stands beside the canvas names files in a way that only Vite finds, and has no part in this.
vi.mock('bpmn-js-color-picker', () => ({ default: {} }));
vi.mock('bpmn-js-create-append-anything', () => ({ CreateAppendAnythingModule: {} }));
vi.mock('bpmn-js-properties-panel', () => ({ BpmnPropertiesPanelModule: {}, BpmnPropertiesProviderModule: {} }));
vi.mock('diagram-js-minimap', () => ({ default: {} }));

beforeAll(drawable);
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const shape = (of: string, x = 100) => `<bpmndi:BPMNShape id="${of}_di${x}" bpmnElement="${of}"><dc:Bounds x="${x}" y="100" width="100" height="80"/></bpmndi:BPMNShape>`;
const diagram = (attributes: string, of: string, inside: string) => `<bpmndi:BPMNDiagram ${attributes}><bpmndi:BPMNPlane bpmnElement="${of}">${inside}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;
/** Two processes, the second with a collapsed sub-process, and a further view of the first. */
const file = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" targetNamespace="t">
  <process id="Sale" name="Sale"><task id="Sell" name="Sell"/><task id="Thank" name="Thank"/></process>
  <process id="Repair"><task id="Mend" name="Mend"/><subProcess id="Test" name="Test"><task id="Try" name="Try"/></subProcess></process>
  ${diagram('id="D1"', 'Sale', shape('Sell') + shape('Thank', 300))}
  ${diagram('name="Workshop"', 'Repair', shape('Mend') + shape('Test', 300))}
  ${diagram('id="D3"', 'Test', shape('Try'))}
  ${diagram('id="D4" name="For the board"', 'Sale', shape('Sell', 700))}
</definitions>`;

const open = (xml = file) => Drawing.of(xml, () => 'en', false);
const shown = (drawing: Drawing) => drawing.sheets().find((sheet) => sheet.shown)?.name;
const keyOf = (drawing: Drawing, name: string) => drawing.sheets().find((sheet) => sheet.name === name)!.key;
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));
function rename(drawing: Drawing, id: string, name: string): void {
  (drawing.modeler.get('modeling') as { updateLabel(element: object, name: string): void }).updateLabel((drawing.modeler.get('elementRegistry') as { get(id: string): object }).get(id), name);
}
/** What has a place, and where: as the file says it. */
function places(xml: string): string[] {
  const elements = Array.from(new DOMParser().parseFromString(xml, 'application/xml').getElementsByTagName('*'));
  return elements
    .filter(({ localName }) => localName === 'BPMNShape' || localName === 'BPMNEdge')
    .map((place) => `${place.getAttribute('bpmnElement')} ${place.querySelectorAll('*').length > 0 ? Array.from(place.getElementsByTagName('*')).filter(({ localName }) => localName === 'Bounds' || localName === 'waypoint').map((one) => `${one.getAttribute('x')},${one.getAttribute('y')}`)[0] : ''}`)
    .sort();
}

it('lists the sheets of a file, the inside of a sub-process with that of its process', async () => {
  const drawing = await open();
  expect(drawing.sheets().map(({ name }) => name)).toEqual(['Sale', 'Workshop', 'For the board']);
  expect(shown(drawing)).toBe('Sale');
  expect(drawing.undrawn()).toEqual([]);
});

it('shows what is on another sheet, and inside a sub-process there; goes in and up again', async () => {
  const drawing = await open();
  expect(drawing.show('Try')).toBe(true);
  expect([shown(drawing), drawing.state().page, drawing.state().within]).toEqual(['Workshop', 'Test_plane', true]);
  drawing.goUp();
  expect([drawing.state().page, drawing.state().selected, drawing.state().within]).toEqual(['Repair', ['Test'], false]);
  expect(drawing.opens()).toBe(true);
  drawing.goIn();
  expect(drawing.state().page).toBe('Test_plane');
});

it('undoes what was done on another sheet where it was done', async () => {
  const drawing = await open();
  await drawing.turnTo(keyOf(drawing, 'Workshop'));
  rename(drawing, 'Mend', 'Mend it');
  await drawing.turnTo(keyOf(drawing, 'Sale'));
  rename(drawing, 'Sell', 'Sell it');
  drawing.undo();
  await settled();
  expect([shown(drawing), drawing.nameOf('Sell')]).toEqual(['Sale', 'Sell']);
  drawing.undo();
  expect([shown(drawing), drawing.nameOf('Mend')]).toEqual(['Workshop', 'Mend']);
});

it('stays where one is looking when other XML is drawn', async () => {
  const drawing = await open();
  const first = drawing.mark();
  drawing.show('Try');
  rename(drawing, 'Try', 'Try it');
  await drawing.replace((await drawing.xml()).replace('Try it', 'Try again'));
  expect([drawing.state().page, drawing.nameOf('Try')]).toEqual(['Test_plane', 'Try again']);
  await drawing.travel(first);
  expect([drawing.state().page, drawing.nameOf('Try')]).toEqual(['Test_plane', 'Try']);
});

it('draws a sheet that shows the same elements in place of the other, loses nothing, and undoes across', async () => {
  const drawing = await open();
  const before = places(file);
  rename(drawing, 'Sell', 'Sell it');
  await drawing.turnTo(keyOf(drawing, 'For the board'));
  expect([shown(drawing), drawing.nameOf('Sell')]).toEqual(['For the board', 'Sell it']);
  expect(drawing.state()).toMatchObject({ dirty: true, canUndo: true });
  expect(drawing.undrawn()).toEqual([]);
  // Only the first view shows it.
  expect(drawing.show('Thank')).toBe(true);
  await settled();
  expect([shown(drawing), drawing.state().selected]).toEqual(['Sale', ['Thank']]);
  await drawing.turnTo(keyOf(drawing, 'For the board'));
  drawing.undo();
  await settled();
  expect([shown(drawing), drawing.nameOf('Sell')]).toEqual(['For the board', 'Sell']);
  expect(places(await drawing.xml())).toEqual(before);
});

const corpus = process.env.SANDTABLE_CORPUS;
describe.skipIf(!corpus || !existsSync(join(corpus, 'miwg-reference')))('files of other tools with several diagrams', () => {
  for (const [name, count] of [['C.4.0', 4], ['C.5.0', 2]] as const) {
    it(`${name} is written with every sheet as it was read, whichever was drawn on`, async () => {
      const xml = readFileSync(join(corpus!, 'miwg-reference', `${name}.bpmn`), 'utf8');
      const drawing = await open(xml);
      expect(drawing.sheets()).toHaveLength(count);
      expect(drawing.undrawn()).toEqual([]);
      for (const { key } of drawing.sheets()) {
        await drawing.turnTo(key);
        const steps = (drawing.modeler.get('elementRegistry') as { filter(keep: (element: { type: string; parent?: { id: string } }) => boolean): { id: string; parent?: object }[] }).filter(({ type }) => /Task$/.test(type));
        const canvas = drawing.modeler.get('canvas') as unknown as { findRoot(element: object): object; getRootElement(): object };
        const one = steps.find((step) => canvas.findRoot(step) === canvas.getRootElement());
        if (one) rename(drawing, one.id, 'Renamed');
      }
      const again = await open(await drawing.xml());
      expect(again.sheets().map(({ name: title }) => title)).toEqual(drawing.sheets().map(({ name: title }) => title));
      expect(again.undrawn()).toEqual([]);
      expect(places(await again.xml()).map((place) => place.split(' ')[0])).toEqual(places(xml).map((place) => place.split(' ')[0]));
    });
  }
});
