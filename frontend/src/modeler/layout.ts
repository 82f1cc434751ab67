import Modeler from 'bpmn-js/lib/Modeler';
import { connected } from './connected';
import { all, linked } from './linked';
import type { Flow, LaidOut } from './tidy';
import { rearranged, tidyModule } from './tidy';

const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const bpmndi = 'http://www.omg.org/spec/BPMN/20100524/DI';
const dc = 'http://www.omg.org/spec/DD/20100524/DC';
const di = 'http://www.omg.org/spec/DD/20100524/DI';
const xmlns = 'http://www.w3.org/2000/xmlns/';
/** Said once for the whole file. */
const prefixes = { bpmndi, dc, di };

/** The band of a pool that bears its name, what it leaves free around its flow, the distance to the next, and the least that it is, in pixels. */
const band = 30;
const around = 40;
const between = 50;
const least = { width: 600, height: 100 };
/** Where the first pool stands. */
const corner = { x: 120, y: 80 };

/**
 * Draws a file that has processes but no diagram part: the pools of its collaboration on one sheet, every other process on a
 * sheet of its own. Lanes are drawn where somebody lays flows out in lanes.
 */
export async function laidOut(xml: string, layOut?: (flow: Flow) => Promise<LaidOut>): Promise<string> {
  const whole = connected(xml);
  const file = new DOMParser().parseFromString(whole, 'application/xml');
  const processes = all(file, bpmn, 'process').filter((process) => process.getAttribute('id'));
  if (file.getElementsByTagName('parsererror').length > 0 || processes.length === 0) return linked(await automatic(whole));
  for (const [prefix, namespace] of Object.entries(prefixes)) if (!file.documentElement.hasAttribute(`xmlns:${prefix}`)) file.documentElement.setAttributeNS(xmlns, `xmlns:${prefix}`, namespace);
  // What stands for diagrams without a place for anything is in the way.
  for (const empty of all(file, bpmndi, 'BPMNDiagram')) empty.remove();
  const diagrams = new Map<string, Element[]>();
  // A process without steps needs no sheet, unless there is nothing else.
  const filled = processes.filter((process) => all(process, bpmn, '*').some(({ localName }) => /Event$|[tT]ask$|Gateway$|[pP]rocess$|^callActivity$|^transaction$/.test(localName)));
  for (const process of filled.length > 0 ? filled : processes.slice(0, 1)) diagrams.set(process.getAttribute('id')!, await diagramsOf(whole, process.getAttribute('id')!));
  const collaboration = all(file, bpmn, 'collaboration').find((one) => all(one, bpmn, 'participant').length > 0);
  const pools = collaboration && poolsOf(file, collaboration, diagrams);
  for (const made of [...(pools ? [pools] : []), ...[...diagrams.values()].flat()]) file.documentElement.append(file.importNode(made, true));
  const drawn = new XMLSerializer().serializeToString(file);
  if (!pools) return linked(drawn);
  return linked(evenlyWide(layOut && all(file, bpmn, 'lane').length > 0 ? await inLanes(drawn, layOut) : drawn));
}

async function automatic(xml: string): Promise<string> {
  const { layoutProcess } = await import('bpmn-auto-layout');
  return layoutProcess(xml);
}

/** The diagram of one process, which the automatic layout draws as if it were alone, and of what is collapsed in it. */
async function diagramsOf(xml: string, id: string): Promise<Element[]> {
  const file = new DOMParser().parseFromString(xml, 'application/xml');
  for (const other of all(file, bpmn, 'process')) if (other.getAttribute('id') !== id) other.remove();
  for (const other of all(file, bpmn, 'collaboration')) other.remove();
  const drawn = new DOMParser().parseFromString(await automatic(new XMLSerializer().serializeToString(file)), 'application/xml');
  return all(drawn, bpmndi, 'BPMNDiagram');
}

