import { BpmnModdle } from 'bpmn-moddle';
import type Modeler from 'bpmn-js/lib/Modeler';
import { expect, it } from 'vitest';
import type { Branch } from './outline';
import { everyBranch, outlineOf } from './outline';

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="urn:t">
  <collaboration id="C"><participant id="Bank" name="银行" processRef="P" /><participant id="Customer" name="Customer" /></collaboration>
  <process id="P">
    <laneSet id="LS">
      <lane id="Front" name="Front office"><flowNodeRef>Pay</flowNodeRef><flowNodeRef>Start</flowNodeRef>
        <childLaneSet id="CL"><lane id="Desk" name="Desk"><flowNodeRef>Check</flowNodeRef></lane></childLaneSet></lane>
      <lane id="Back" name="Back office"><flowNodeRef>Part</flowNodeRef></lane>
    </laneSet>
    <task id="Pay" name="Pay&#10;out"><incoming>f3</incoming></task>
    <subProcess id="Part"><incoming>f2</incoming><outgoing>f3</outgoing><userTask id="Inner" name="Inner" /></subProcess>
    <startEvent id="Start"><outgoing>f1</outgoing></startEvent>
    <userTask id="Check" name="Check"><incoming>f1</incoming><outgoing>f2</outgoing></userTask>
    <task id="Alone" name="Alone" />
    <sequenceFlow id="f1" sourceRef="Start" targetRef="Check" /><sequenceFlow id="f2" name="yes" sourceRef="Check" targetRef="Part" /><sequenceFlow id="f3" sourceRef="Part" targetRef="Pay" />
  </process>
</definitions>`;

async function outline(text: string): Promise<Branch[]> {
  const { rootElement } = await new BpmnModdle().fromXML(text);
  return outlineOf({ getDefinitions: () => rootElement } as unknown as Modeler);
}

const drawn = (branches: readonly Branch[], depth = 0): string[] => branches.flatMap(({ id, type, children }) => [`${'  '.repeat(depth)}${type} ${id}`, ...drawn(children, depth + 1)]);

it('pools hold lanes, lanes hold steps in the order of the flow, sub-processes hold theirs', async () => {
  expect(drawn(await outline(xml))).toEqual([
    'participant Bank',
    '  lane Front',
    '    lane Desk',
    '      userTask Check',
    '    startEvent Start',
    '    task Pay',
    '  lane Back',
    '    subProcess Part',
    '      userTask Inner',
    '  task Alone',
    'participant Customer',
  ]);
});

it('a step knows its lane and what follows it, by which flow', async () => {
  const steps = new Map(everyBranch(await outline(xml)).map((branch) => [branch.id, branch]));
  expect(steps.get('Check')).toMatchObject({ lane: 'Desk', next: [{ id: 'Part', name: '', type: 'subProcess', by: 'yes' }] });
  expect(steps.get('Pay')).toMatchObject({ name: 'Pay out', lane: 'Front office', next: [] });
  // What is in a sub-process stands where that does.
  expect(steps.get('Inner')?.lane).toBe('Back office');
  expect(steps.get('Alone')?.lane).toBeUndefined();
});

it('a process without a pool stands for itself', async () => {
  expect(drawn(await outline('<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="urn:t"><process id="P"><task id="A" /></process></definitions>'))).toEqual(['process P', '  task A']);
});
