import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import Modeler from 'bpmn-js/lib/Modeler';
import { drawable } from './drawable.test-page';
import { matrixOf } from './duties';
import { editsModule } from './edits';
import { defineHappening, dropHappenings, duplicatesOf, happeningsOf, mergeHappenings, setHappening, setTimer, timersOf } from './happenings';
import { definitionsOf } from './objects';
import { penModule } from './pen';
import type { Pen } from './pen';
import { promised, promisesOf } from './promises';
import sandtable from './sandtable.json';
import { putTexts, setLanguage, swapTexts, textsOf } from './texts';
import { firstHolder, isVariableName, joined, mentionsOf, putDeclared, putUse, renamedIn, renameTerm, separated, storesOf, termsOf, variablesOf, wordsOf } from './variables';

beforeAll(drawable);
// A whole modeler for every case: seconds on a machine that is busy otherwise.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const shape = (id: string, x: number, size = 80) => `<di:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="100" width="${size}" height="${size}" /></di:BPMNShape>`;
const edge = (id: string) => `<di:BPMNEdge id="${id}_di" bpmnElement="${id}"><dd:waypoint x="10" y="10" /><dd:waypoint x="90" y="10" /></di:BPMNEdge>`;
const xml = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:st="urn:sandtable:bpmn:1" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:dd="http://www.omg.org/spec/DD/20100524/DI" id="D" targetNamespace="urn:t">
  <message id="M1" name="Order" /><message id="M2" name="order" /><error id="Err" name="Broken" errorCode="E1" /><signal id="Gone" name="Gone" />
  <process id="P" name="Sale">
    <extensionElements>
      <st:variable name="amount" type="number" term="Order value" /><st:variable name="approved" type="boolean" />
      <st:term name="Order value" owner="Sales" /><st:term name="Margin" from="Order value |" />
    </extensionElements>
    <startEvent id="Start"><outgoing>f1</outgoing><messageEventDefinition messageRef="M1" /></startEvent>
    <userTask id="Check" name="检查订单"><documentation>看金额</documentation>
      <extensionElements><st:promise completeWithin="PT4H"><st:action after="PT2H" do="remind" /></st:promise><st:text lang="en" name="Check order" />
        <st:form><st:field variable="amount" label="Amount" /></st:form><st:write variable="approved" value="=amount &lt; 100" /></extensionElements>
      <incoming>f1</incoming><outgoing>f2</outgoing>
      <ioSpecification><inputSet /><outputSet /></ioSpecification>
      <dataOutputAssociation id="out"><targetRef>Slip</targetRef></dataOutputAssociation>
    </userTask>
    <boundaryEvent id="Late" attachedToRef="Check" cancelActivity="false"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT2H</timeDuration></timerEventDefinition></boundaryEvent>
    <exclusiveGateway id="Gate" default="f4"><incoming>f2</incoming><outgoing>f3</outgoing><outgoing>f4</outgoing></exclusiveGateway>
    <sendTask id="Tell" name="通知" messageRef="M2"><incoming>f3</incoming></sendTask>
    <endEvent id="End"><incoming>f4</incoming><errorEventDefinition errorRef="Err" /></endEvent>
    <dataObject id="Obj" /><dataObjectReference id="Slip" name="Slip" dataObjectRef="Obj" />
    <sequenceFlow id="f1" sourceRef="Start" targetRef="Check" /><sequenceFlow id="f2" sourceRef="Check" targetRef="Gate" />
    <sequenceFlow id="f3" sourceRef="Gate" targetRef="Tell"><conditionExpression xsi:type="tFormalExpression" language="expr">amount &gt; 10 and kind == "amount" and order.amount</conditionExpression></sequenceFlow>
    <sequenceFlow id="f4" sourceRef="Gate" targetRef="End" />
  </process>
  <di:BPMNDiagram id="Diagram"><di:BPMNPlane id="Plane" bpmnElement="P">
    ${shape('Start', 100, 36)}${shape('Check', 200)}${shape('Late', 220, 36)}${shape('Gate', 400, 50)}${shape('Tell', 500)}${shape('End', 700, 36)}${shape('Slip', 300, 50)}
    ${['f1', 'f2', 'f3', 'f4'].map(edge).join('')}
  </di:BPMNPlane></di:BPMNDiagram>
