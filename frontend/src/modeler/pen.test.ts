import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import Modeler from 'bpmn-js/lib/Modeler';
import type { ScenarioContent } from '../api/scenario';
import { drawable } from './drawable.test-page';
import type { Drawing } from './drawing';
import { editsModule } from './edits';
import { ownOf } from './own';
import type { Pen } from './pen';
import { penModule } from './pen';
import { isWidelyUsed, renameVariable } from './RenameVariable';
import sandtable from './sandtable.json';
import type { Moddle } from './semantic';
import { subjectOf, usersOf, variablesOf } from './subject';

beforeAll(drawable);
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:st="urn:sandtable:bpmn:1" xmlns:other="urn:other" id="D" targetNamespace="urn:t">
  <process id="P" name="Orders">
    <documentation>old</documentation>
    <extensionElements><st:variable name="amount" type="number" /><other:thing kept="yes" /></extensionElements>
    <userTask id="A" name="Check"><extensionElements><other:before /><st:promise completeWithin="P1D" other:mark="kept"><st:action after="PT4H" do="remind" /></st:promise><other:after /></extensionElements></userTask>
    <boundaryEvent id="T" attachedToRef="A" cancelActivity="false"><timerEventDefinition><timeDuration>PT4H</timeDuration></timerEventDefinition></boundaryEvent>
  </process>
  <di:BPMNDiagram id="Diagram"><di:BPMNPlane id="Plane" bpmnElement="P">
    <di:BPMNShape id="A_di" bpmnElement="A"><dc:Bounds x="160" y="80" width="100" height="80" /></di:BPMNShape>
    <di:BPMNShape id="T_di" bpmnElement="T"><dc:Bounds x="192" y="142" width="36" height="36" /></di:BPMNShape>
  </di:BPMNPlane></di:BPMNDiagram>
