import { describe, expect, it } from 'vitest';
import { connected } from './connected';

const file = (inside: string) => `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"><process id="P">${inside}</process></definitions>`;

describe('connected', () => {
  it('says at both ends of a flow that it is there, in the order of the schema', () => {
    const out = connected(file('<startEvent id="s"/><task id="A"><documentation>what</documentation><standardLoopCharacteristics/></task><sequenceFlow id="f" sourceRef="s" targetRef="A"/><sequenceFlow id="g" sourceRef="A" targetRef="A"/>'));
    expect(out).toContain('<startEvent id="s"><outgoing>f</outgoing></startEvent>');
    expect(out).toContain('<documentation>what</documentation><incoming>f</incoming><incoming>g</incoming><outgoing>g</outgoing><standardLoopCharacteristics/>');
  });

  it('gives an id to what has none, so that it is drawn, and none twice', () => {
    const out = connected(file('<startEvent id="SequenceFlow_1"/><task id="A"/><sequenceFlow sourceRef="SequenceFlow_1" targetRef="A"/><subProcess triggeredByEvent="true"><startEvent/></subProcess><documentation>x</documentation>'));
    expect(out).toMatch(/<sequenceFlow [^>]*id="SequenceFlow_2"/);
    expect(out).toContain('<outgoing>SequenceFlow_2</outgoing>');
    expect(out).toMatch(/<subProcess [^>]*id="SubProcess_\d"/);
    expect(out).toMatch(/<startEvent id="StartEvent_\d"\/>/);
    expect(out).toContain('<documentation>x');
  });

  it('leaves a file alone that says so already, or cannot be read', () => {
    const said = file('<startEvent id="s"><outgoing>f</outgoing></startEvent><task id="A"><incoming>f</incoming></task><sequenceFlow id="f" sourceRef="s" targetRef="A"/>');
    expect(connected(said)).toBe(said);
    expect(connected('<definitions')).toBe('<definitions');
  });
});