</definitions>`;

let modeler: Modeler;
beforeEach(async () => {
  const page = document.createElement('div');
  document.body.append(page);
  modeler = new Modeler({ container: page, additionalModules: [editsModule, penModule], moddleExtensions: { st: sandtable } } as never);
  await modeler.importXML(xml);
});

// bpmn-js leaves empty labels behind when a name is undone; they say nothing.
const saved = async () => (await modeler.saveXML({ format: true })).xml!.replace(/&#10;/g, '\n').replace(/\s*<\w+:BPMNLabel \/>/g, '').replace(/(<(\w+:BPMNShape) [^>]*)>\s*(<dc:Bounds [^>]*>)\s*<\/\2>/g, '$1>$3</$2>');
const change = (write: (pen: Pen) => void) => (modeler.get('sandtablePen') as unknown as Pen).change(write);

/** Everything that a table does is one step: undone once, the file is what it was. */
async function oneStep(write: (pen: Pen) => void): Promise<string> {
  const before = await saved();
  change(write);
  const after = await saved();
  const stack = modeler.get('commandStack') as unknown as { undo(): void; redo(): void; canUndo(): boolean };
  expect(after).not.toBe(before);
  stack.undo();
  expect(stack.canUndo()).toBe(false);
  expect(await saved()).toBe(before);
  stack.redo();
  expect(await saved()).toBe(after);
  return after;
}

describe('promises', () => {
  const rows = () => promisesOf(modeler, matrixOf(definitionsOf(modeler)));

  it('the process comes first, then its steps with their promises and the timers on them', () => {
    expect(rows().map(({ id, depth, promise, timers }) => [id, depth, promise?.completeWithin, timers.map(({ value, interrupting }) => [value, interrupting])])).toEqual([
      ['P', 0, undefined, []],
      ['Check', 1, 'PT4H', [['PT2H', false]]],
      ['Tell', 1, undefined, []],
    ]);
  });

  it('one attribute changes and the rest stays; what says nothing is taken away', async () => {
    const [, check] = rows();
    expect(await oneStep((pen) => pen.own('Check', 'Promise', promised(check.promise, { startWithin: 'PT1H' })))).toMatch(/<st:promise startWithin="PT1H" completeWithin="PT4H">\s*<st:action after="PT2H" do="remind" \/>/);
    expect(promised({ completeWithin: 'PT4H' }, { completeWithin: '' })).toEqual([]);
    expect(promised({ actions: [] }, { completeWithin: '' })).toEqual([]);
  });
});

describe('variables', () => {
  it('forms, formulas and writes say who uses them', () => {
    const use = variablesOf(modeler).map(({ name, holder, reads, writes }) => [name, holder, reads.map(({ id }) => id), writes.map(({ id }) => id)]);
    expect(use).toEqual([
      ['amount', 'P', ['Check', 'Gate'], ['Check']],
      ['approved', 'P', [], ['Check']],
    ]);
  });

  it('a new name reaches conditions, forms and writes, but no texts in quotes and no parts of other things', async () => {
    const mentions = mentionsOf(modeler, 'amount', 'total');
    expect(mentions.map(({ kind, element }) => `${kind} ${element.id}`)).toEqual(['declaration P', 'field Check', 'formula Check', 'formula f3']);
    const after = await oneStep(() => mentions.forEach((mention) => mention.change(modeler)));
    expect(after).toContain('total &gt; 10 and kind == "amount" and order.amount');
    expect(after).toMatch(/language="expr">total/);
    expect(after).toContain('value="=total &#60; 100"');
    expect(after).toContain('<st:field label="Amount" variable="total" />');
    expect(mentionsOf(modeler, 'amount', 'x')).toEqual([]);
  });

  it('decision tables use and decide on them, and follow a new name', async () => {
    const table = '<st:table><st:input formula="amount * 2" /><st:output variable="approved" /><st:rule><st:cell value="&gt; amount" /><st:cell value="true" /></st:rule><st:rule><st:cell value="-" /><st:cell value="=amount &gt; 5" /></st:rule></st:table>';
    await modeler.importXML(xml.replace('<sendTask id="Tell" name="通知" messageRef="M2">', `$&<extensionElements>${table}</extensionElements>`));
    const [amount, approved] = variablesOf(modeler);
    expect(amount.reads.map(({ id }) => id)).toContain('Tell');
    expect(approved.writes.map(({ id }) => id)).toEqual(['Check', 'Tell']);
    const after = await oneStep(() => [mentionsOf(modeler, 'amount', 'total'), mentionsOf(modeler, 'approved', 'agreed')].flat().forEach((mention) => mention.change(modeler)));
    expect([...after.matchAll(/<st:(?:input|output|cell) \w+="([^"]*)"/g)].map(([, said]) => said.replace('&#62;', '>'))).toEqual(['total * 2', 'agreed', '> total', 'true', '-', '=total > 5']);
  });

  it.each([
    ['a + a.a', 'b', 'b + b.a'],
    ["a == 'a' || `a`", 'b', "b == 'a' || `a`"],
    ['金额 > 金额上限', '总额', '金额 > 金额上限'],
    ['1a + 1e5', 'b', '1a + 1e5'],
    ['x?.a and "\\"a" != a', 'b', 'x?.a and "\\"a" != b'],
  ])('%s', (text, to, want) => expect(renamedIn(text, 'a', to)).toBe(want));

  it('words of formulas', () => {
    expect([...wordsOf('金额 > 10 and "text" != kind.x')]).toEqual(['金额', 'and', 'kind']);
    expect(['amount', '金额', '_x1', '1x', 'a b', 'a-b', ''].filter(isVariableName)).toEqual(['amount', '金额', '_x1']);
  });

  it('one is declared, and a step reads and writes it', async () => {
    expect(
      await oneStep((pen) => {
        putDeclared(modeler, pen, firstHolder(modeler), 'Variable', (all) => [...all, { name: 'kind', type: 'text' }]);
        putUse(modeler, pen, 'Tell', 'kind', { reads: true, writes: true });
      }),
    ).toMatch(/<st:variable name="kind" type="text" \/>[\s\S]*<st:read variable="kind" \/>\s*<st:write variable="kind" \/>/);
    expect(variablesOf(modeler).find(({ name }) => name === 'kind')!.reads.map(({ id }) => id)).toEqual(['Gate', 'Tell']);
  });

  it('a term takes what comes from it and what holds it along', async () => {
    expect(termsOf(modeler).map(({ name, from, into, variables }) => [name, from, into, variables])).toEqual([
      ['Order value', [], ['Margin'], ['amount']],
      ['Margin', ['Order value'], [], []],
    ]);
    const after = await oneStep(() => renameTerm(modeler, 'Order value', 'Net value'));
    expect(after).toContain('term="Net value"');
    expect(after).toContain('from="Net value |"');
    expect(joined(separated('a b'))).toBe('a | b');
  });

  it('data objects are told by what is drawn', () => {
    expect(storesOf(modeler)).toMatchObject([{ id: 'Slip', kind: 'object', name: 'Slip', drawn: true, reads: [], writes: [{ id: 'Check' }] }]);
  });
});

describe('events', () => {
  it('say who throws and who catches them', () => {
    expect(happeningsOf(modeler).map(({ id, code, throws, catches }) => [id, code, throws.map((one) => one.id), catches.map((one) => one.id)])).toEqual([
      ['M1', '', [], ['Start']],
      ['M2', '', ['Tell'], []],
      ['Gone', '', [], []],
      ['Err', 'E1', ['End'], []],
    ]);
  });

  it('duplicates become one that all use', async () => {
    const groups = duplicatesOf(happeningsOf(modeler));
    expect(groups.map((group) => group.map(({ id }) => id))).toEqual([['M1', 'M2']]);
    const after = await oneStep(() => groups.forEach((group) => mergeHappenings(modeler, group.map(({ id }) => id))));
    expect(after).toMatch(/<(bpmn:)?sendTask id="Tell"[^>]* messageRef="M1"/);
    expect(after).not.toContain('M2');
  });

  it('one is made, named, given a code and taken away from who used it', async () => {
    await oneStep(() => defineHappening(modeler, 'escalation', 'Too late'));
    const [late] = happeningsOf(modeler).filter(({ kind }) => kind === 'escalation');
    expect(await oneStepFrom(() => setHappening(modeler, late, { code: 'L1' }))).toContain('escalationCode="L1"');
    expect(await oneStepFrom(() => dropHappenings(modeler, ['Err']))).not.toContain('errorRef');
  });

  it('timers change what they wait for', async () => {
    const [timer] = timersOf(modeler);
    expect(timer).toMatchObject({ id: 'Late', where: 'boundary', on: { id: 'Check' }, interrupting: false, value: 'PT2H' });
    expect(await oneStep(() => setTimer(modeler, timer, 'PT3H'))).toMatch(/timeDuration[^>]*>PT3H</);
  });
});

/** The same where something was done before. */
async function oneStepFrom(write: () => void): Promise<string> {
  const before = await saved();
  change(write);
  const after = await saved();
  const stack = modeler.get('commandStack') as unknown as { undo(): void; redo(): void };
  stack.undo();
  expect(await saved()).toBe(before);
  stack.redo();
  return after;
}

describe('texts', () => {
  const row = (id: string) => textsOf(modeler).rows.find((one) => one.id === id)!;

  it('the language of the drawing is guessed from its names until the file says it', () => {
    expect(textsOf(modeler)).toMatchObject({ language: 'en', said: false });
    change(() => setLanguage(modeler, 'zh-CN'));
    expect(textsOf(modeler)).toMatchObject({ language: 'zh-CN', said: true });
    expect(row('Check')).toMatchObject({ name: '检查订单', documentation: '看金额', otherName: 'Check order', otherDocumentation: '' });
  });

  it('translations are kept beside what is drawn', async () => {
    change(() => setLanguage(modeler, 'zh-CN'));
    const after = await oneStepFrom(() => putTexts(modeler, [{ id: 'Tell', field: 'otherName', text: 'Tell them' }, { id: 'Check', field: 'otherDocumentation', text: 'Look at\nthe amount' }, { id: 'M1', field: 'name', text: '订单' }]));
    expect(after).toContain('<st:text lang="en" name="Tell them" />');
    expect(after).toContain('<st:text lang="en" name="Check order" documentation="Look at\nthe amount" />');
    expect(after).toMatch(/message id="M1" name="订单"/);
    expect(after).toMatch(/definitions [^>]*st:language="zh-CN"/);
  });

  it('languages change places as one step, and twice changes nothing', async () => {
    change(() => setLanguage(modeler, 'zh-CN'));
    const before = textsOf(modeler).rows;
    const file = await saved();
    const after = await oneStepFrom(() => swapTexts(modeler));
    expect(after).toContain('st:language="en"');
    expect(after).toContain('name="Check order"');
    expect(row('Check')).toMatchObject({ name: 'Check order', otherName: '检查订单', documentation: '看金额', otherDocumentation: '' });
    // What has no translation stays as it is and still has none.
    expect(row('Tell')).toMatchObject({ name: '通知', otherName: '' });
    change(() => swapTexts(modeler));
    expect(textsOf(modeler).rows).toEqual(before);
    expect(await saved()).toBe(file);
  });
});