/** One diagram of all pools, one below the other; the flows in them are taken from the diagrams of their processes. */
function poolsOf(file: Document, collaboration: Element, diagrams: Map<string, Element[]>): Element {
  const id = collaboration.getAttribute('id')!;
  const diagram = file.createElementNS(bpmndi, 'bpmndi:BPMNDiagram');
  diagram.setAttribute('id', `BPMNDiagram_${id}`);
  const plane = file.createElementNS(bpmndi, 'bpmndi:BPMNPlane');
  plane.setAttribute('id', `BPMNPlane_${id}`);
  plane.setAttribute('bpmnElement', id);
  diagram.append(plane);
  let y = corner.y;
  for (const pool of all(collaboration, bpmn, 'participant')) {
    const process = local(pool.getAttribute('processRef'));
    const [main, ...inner] = diagrams.get(process) ?? [];
    const flow = main ? Array.from(all(main, bpmndi, 'BPMNPlane')[0]?.children ?? []) : [];
    const box = boxAround(flow);
    const width = Math.max(least.width, box.width + 2 * around + band);
    const height = Math.max(least.height, box.height + 2 * around);
    plane.append(shape(file, pool, { x: corner.x, y, width, height }));
    const lanes = all(file, bpmn, 'process').filter((one) => one.getAttribute('id') === process).flatMap((one) => all(one, bpmn, 'lane'));
    lanes.forEach((lane, at) => plane.append(shape(file, lane, { x: corner.x + band, y: y + (height / lanes.length) * at, width: width - band, height: height / lanes.length })));
    for (const place of flow) plane.append(moved(file.importNode(place, true), corner.x + band + around - box.x, y + (height - box.height) / 2 - box.y));
    diagrams.set(process, inner);
    y += height + between;
  }
  return diagram;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

function shape(file: Document, of: Element, { x, y, width, height }: Box): Element {
  const made = file.createElementNS(bpmndi, 'bpmndi:BPMNShape');
  made.setAttribute('id', `${of.getAttribute('id')}_di`);
  made.setAttribute('bpmnElement', of.getAttribute('id')!);
  made.setAttribute('isHorizontal', 'true');
  const bounds = file.createElementNS(dc, 'dc:Bounds');
  for (const [side, value] of Object.entries({ x, y, width, height })) bounds.setAttribute(side, String(Math.round(value)));
  made.append(bounds);
  return made;
}

const placed = (element: Element) => Array.from(element.getElementsByTagName('*')).filter((one) => one.hasAttribute('x') && one.hasAttribute('y'));
const number = (element: Element, name: string) => Number(element.getAttribute(name) ?? 0);

function moved(element: Element, x: number, y: number): Element {
  for (const point of placed(element)) {
    point.setAttribute('x', String(Math.round(number(point, 'x') + x)));
    point.setAttribute('y', String(Math.round(number(point, 'y') + y)));
  }
  return element;
}

function boxAround(flow: Element[]): Box {
  const points = flow.flatMap(placed);
  if (points.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const [x, y] = [Math.min(...points.map((point) => number(point, 'x'))), Math.min(...points.map((point) => number(point, 'y')))];
  return { x, y, width: Math.max(...points.map((point) => number(point, 'x') + number(point, 'width'))) - x, height: Math.max(...points.map((point) => number(point, 'y') + number(point, 'height'))) - y };
}

/** Lets all pools end at the same place. */
function evenlyWide(xml: string): string {
  const file = new DOMParser().parseFromString(xml, 'application/xml');
  const wide = new Set([...all(file, bpmn, 'participant'), ...all(file, bpmn, 'lane')].map((one) => one.getAttribute('id')));
  const boxes = all(file, bpmndi, 'BPMNShape').flatMap((place) => (wide.has(local(place.getAttribute('bpmnElement'))) ? all(place, dc, 'Bounds') : []));
  const right = Math.max(...boxes.map((bounds) => number(bounds, 'x') + number(bounds, 'width')));
  for (const bounds of boxes) bounds.setAttribute('width', String(right - number(bounds, 'x')));
  return new XMLSerializer().serializeToString(file);
}

/** Puts every step into its lane; what the lanes are is in the file, where they are is not yet. */
async function inLanes(xml: string, layOut: (flow: Flow) => Promise<LaidOut>): Promise<string> {
  const modeler = new Modeler({ additionalModules: [tidyModule] } as never);
  try {
    await modeler.importXML(xml);
    const places = await rearranged((modeler.get('canvas') as unknown as { getRootElement(): never }).getRootElement(), layOut);
    if (places) (modeler.get('sandtableTidying') as { apply(rearrangement: typeof places): void }).apply(places);
    return (await modeler.saveXML({ format: true })).xml ?? xml;
  } finally {
    modeler.destroy();
  }
}

/** An id without the prefix that a reference may have. */
function local(reference: string | null): string {
  return reference?.trim().split(':').pop() ?? '';
}
