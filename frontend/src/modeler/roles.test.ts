import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import Modeler from 'bpmn-js/lib/Modeler';
import { readClosed } from './closed';
import { drawable } from './drawable.test-page';
import { moveRole, rolesModule } from './roles';
import type { RoleChange, RoleChanges } from './roles';
import sandtable from './sandtable.json';

beforeAll(drawable);
// A whole modeler for every case: seconds on a machine that is busy otherwise.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:st="urn:sandtable:bpmn:1" xmlns:other="urn:other" id="D" targetNamespace="urn:t">
  <resource id="clerk" name="Clerk"><extensionElements><st:role deputy="boss" /></extensionElements></resource>
  <resource id="boss" name="Boss"><extensionElements><st:role deputy="clerk" senior="clerk" /></extensionElements></resource>
  <resource id="audit" name="Audit"><extensionElements><st:role deputy="clerk" /></extensionElements></resource>
  <process id="P">
    <extensionElements><st:term name="Order" owner="Clerk" /><st:term name="Bill" owner="audit" /><st:separation first="Check" second="Pay" /></extensionElements>
    <laneSet id="Set"><lane id="Lane" name="Clerk" partitionElementRef="clerk"><flowNodeRef>Check</flowNodeRef></lane></laneSet>
    <userTask id="Check" name="Check order">
      <extensionElements><other:thing a="1"><other:inner role="clerk" /></other:thing><st:duty code="A" role="clerk" /><st:duty code="A" role="boss" /><st:duty code="I" role="clerk" /><st:promise completeWithin="PT4H"><st:action after="PT2H" do="escalate" to="clerk" /></st:promise></extensionElements>
      <potentialOwner id="Owner1"><resourceRef>clerk</resourceRef></potentialOwner>
      <potentialOwner id="Owner2"><resourceRef>boss</resourceRef></potentialOwner>
    </userTask>
    <userTask id="Pay" name="Pay"><potentialOwner id="Owner3"><resourceRef>audit</resourceRef></potentialOwner></userTask>
  </process>
  <di:BPMNDiagram id="Diagram"><di:BPMNPlane id="Plane" bpmnElement="P">
    <di:BPMNShape id="Lane_di" bpmnElement="Lane" isHorizontal="true"><dc:Bounds x="130" y="60" width="770" height="200" /></di:BPMNShape>
    <di:BPMNShape id="Check_di" bpmnElement="Check"><dc:Bounds x="270" y="120" width="100" height="80" /></di:BPMNShape>
    <di:BPMNShape id="Pay_di" bpmnElement="Pay"><dc:Bounds x="470" y="320" width="100" height="80" /></di:BPMNShape>
  </di:BPMNPlane></di:BPMNDiagram>