</definitions>`;

let modeler: Modeler;
const change = (write: (pen: Pen) => void) => (modeler.get('sandtablePen') as Pen).change(write);
/** The file without the empty labels that bpmn-js leaves where it renamed something. */
const saved = async () => (await modeler.saveXML({ format: false })).xml!.replace('<di:BPMNLabel />', '');
const stack = () => modeler.get('commandStack') as unknown as { undo(): void; canUndo(): boolean };
const subject = (id: string) => subjectOf(modeler, id)!;

beforeEach(async () => {
  document.body.innerHTML = '<div id="canvas" style="width:1000px;height:600px"></div>';
  modeler = new Modeler({ container: document.getElementById('canvas')!, additionalModules: [editsModule, penModule], moddleExtensions: { st: sandtable } } as never);
  await modeler.importXML(xml);
});

it('what a change does not speak of stays as it is, and in its place', async () => {
  const [promise] = subject('A').own('Promise');
  change((pen) => pen.own('A', 'Promise', [{ ...promise, penalty: '50', actions: [...(promise.actions as object[] as never[]), { after: 'P1D', do: 'escalate', to: '' }] }]));
  expect(await saved()).toMatch(/<other:before ?\/><st:promise completeWithin="P1D" penalty="50" other:mark="kept"><st:action after="PT4H" do="remind" ?\/><st:action after="P1D" do="escalate" ?\/><\/st:promise><other:after ?\/>/);
});

it('several changes are one step, and undo brings everything back', async () => {
  const before = await saved();
  change((pen) => {
    pen.own('A', 'Form', [{ fields: [{ label: 'Amount', variable: 'amount', required: true }] }]);
    pen.own('P', 'Variable', []);
    pen.document('A', 'line one\nline two');
    pen.document('P', '');
    pen.edit([{ do: 'rename', element: 'A', name: 'Look' }]);
  });
  const after = await saved();
  expect(after).toContain('<st:form><st:field label="Amount" variable="amount" required="true" /></st:form>');
  expect(after).toContain('line one\nline two');
  expect(after).toContain('name="Look"');
  expect(after).not.toMatch(/st:variable|>old</);
  expect(after).toContain('<other:thing kept="yes"');
  stack().undo();
  expect(stack().canUndo()).toBe(false);
  expect(await saved()).toBe(before);
});

it('a change that fails half-way leaves nothing behind', async () => {
  const before = await saved();
  expect(() =>
    change((pen) => {
      pen.document('A', 'half');
      pen.own('Nowhere', 'Form', []);
    }),
  ).toThrow('Nowhere');
  expect(await saved()).toBe(before);
  change((pen) => pen.document('A', 'goes on'));
  expect(await saved()).toContain('goes on');
});

it('an extension element that is gone takes its empty holder along', async () => {
  change((pen) => pen.own('T', 'Link', [{ href: 'https://x.example', title: 'X' }]));
  expect(await saved()).toContain('<st:link href="https://x.example" title="X" />');
  change((pen) => pen.own('T', 'Link', []));
  expect(await saved()).not.toMatch(/st:link|<extensionElements ?\/>/);
});

it('a subject says what is drawn', () => {
  expect(subject('A')).toMatchObject({ type: 'bpmn:UserTask', family: 'activity', name: 'Check', timers: [{ id: 'T', interrupting: false, after: 'PT4H' }] });
  expect(subject('T').family).toBe('event');
  expect(subjectOf(modeler, undefined)).toMatchObject({ id: 'P', family: 'process', documentation: 'old' });
  expect(variablesOf(modeler)).toMatchObject([{ holder: 'P', at: 0, own: { name: 'amount', type: 'number' } }]);
});

it('who uses a variable is found in reads, writes and forms', () => {
  change((pen) => {
    pen.own('A', 'Form', [{ fields: [{ variable: 'amount', readonly: true }] }]);
    pen.own('T', 'Write', [{ variable: 'amount', value: '=1' }]);
  });
  expect(usersOf(modeler, 'amount')).toEqual([
    { id: 'A', name: 'Check', writes: false },
    { id: 'T', name: 'T', writes: true },
  ]);
  expect(ownOf((modeler.get('elementRegistry') as { get(id: string): { businessObject: Moddle } }).get('T').businessObject, 'Read')).toEqual([]);
});

it('a new name of a variable reaches decision tables and the numbers beside, and undo brings both back', async () => {
  change((pen) => {
    pen.own('A', 'Table', [{ inputs: [{ formula: 'amount' }], outputs: [{ variable: 'amount' }], rules: [{ cells: [{ value: '> 5' }, { value: '=amount * 2' }] }] }]);
    pen.own('A', 'Write', [{ variable: 'amount', value: '=amount + 1' }]);
  });
  const before = await saved();
  let content = { data: { amount: { type: 'number' } }, conditions: { f: 'amount > 1' } } as unknown as ScenarioContent;
  const was = content;
  const numbers = { content, edit: (by: (now: ScenarioContent) => ScenarioContent) => void (content = by(content)) };
  const drawing = { modeler, change } as unknown as Drawing;
  expect(isWidelyUsed(drawing, numbers, 'amount', 'total')).toBe(true);
  change((pen) => renameVariable(drawing, pen, numbers, 'amount', 'total'));
  const after = await saved();
  expect(after).not.toContain('amount');
  expect(after).toContain('value="=total * 2"');
  expect(content).toEqual({ data: { total: { type: 'number' } }, conditions: { f: 'total > 1' } });
  stack().undo();
  expect(await saved()).toBe(before);
  expect(content).toEqual(was);
  (stack() as unknown as { redo(): void }).redo();
  expect(content).toEqual({ data: { total: { type: 'number' } }, conditions: { f: 'total > 1' } });
});

it('numbers that have the new name already stay as they are', () => {
  let content = { data: { amount: { type: 'number' }, total: { type: 'number' } } } as unknown as ScenarioContent;
  const was = content;
  const drawing = { modeler, change } as unknown as Drawing;
  change((pen) => renameVariable(drawing, pen, { content, edit: (by) => void (content = by(content)) }, 'amount', 'total'));
  expect(content).toBe(was);
});
