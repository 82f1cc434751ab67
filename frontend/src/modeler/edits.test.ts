import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import Modeler from 'bpmn-js/lib/Modeler';
import type { Edit } from '../api/checks';
import type { Edits } from './edits';
import { distinct, editsModule } from './edits';
import sandtable from './sandtable.json';
import { drawable } from './drawable.test-page';

beforeAll(drawable);
// A whole modeler for every case: seconds on a machine that is busy otherwise.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:dd="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="D" targetNamespace="urn:t">
  <process id="P">
    <laneSet id="Set"><lane id="Sales" name="Sales"><flowNodeRef>Start</flowNodeRef><flowNodeRef>Check</flowNodeRef><flowNodeRef>Gate</flowNodeRef></lane><lane id="Back" name="Back office"><flowNodeRef>Pay</flowNodeRef></lane></laneSet>
    <startEvent id="Start"><outgoing>f1</outgoing></startEvent>
    <task id="Check" name="Check order"><incoming>f1</incoming><outgoing>f2</outgoing></task>
    <exclusiveGateway id="Gate" default="f3"><incoming>f2</incoming><outgoing>f3</outgoing></exclusiveGateway>
    <task id="Pay" name="Pay" camunda:candidateGroups="old"><incoming>f3</incoming></task>
    <sequenceFlow id="f1" sourceRef="Start" targetRef="Check" />
    <sequenceFlow id="f2" sourceRef="Check" targetRef="Gate" />
    <sequenceFlow id="f3" sourceRef="Gate" targetRef="Pay" />
  </process>
  <collaboration id="C"><participant id="Pool" name="Shop" processRef="P" /></collaboration>
  <di:BPMNDiagram id="Diagram"><di:BPMNPlane id="Plane" bpmnElement="C">
    <di:BPMNShape id="Pool_di" bpmnElement="Pool" isHorizontal="true"><dc:Bounds x="100" y="60" width="800" height="400" /></di:BPMNShape>
    <di:BPMNShape id="Sales_di" bpmnElement="Sales" isHorizontal="true"><dc:Bounds x="130" y="60" width="770" height="200" /></di:BPMNShape>
    <di:BPMNShape id="Back_di" bpmnElement="Back" isHorizontal="true"><dc:Bounds x="130" y="260" width="770" height="200" /></di:BPMNShape>
    <di:BPMNShape id="Start_di" bpmnElement="Start"><dc:Bounds x="180" y="142" width="36" height="36" /></di:BPMNShape>
    <di:BPMNShape id="Check_di" bpmnElement="Check"><dc:Bounds x="270" y="120" width="100" height="80" /></di:BPMNShape>
    <di:BPMNShape id="Gate_di" bpmnElement="Gate" isMarkerVisible="true"><dc:Bounds x="425" y="135" width="50" height="50" /></di:BPMNShape>
    <di:BPMNShape id="Pay_di" bpmnElement="Pay"><dc:Bounds x="540" y="320" width="100" height="80" /></di:BPMNShape>
    <di:BPMNEdge id="f1_di" bpmnElement="f1"><dd:waypoint x="216" y="160" /><dd:waypoint x="270" y="160" /></di:BPMNEdge>
    <di:BPMNEdge id="f2_di" bpmnElement="f2"><dd:waypoint x="370" y="160" /><dd:waypoint x="425" y="160" /></di:BPMNEdge>
    <di:BPMNEdge id="f3_di" bpmnElement="f3"><dd:waypoint x="475" y="160" /><dd:waypoint x="590" y="160" /><dd:waypoint x="590" y="320" /></di:BPMNEdge>
  </di:BPMNPlane></di:BPMNDiagram>
