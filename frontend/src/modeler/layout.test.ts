import { expect, it, vi } from 'vitest';
import { laidOut } from './layout';
import { all } from './linked';

vi.setConfig({ testTimeout: 30_000 });

const bpmndi = 'http://www.omg.org/spec/BPMN/20100524/DI';
const file = (inside: string) => `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:x="urn:other" id="d" targetNamespace="t">${inside}</definitions>`;
const flow = (of: string) => `<startEvent id="${of}Start"/><task id="${of}Do" x:hours="3"/><sequenceFlow id="${of}Flow" sourceRef="${of}Start" targetRef="${of}Do"/>`;

/** The diagrams of a file: what each is of, and where it has what. */
async function drawn(inside: string) {
  const xml = await laidOut(file(inside));
  const read = new DOMParser().parseFromString(xml, 'application/xml');
  const sheets = all(read, bpmndi, 'BPMNPlane').map((plane) => ({ of: plane.getAttribute('bpmnElement'), has: Array.from(plane.children).map((place) => place.getAttribute('bpmnElement')).sort() }));
  const boxOf = (id: string) => {
    const [bounds] = Array.from(all(read, bpmndi, 'BPMNShape').find((shape) => shape.getAttribute('bpmnElement') === id)!.children);
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((side) => Number(bounds.getAttribute(side)));
    return { x, y, right: x + width, bottom: y + height };
  };
  return { xml, sheets, boxOf };
}

it('gives every process a sheet, except one without steps', async () => {
  const { sheets, xml } = await drawn(`<process id="A">${flow('A')}</process><process id="Empty"/><process id="B">${flow('B')}</process>`);
  expect(sheets).toEqual([
    { of: 'A', has: ['ADo', 'AFlow', 'AStart'] },
    { of: 'B', has: ['BDo', 'BFlow', 'BStart'] },
  ]);
  expect(xml.match(/x:hours="3"/g)).toHaveLength(2);
});

it('gives a process that is alone a sheet, with or without steps', async () => {
  expect((await drawn('<process id="Empty"/>')).sheets).toEqual([{ of: 'Empty', has: [] }]);
});

it('draws the pools of a collaboration one below the other with their messages, and other processes beside', async () => {
  const { sheets, boxOf } = await drawn(
    `<collaboration id="C"><participant id="Shop" processRef="A"/><participant id="Bank"/><messageFlow id="Pay" sourceRef="ADo" targetRef="Bank"/></collaboration><process id="A">${flow('A')}</process><process id="B">${flow('B')}</process>`,
  );
  expect(sheets).toEqual([
    { of: 'C', has: ['ADo', 'AFlow', 'AStart', 'Bank', 'Pay', 'Shop'] },
    { of: 'B', has: ['BDo', 'BFlow', 'BStart'] },
  ]);
  const [shop, step, bank] = [boxOf('Shop'), boxOf('ADo'), boxOf('Bank')];
  expect(step.x > shop.x && step.right < shop.right && step.y > shop.y && step.bottom < shop.bottom).toBe(true);
  expect(bank.y).toBeGreaterThan(shop.bottom);
});
