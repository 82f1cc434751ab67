import Modeler from 'bpmn-js/lib/Modeler';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { clipboardModule } from './clipboard';
import { copiesModule } from './copies';
import { drawable } from './drawable.test-page';
import sandtable from './sandtable.json';

beforeAll(drawable);
// A whole modeler for every case: seconds on a machine that is busy otherwise.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const drawing = (inside: string, roots: string) => `<?xml version="1.0"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:st="urn:sandtable:bpmn:1" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="D" targetNamespace="t">
  ${roots}
  <process id="P">${inside}</process>
  <di:BPMNDiagram id="Dia"><di:BPMNPlane id="Plane" bpmnElement="P">${inside ? '<di:BPMNShape id="Check_di" bpmnElement="Check"><dc:Bounds x="100" y="100" width="100" height="80" /></di:BPMNShape>' : ''}</di:BPMNPlane></di:BPMNDiagram>
</definitions>`;

const source = drawing(
  `<userTask id="Check" name="审核" camunda:formKey="check">
    <extensionElements><st:promise completeWithin="PT4H"><st:action after="PT2H" do="escalate" to="boss" /></st:promise><st:duty code="A" role="boss" /><camunda:properties><camunda:property name="x" value="1" /></camunda:properties></extensionElements>
    <potentialOwner id="po"><resourceRef>clerk</resourceRef></potentialOwner>
  </userTask>`,
  '<resource id="clerk" name="柜员" /><resource id="boss" name="经理" />',
);

type Tree = Record<string, object[]>;
interface Services {
  copyPaste: { copy(elements: object[]): Tree; paste(context: object): { id: string }[]; duplicate(elements: object[], context: object): void };
  canvas: { getRootElement(): object };
  elementRegistry: { get(id: string): object; filter(keep: (element: { type: string }) => boolean): { id: string }[] };
  commandStack: { undo(): void };
}
const of = <Name extends keyof Services>(modeler: Modeler, name: Name) => modeler.get(name) as Services[Name];

async function opened(xml: string): Promise<Modeler> {
  const host = document.body.appendChild(document.createElement('div'));
  const modeler = new Modeler({ container: host, additionalModules: [clipboardModule, copiesModule], moddleExtensions: { st: sandtable } } as never);
  await modeler.importXML(xml);
  return modeler;
}
const saved = async (modeler: Modeler) => (await modeler.saveXML({ format: false })).xml!.replaceAll('bpmn:', '');
const tasks = (modeler: Modeler) => of(modeler, 'elementRegistry').filter(({ type }) => type === 'bpmn:UserTask');

/** Copies the task of one drawing and pastes it into another, through the clipboard of the system. */
async function carried(from: Modeler, to: Modeler): Promise<void> {
  of(from, 'copyPaste').copy([of(from, 'elementRegistry').get('Check')]);
  await new Promise((resolve) => setTimeout(resolve));
  const before = tasks(to).length;
  of(to, 'copyPaste').paste({ element: of(to, 'canvas').getRootElement(), point: { x: 400, y: 200 } });
  await expect.poll(() => tasks(to).length).toBe(before + 1);
}

describe('copies', () => {
  let from: Modeler;
  beforeEach(async () => {
    document.body.innerHTML = '';
    from = await opened(source);
  });

  it('in another drawing keep who does them, what was promised and what other tools wrote, with the roles', async () => {
    const to = await opened(drawing('', ''));
    await carried(from, to);
    const after = await saved(to);
    for (const part of ['<resource id="clerk" name="柜员"', '<resource id="boss" name="经理"', /<userTask [^>]*name="审核"/, 'camunda:formKey="check"', '<st:duty code="A" role="boss"', 'completeWithin="PT4H"', 'to="boss"', /<resourceRef>clerk</, '<camunda:property name="x" value="1"']) expect(after).toMatch(part);
    of(to, 'commandStack').undo();
    expect(await saved(to)).not.toMatch(/resource|userTask/);
  });

  it('take a role of the same name for the same, whatever its id', async () => {
    const to = await opened(drawing('', '<resource id="r7" name="经理" /><resource id="clerk" name="客服" />'));
    await carried(from, to);
    const after = await saved(to);
    expect(after).toMatch('<st:duty code="A" role="r7"');
    // The id is taken by another role here, so this one gets a new one.
    const id = /<resource id="(\w+)" name="柜员"/.exec(after)?.[1];
    expect(id).not.toBe('clerk');
    expect(after).toMatch(new RegExp(`<resourceRef>${id}<`));
  });

  it('in the same drawing get ids of their own and the roles that are there', async () => {
    await carried(from, from);
    const after = await saved(from);
    const ids = [...after.matchAll(/<userTask id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(2);
    expect(after.match(/<resourceRef>clerk</g)).toHaveLength(2);
    expect(after.match(/<resource /g)).toHaveLength(2);
    expect(new Set([...after.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).size).toBe([...after.matchAll(/ id="([^"]+)"/g)].length);
  });
});