</definitions>`;

let modeler: Modeler;
const apply = (...edits: Edit[]) => (modeler.get('sandtableEdits') as Edits).apply([edits]);
const saved = async () => (await modeler.saveXML({ format: false })).xml!;
const shape = (id: string) => (modeler.get('elementRegistry') as { get(id: string): { x: number; y: number; width: number; height: number; parent?: { id: string } } | undefined }).get(id);

beforeEach(async () => {
  document.body.innerHTML = '<div id="canvas" style="width:1000px;height:600px"></div>';
  modeler = new Modeler({ container: document.getElementById('canvas')!, additionalModules: [editsModule], moddleExtensions: { st: sandtable } } as never);
  await modeler.importXML(xml);
});

/** What is in a file, whatever the order: bpmn-js itself puts back at the end what it took out, and leaves empty labels. */
const parts = (file: string) => [...file.matchAll(/<\w[^>]*?(?=\/?>)|>[^<]+/g)].map(([part]) => part.trim()).filter((part) => !part.endsWith('BPMNLabel')).sort();

/** One undo must bring back everything that was there, and nothing else. */
async function undone(before: string) {
  (modeler.get('commandStack') as { undo(): void }).undo();
  expect(parts(await saved())).toEqual(parts(before));
  expect((modeler.get('commandStack') as unknown as { canUndo(): boolean }).canUndo()).toBe(false);
}

const cases: { verb: string; edits: Edit[]; has: (string | RegExp)[]; lacks?: (string | RegExp)[] }[] = [
  { verb: 'remove takes a step away with its flows, and joins nothing', edits: [{ do: 'remove', element: 'Check' }], has: ['id="Gate"'], lacks: ['id="Check"', 'id="f1"', 'id="f2"'] },
  { verb: 'remove takes one flow away', edits: [{ do: 'remove', element: 'f3' }], has: ['id="Pay"'], lacks: ['id="f3"', 'default="f3"'] },
  { verb: 'add puts an end event behind a step, connect leads to it', edits: [{ do: 'add', element: 'End_Fix', kind: 'endEvent', name: 'Paid', source: 'Pay' }, { do: 'connect', element: 'Flow_Fix', source: 'Pay', target: 'End_Fix' }], has: ['<endEvent id="End_Fix" name="Paid"><incoming>Flow_Fix</incoming></endEvent>', 'id="Flow_Fix" sourceRef="Pay" targetRef="End_Fix"', '<flowNodeRef>End_Fix</flowNodeRef>'] },
  { verb: 'add makes a terminate end event', edits: [{ do: 'add', element: 'End_Fix', kind: 'endEvent', event: 'terminate', source: 'Pay' }], has: [/<endEvent id="End_Fix"[^>]*><terminateEventDefinition/] },
  { verb: 'add attaches a timer', edits: [{ do: 'add', element: 'Timer_Fix', kind: 'boundaryEvent', event: 'timer', value: 'P2D', source: 'Check', property: 'attached' }], has: [/<boundaryEvent id="Timer_Fix"[^>]*attachedToRef="Check"/, '>P2D</timeDuration>'] },
  { verb: 'add comes before a step, with reconnect', edits: [{ do: 'add', element: 'Gate_Fix', kind: 'parallelGateway', target: 'Check' }, { do: 'reconnect', element: 'f1', target: 'Gate_Fix' }, { do: 'connect', element: 'Flow_Fix', source: 'Gate_Fix', target: 'Check' }], has: ['id="f1" sourceRef="Start" targetRef="Gate_Fix"', 'sourceRef="Gate_Fix" targetRef="Check"'] },
  { verb: 'reconnect moves the beginning of a flow, and it is no default any more', edits: [{ do: 'reconnect', element: 'f3', source: 'Check' }], has: ['id="f3" sourceRef="Check" targetRef="Pay"'], lacks: ['default="f3"'] },
  { verb: 'replace makes a parallel gateway of an exclusive one', edits: [{ do: 'replace', element: 'Gate', kind: 'parallelGateway' }], has: [/<parallelGateway id="Gate"/], lacks: ['default="f3"', 'exclusiveGateway'] },
  { verb: 'replace makes a timer start event', edits: [{ do: 'replace', element: 'Start', kind: 'startEvent', event: 'timer', value: 'PT8H' }], has: [/<startEvent id="Start"/, '>PT8H</timeDuration>'] },
  { verb: 'rename names a step', edits: [{ do: 'rename', element: 'Pay', name: 'Pay invoice' }], has: ['name="Pay invoice"'] },
  { verb: 'rename names a process that is not drawn', edits: [{ do: 'rename', element: 'P', name: 'Orders' }], has: ['<process id="P" name="Orders"'] },
  { verb: 'set default', edits: [{ do: 'set', element: 'Gate', property: 'default', value: '' }], has: ['id="Gate"'], lacks: ['default="f3"'] },
  { verb: 'set condition', edits: [{ do: 'set', element: 'f3', property: 'condition', value: 'amount > 5' }], has: [/<conditionExpression [^>]*>amount &(gt|#62|#x3e);? ?5|<conditionExpression [^>]*>amount > 5|CDATA\[amount > 5/] },
  { verb: 'set loop', edits: [{ do: 'set', element: 'Check', property: 'loop', value: '3' }], has: [/<standardLoopCharacteristics [^>]*loopMaximum="3"/] },
  { verb: 'set no loop', edits: [{ do: 'set', element: 'Check', property: 'loop', value: '3' }, { do: 'set', element: 'Check', property: 'loop', value: '' }], has: ['id="Check"'], lacks: ['standardLoop'] },
  { verb: 'set interrupting', edits: [{ do: 'add', element: 'T', kind: 'boundaryEvent', event: 'timer', value: 'P1D', source: 'Check', property: 'attached' }, { do: 'set', element: 'T', property: 'interrupting', value: 'false' }], has: [/<boundaryEvent id="T"[^>]*cancelActivity="false"/] },
  { verb: 'set executable', edits: [{ do: 'set', element: 'P', property: 'executable', value: 'true' }], has: [/<process id="P"[^>]*isExecutable="true"/] },
  { verb: 'set link', edits: [{ do: 'add', element: 'L', kind: 'intermediateThrowEvent', event: 'link', source: 'Pay' }, { do: 'set', element: 'L', property: 'link', value: 'Page 2' }], has: [/<linkEventDefinition [^>]*name="Page 2"/] },
  { verb: 'note without a value takes the attribute away', edits: [{ do: 'note', element: 'Pay', kind: 'step', property: 'control', value: 'true' }, { do: 'note', element: 'Pay', kind: 'step', property: 'signing', value: 'all' }, { do: 'note', element: 'Pay', kind: 'step', property: 'signing', value: '' }], has: ['<st:step control="true" />'], lacks: ['signing'] },
  { verb: 'set calledElement', edits: [{ do: 'replace', element: 'Check', kind: 'callActivity' }, { do: 'set', element: 'Check', property: 'calledElement', value: 'Other' }], has: [/<callActivity id="Check"[^>]*calledElement="Other"/] },
  { verb: 'set duration', edits: [{ do: 'add', element: 'T', kind: 'intermediateCatchEvent', event: 'timer', value: 'P1D', source: 'Pay' }, { do: 'set', element: 'T', property: 'cycle', value: 'R3/PT1H' }], has: ['>R3/PT1H</timeCycle>'], lacks: ['timeDuration'] },
  { verb: 'set lane', edits: [{ do: 'set', element: 'Check', property: 'lane', value: 'Back' }], has: [/<lane id="Back"[^>]*>(<flowNodeRef>\w+<\/flowNodeRef>)*<flowNodeRef>Check<\/flowNodeRef>/] },
  { verb: 'define makes a role, set lets a lane stand for it, assign gives it duties', edits: [{ do: 'define', element: 'Role_Fix', name: 'Clerk' }, { do: 'set', element: 'Sales', property: 'role', value: 'Role_Fix' }, { do: 'assign', element: 'Check', role: 'Role_Fix', code: 'R' }, { do: 'assign', element: 'Check', role: 'Role_Fix', code: 'A' }], has: ['<resource id="Role_Fix" name="Clerk"', 'partitionElementRef="Role_Fix"', /<potentialOwner[^>]*><resourceRef>Role_Fix<\/resourceRef><\/potentialOwner>/, '<st:duty code="A" role="Role_Fix"'] },
  { verb: 'assign gives a lane its R as a duty of ours; unassign takes it', edits: [{ do: 'assign', element: 'Pay', role: 'Back', code: 'R' }, { do: 'assign', element: 'Pay', role: 'Sales', code: 'C' }, { do: 'unassign', element: 'Pay', role: 'Sales', code: 'C' }], has: ['<st:duty code="R" role="Back"'], lacks: ['code="C"'] },
  { verb: 'unassign takes a potential owner', edits: [{ do: 'define', element: 'Role_Fix', name: 'Clerk' }, { do: 'assign', element: 'Pay', role: 'Role_Fix', code: 'R' }, { do: 'unassign', element: 'Pay', role: 'Role_Fix', code: 'R' }], has: ['<resource id="Role_Fix"'], lacks: ['potentialOwner'] },
  { verb: 'remove takes a role away', edits: [{ do: 'define', element: 'Role_Fix', name: 'Clerk' }, { do: 'remove', element: 'Role_Fix' }], has: ['id="Pay"'], lacks: ['Role_Fix'] },
  { verb: 'assign says by which channel', edits: [{ do: 'assign', element: 'Pay', role: 'Sales', code: 'I', value: 'message' }], has: ['<st:duty code="I" role="Sales" by="message"'] },
  { verb: 'set groups changes what the drawing says to engines', edits: [{ do: 'set', element: 'Pay', property: 'groups', value: 'sales,back' }], has: ['candidateGroups="sales,back"'], lacks: ['candidateGroups="old"'] },
  { verb: 'item makes and changes one of several', edits: [{ do: 'item', element: 'P', kind: 'variable', name: 'amount', property: 'type', value: 'number' }, { do: 'item', element: 'P', kind: 'variable', name: 'vip', property: 'type', value: 'boolean' }, { do: 'item', element: 'P', kind: 'variable', name: 'amount', property: 'input', value: 'true' }], has: ['<st:variable name="amount" type="number" input="true"', '<st:variable name="vip" type="boolean"'] },
  { verb: 'item takes one away', edits: [{ do: 'item', element: 'Pay', kind: 'write', name: 'amount', property: 'value', value: '5' }, { do: 'item', element: 'Pay', kind: 'write', name: 'vip', property: 'value', value: 'true' }, { do: 'item', element: 'Pay', kind: 'write', name: 'amount' }], has: ['<st:write variable="vip" value="true"'], lacks: ['variable="amount"'] },
  { verb: 'note sets an attribute of ours', edits: [{ do: 'note', element: 'Pay', kind: 'step', property: 'control', value: 'true' }, { do: 'note', element: 'Pay', kind: 'step', property: 'signing', value: 'all' }], has: ['<st:step control="true" signing="all"'] },
  { verb: 'note takes ours away', edits: [{ do: 'note', element: 'Pay', kind: 'step', property: 'control', value: 'true' }, { do: 'note', element: 'Pay', kind: 'step' }], has: ['id="Pay"'], lacks: ['st:step', 'extensionElements'] },
];

describe('edits', () => {
  it.each(cases)('$verb; one undo takes it back', async ({ edits, has, lacks = [] }) => {
    const before = await saved();
    expect(apply(...edits)).toBe(1);
    const after = (await saved()).replaceAll('bpmn:', '');
    for (const part of has) expect(after).toMatch(part);
    for (const part of lacks) expect(after).not.toMatch(part);
    await undone(before);
  });

  it('a step that comes between two others gets room: what follows moves right, nothing overlaps', () => {
    apply({ do: 'add', element: 'Mid', kind: 'task', source: 'Check' }, { do: 'reconnect', element: 'f2', target: 'Mid' }, { do: 'connect', element: 'Flow_Fix', source: 'Mid', target: 'Gate' });
    expect(shape('Mid')).toMatchObject({ x: 420, y: 120, width: 100 });
    expect(shape('Gate')!.x).toBe(570);
    expect(shape('Check')!.x).toBe(270);
  });

  it.each([['Check', 'Sales'], ['Pay', 'Back']])('a timer drawn at %s, the step and the end that follow stay in its lane, clear of everything', async (step, lane) => {
    const before = await saved();
    const timer = (n: number): Edit[] => [
      { do: 'add', element: `T${n}`, kind: 'boundaryEvent', event: 'timer', value: 'PT4H', source: step, property: 'attached', name: '4 h' },
      { do: 'add', element: `Then${n}`, kind: 'sendTask', name: 'Remind them', source: `T${n}` },
      { do: 'connect', element: `TF${n}`, source: `T${n}`, target: `Then${n}` },
      { do: 'add', element: `Done${n}`, kind: 'endEvent', name: 'Reminded', source: `Then${n}` },
      { do: 'connect', element: `EF${n}`, source: `Then${n}`, target: `Done${n}` },
    ];
    apply(...timer(1), ...timer(2), ...timer(3));
    const nodes = ['Start', 'Check', 'Gate', 'Pay', ...[1, 2, 3].flatMap((n) => [`Then${n}`, `Done${n}`])];
    const box = (id: string) => shape(id)!;
    for (const [at, a] of nodes.entries()) {
      for (const b of nodes.slice(at + 1)) {
        const [p, q] = [box(a), box(b)];
        expect(p.x < q.x + q.width && q.x < p.x + p.width && p.y < q.y + q.height && q.y < p.y + p.height, `${a} over ${b}`).toBe(false);
      }
    }
    const around = box(lane);
    for (const id of nodes.slice(4)) {
      const { y, height } = box(id);
      expect([id, y >= around.y && y + height <= around.y + around.height]).toEqual([id, true]);
    }
    const file = await saved();
    const refs = new RegExp(`<lane id="${lane}"[^]*?</lane>`).exec(file)![0];
    for (const id of nodes.slice(4)) expect(refs).toContain(`<flowNodeRef>${id}</flowNodeRef>`);
    await undone(before);
  });

  it('a step that moves to another lane still belongs to the pool', () => {
    apply({ do: 'set', element: 'Check', property: 'lane', value: 'Back' });
    expect(shape('Check')!.parent!.id).toBe('Pool');
    expect(shape('Check')!.y).toBeGreaterThan(260);
  });

  it('a step that leads nowhere stands where there is room', () => {
    apply({ do: 'add', element: 'End_Fix', kind: 'endEvent', source: 'Check' }, { do: 'connect', element: 'Flow_Fix', source: 'Check', target: 'End_Fix' });
    const [end, gate] = [shape('End_Fix')!, shape('Gate')!];
    expect(end.x).toBeGreaterThan(370);
    expect(end.y > gate.y + gate.height || end.y + end.height < gate.y || end.x > gate.x + gate.width).toBe(true);
    expect(gate.x).toBe(425);
  });

  it('a fix that names what is not there is left out, the others are carried out as one step', async () => {
    const before = await saved();
    const edits = modeler.get('sandtableEdits') as Edits;
    expect(edits.apply([[{ do: 'remove', element: 'f3' }], [{ do: 'rename', element: 'f3', name: 'x' }], [{ do: 'rename', element: 'Pay', name: 'y' }]])).toBe(2);
    await undone(before);
  });

  it('what goes wrong half-way leaves the drawing as it was, and drawing goes on', async () => {
    const before = await saved();
    expect(() => apply({ do: 'rename', element: 'Pay', name: 'x' }, { do: 'set', element: 'Pay', property: 'colour', value: 'red' })).toThrow('colour');
    expect(parts(await saved())).toEqual(parts(before));
    expect(apply({ do: 'rename', element: 'Pay', name: 'y' })).toBe(1);
  });
});

it('fixes that were thought out apart get new elements of their own', () => {
  const fix: Edit[] = [{ do: 'add', element: 'End_Fix', kind: 'endEvent', source: 'A' }, { do: 'connect', element: 'Flow_Fix', source: 'A', target: 'End_Fix' }, { do: 'set', element: 'A', property: 'default', value: 'Flow_Fix' }];
  const [first, second] = distinct([fix, fix.map((edit) => ({ ...edit, source: edit.source && 'B' }))], (id) => id === 'Flow_Fix');
  expect(first.map(({ element, target, value }) => [element, target, value])).toEqual([['End_Fix', undefined, undefined], ['Flow_Fix_2', 'End_Fix', undefined], ['A', undefined, 'Flow_Fix_2']]);
  expect(second.map(({ element, target }) => [element, target]).slice(0, 2)).toEqual([['End_Fix_2', undefined], ['Flow_Fix_3', 'End_Fix_2']]);
});

describe('cell', () => {
  const table = '<extensionElements><st:table xmlns:st="urn:sandtable:bpmn:1"><st:input formula="amount"/><st:output variable="level"/><st:rule><st:cell value="1..5"/><st:cell value="low"/></st:rule><st:rule><st:cell value="6..9"/></st:rule></st:table></extensionElements>';
  const cell = (name: string, value?: string): Edit => ({ do: 'cell', element: 'Check', name, value });
  it.each([
    { why: 'a cell, a missing one and a heading are written', edits: [cell('1.1', '1..4'), cell('2.2', 'high'), cell('0.2', 'risk')], has: ['formula="amount"', 'variable="risk"', '<st:cell value="1..4" /><st:cell value="low" />', '<st:cell value="6..9" /><st:cell value="high" />'] },
    { why: 'a rule is taken out', edits: [cell('1')], has: ['<st:rule><st:cell value="6..9" /></st:rule>'], lacks: ['1..5'] },
  ])('$why; one undo takes it back', async ({ edits, has, lacks = [] }) => {
    await modeler.importXML(xml.replace('name="Check order">', `name="Check order">${table}`));
    const before = await saved();
    expect(apply(...edits)).toBe(1);
    const after = (await saved()).replaceAll('bpmn:', '');
    for (const part of has) expect(after).toContain(part);
    for (const part of lacks) expect(after).not.toContain(part);
    await undone(before);
  });
  it('says which cell there is none of, and changes nothing', async () => {
    await modeler.importXML(xml.replace('name="Check order">', `name="Check order">${table}`));
    const before = await saved();
    for (const name of ['3.1', '1.3', '0.3']) expect(() => apply(cell(name, 'x'))).toThrow(name);
    expect(parts(await saved())).toEqual(parts(before));
  });
});
