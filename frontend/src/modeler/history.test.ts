import { beforeAll, expect, it, vi } from 'vitest';
import { blankDiagram } from './blank';
import { Drawing } from './drawing';
import { drawable } from './drawable.test-page';
import type { Step } from './history';

// What stands beside the canvas names files in a way that only Vite finds, and has no part in the history.
vi.mock('bpmn-js-color-picker', () => ({ default: {} }));
vi.mock('bpmn-js-create-append-anything', () => ({ CreateAppendAnythingModule: {} }));
vi.mock('bpmn-js-properties-panel', () => ({ BpmnPropertiesPanelModule: {}, BpmnPropertiesProviderModule: {} }));
vi.mock('diagram-js-minimap', () => ({ default: {} }));

beforeAll(drawable);
// A whole modeler for every case: seconds on a machine that is busy otherwise.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const english = () => 'en' as const;

async function blank(): Promise<Drawing> {
  const drawing = await Drawing.of(blankDiagram('Sale'), english, false);
  return drawing;
}

/** Gives the start event another name, as one step. */
function rename(drawing: Drawing, name: string): void {
  const modeling = drawing.modeler.get('modeling') as { updateLabel(element: object, name: string): void };
  modeling.updateLabel((drawing.modeler.get('elementRegistry') as { get(id: string): object }).get('StartEvent_1'), name);
}

const nameOf = (drawing: Drawing) => drawing.nameOf('StartEvent_1');
const said = (steps: readonly Step[]) => steps.map(({ did, of }) => `${did} ${of}`.trim());
/** Undo and redo go through a promise where other XML is drawn. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

it('says what was done, and knows the steps apart', async () => {
  const drawing = await blank();
  expect(drawing.state()).toMatchObject({ dirty: false, canUndo: false });
  rename(drawing, 'Order');
  rename(drawing, 'Order came');
  expect(said(drawing.history.list())).toEqual(['open', 'rename Order', 'rename Order came']);
  drawing.saved();
  drawing.undo();
  expect(drawing.state()).toMatchObject({ dirty: true, canUndo: true, canRedo: true });
  // Another step at the same place of the stack is not the one that was saved.
  rename(drawing, 'Request');
  expect(drawing.state().dirty).toBe(true);
  expect(said(drawing.history.list())).toEqual(['open', 'rename Order', 'rename Request']);
});

it('travels back and forth by the list', async () => {
  const drawing = await blank();
  for (const name of ['A', 'B', 'C']) rename(drawing, name);
  const [opened, , second, third] = drawing.history.list().map(({ number }) => number);
  await drawing.travel(second);
  expect(nameOf(drawing)).toBe('B');
  await drawing.travel(opened);
  expect(drawing.state()).toMatchObject({ canUndo: false, canRedo: true, dirty: false });
  await drawing.travel(third);
  expect(nameOf(drawing)).toBe('C');
});

it('takes back steps of an earlier sitting, and does them again', async () => {
  const before = await blank();
  const first = before.history.now().number;
  for (const name of ['A', 'B', 'C']) {
    rename(before, name);
    await before.xml();
  }
  const left = before.history.list().map(({ number, did, of, more, at, xml }) => ({ number, did, of, more, at, xml }));
  const position = before.mark();

  const drawing = await Drawing.again({ steps: left, position }, english, first);
  expect(nameOf(drawing)).toBe('C');
  expect(drawing.state()).toMatchObject({ canUndo: true, canRedo: false, dirty: true });
  rename(drawing, 'D');
  for (const name of ['C', 'B', 'A']) {
    drawing.undo();
    await settled();
    expect(nameOf(drawing)).toBe(name);
  }
  drawing.undo();
  await settled();
  expect(drawing.state()).toMatchObject({ canUndo: false, dirty: false });
  for (const name of ['A', 'B', 'C']) {
    drawing.redo();
    await settled();
    expect(nameOf(drawing)).toBe(name);
  }
  expect(drawing.state()).toMatchObject({ canUndo: true, dirty: true });
  // What is done now takes the place of what was taken back.
  drawing.undo();
  await settled();
  rename(drawing, 'E');
  expect(said(drawing.history.list())).toEqual(['open', 'rename A', 'rename B', 'rename E']);
  expect(drawing.state().canRedo).toBe(false);
});

it('keeps what other XML took the place of', async () => {
  const drawing = await blank();
  rename(drawing, 'Mine');
  const theirs = blankDiagram('Sale').replace('<bpmn:startEvent id="StartEvent_1"', '<bpmn:startEvent id="StartEvent_1" name="Theirs"');
  expect(theirs).toContain('Theirs');
  await drawing.replace(theirs);
  expect([nameOf(drawing), drawing.state().dirty]).toEqual(['Theirs', false]);
  drawing.undo();
  await settled();
  expect([nameOf(drawing), drawing.state().dirty]).toEqual(['Mine', true]);
});

it('writes the XML of a step once', async () => {
  const drawing = await blank();
  rename(drawing, 'A');
  const save = vi.spyOn(drawing.modeler, 'saveXML');
  const [first] = await Promise.all([drawing.xml(), drawing.xml()]);
  expect(await drawing.xml()).toBe(first);
  expect(save).toHaveBeenCalledTimes(1);
  rename(drawing, 'B');
  expect(await drawing.xml()).toContain('name="B"');
  expect(save).toHaveBeenCalledTimes(2);
});

it('writes what was opened once, too', async () => {
  const drawing = await blank();
  const save = vi.spyOn(drawing.modeler, 'saveXML');
  const [first] = await Promise.all([drawing.xml(), drawing.xml()]);
  expect(await drawing.xml()).toBe(first);
  expect(save).toHaveBeenCalledTimes(1);
});

it('is bounded', async () => {
  const drawing = await blank();
  for (let n = 0; n < 230; n++) {
    rename(drawing, `Name ${n}`);
    if (n > 100 && n < 190) await drawing.xml();
  }
  const list = drawing.history.list();
  expect(list.length).toBe(200);
  expect(list.filter(({ xml }) => xml !== undefined).length).toBe(60);
  expect(drawing.history.now()).toBe(list.at(-1));
  await drawing.travel(list[0].number);
  expect(nameOf(drawing)).toBe('Name 30');
});