</definitions>`;

/** What is in a file, whatever the order and the labels that bpmn-js leaves. */
const parts = (file: string) => [...file.matchAll(/<\w[^>]*?(?=\/?>)|>[^<]+/g)].map(([part]) => part.trim()).filter((part) => part !== '>' && !part.endsWith('BPMNLabel')).sort();

const cases: { says: string; change: RoleChange; has: (string | RegExp)[]; lacks: (string | RegExp)[]; places: number }[] = [
  { says: 'a new name, and that of the lanes called alike', change: { role: 'clerk', name: 'Teller', lanes: true }, has: ['<resource id="clerk" name="Teller">', 'id="Lane" name="Teller"', '<st:term name="Order" owner="Teller" />', '<st:term name="Bill" owner="audit" />'], lacks: ['"Clerk"'], places: 3 },
  { says: 'a new name, the lanes staying', change: { role: 'clerk', name: 'Teller', lanes: false }, has: ['id="Lane" name="Clerk"', 'owner="Teller"'], lacks: [], places: 2 },
  { says: 'a role that is there takes over, nothing twice', change: { role: 'clerk', into: { id: 'boss', name: 'Boss' } }, has: ['partitionElementRef="boss"', '<st:duty code="A" role="boss" />', '<st:duty code="I" role="boss" />', 'to="boss"', 'owner="Boss"', /id="audit".*deputy="boss"/s, '<other:inner role="clerk" />'], lacks: [/id="clerk"/, /[^:]role="clerk" \/><st/, 'Owner1', /id="boss"[^/]*deputy/], places: 10 },
  { says: 'a role that is not there takes over', change: { role: 'clerk', into: { id: 'teller', name: 'Teller' } }, has: ['<resource id="teller" name="Teller" />', '<resourceRef>teller</resourceRef>', 'partitionElementRef="teller"', /id="boss".*deputy="teller" senior="teller"/s], lacks: ['id="clerk"', '>clerk<'], places: 10 },
  { says: 'a role is dropped everywhere', change: { role: 'clerk', drop: true }, has: ['<resourceRef>boss</resourceRef>', '<st:duty code="A" role="boss" />', 'completeWithin="PT4H"'], lacks: ['partitionElementRef', '>clerk<', 'st:action', 'code="I"', 'deputy=', 'owner="Clerk"'], places: 10 },
];

describe('a role is changed wherever a drawing speaks of it', () => {
  let modeler: Modeler;
  const saved = async () => (await modeler.saveXML({ format: false })).xml!;
  const stack = () => modeler.get('commandStack') as unknown as { undo(): void; canUndo(): boolean };
  beforeEach(async () => {
    document.body.innerHTML = '<div id="canvas" style="width:1000px;height:600px"></div>';
    modeler = new Modeler({ container: document.getElementById('canvas')!, additionalModules: [rolesModule], moddleExtensions: { st: sandtable } } as never);
    await modeler.importXML(xml);
  });

  it.each(cases)('$says, open or not', async ({ change, has, lacks, places }) => {
    const before = await saved();
    const roles = modeler.get('sandtableRoles') as RoleChanges;
    expect(roles.plan(change).places.length).toBe(places);
    roles.apply([change]);
    const open = await saved();
    const closed = await (await readClosed(xml)).changed(change);
    for (const file of [open, closed.replace(/>\s+</g, '><')]) {
      for (const part of has) expect(file).toMatch(part instanceof RegExp ? part : new RegExp(part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
      for (const part of lacks) expect(file).not.toMatch(part instanceof RegExp ? part : new RegExp(part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
    }
    stack().undo();
    expect(parts(await saved())).toEqual(parts(before));
    expect(stack().canUndo()).toBe(false);
  });

  it('a merger says which duties would no longer be apart, and leaves the separation for whoever reads it', () => {
    const { places } = (modeler.get('sandtableRoles') as RoleChanges).plan({ role: 'audit', into: { id: 'clerk', name: 'Clerk' } });
    expect(places.filter(({ kind }) => kind === 'separation')).toEqual([{ kind: 'separation', of: 'Check order ≠ Pay' }]);
    const other = (modeler.get('sandtableRoles') as RoleChanges).plan({ role: 'audit', into: { id: 'teller', name: 'Teller' } });
    expect(other.places.map(({ kind }) => kind)).not.toContain('separation');
  });

  it('a role takes the place of another in the file, and undo puts it back', async () => {
    const order = async () => [...(await saved()).matchAll(/<resource id="(\w+)"/g)].map(([, id]) => id);
    const before = await saved();
    moveRole(modeler, 'audit', 'clerk');
    expect(await order()).toEqual(['audit', 'clerk', 'boss']);
    moveRole(modeler, 'audit', 'boss');
    expect(await order()).toEqual(['clerk', 'boss', 'audit']);
    moveRole(modeler, 'Lane', 'boss');
    expect(await order()).toEqual(['clerk', 'boss', 'audit']);
    while (stack().canUndo()) stack().undo();
    expect(await saved()).toBe(before);
  });

  it('an id that something else has is not given to a role', () => {
    expect((modeler.get('sandtableRoles') as RoleChanges).plan({ role: 'clerk', into: { id: 'Check', name: 'x' } }).taken).toBe('Check');
  });

  it('what does not know the role does not change', () => {
    expect((modeler.get('sandtableRoles') as RoleChanges).plan({ role: 'nobody', drop: true })).toEqual({ places: [], steps: [] });
  });
});
