import { expect, it } from 'vitest';
import { border, linked } from './linked';

const file = (artifact: string) =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"><process id="P"><task id="A"/><task id="B"/>${artifact}</process><bpmndi:BPMNDiagram id="d"><bpmndi:BPMNPlane id="p" bpmnElement="P"><bpmndi:BPMNShape id="a" bpmnElement="A"><dc:Bounds x="0" y="0" width="100" height="80"/></bpmndi:BPMNShape><bpmndi:BPMNShape id="b" bpmnElement="B"><dc:Bounds x="300" y="0" width="100" height="80"/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`;

it('an association gets a line from border to border', () => {
  const out = linked(file('<association id="c" sourceRef="A" targetRef="B"/>'));
  expect(out).toMatch(/<bpmndi:BPMNEdge [^>]*bpmnElement="c"/);
  expect(out.replace(/ xmlns:\w+="[^"]*"/g, '')).toContain('<di:waypoint x="100" y="40"/><di:waypoint x="300" y="40"/>');
});

it('one that leads nowhere, and a file without any, stay as they are', () => {
  for (const artifact of ['', '<association id="c" sourceRef="A" targetRef="gone"/>']) expect(linked(file(artifact))).toBe(file(artifact));
});

it('a slanted line leaves through the side that it meets first', () => {
  const box = { x: 0, y: 0, width: 100, height: 80 };
  expect(border(box, { x: 50, y: 240 })).toEqual({ x: 50, y: 80 });
  expect(border(box, { x: 250, y: 240 })).toEqual({ x: 90, y: 80 });
});
