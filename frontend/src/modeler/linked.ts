const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const bpmndi = 'http://www.omg.org/spec/BPMN/20100524/DI';
const di = 'http://www.omg.org/spec/DD/20100524/DI';

interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Draws the associations and message flows that the automatic layout leaves out, straight from border to border: compensation hangs on them. */
export function linked(xml: string): string {
  const file = new DOMParser().parseFromString(xml, 'application/xml');
  if (file.getElementsByTagName('parsererror').length > 0) return xml;
  const shapes = new Map(all(file, bpmndi, 'BPMNShape').map((shape) => [shape.getAttribute('bpmnElement'), shape]));
  const drawn = new Set(all(file, bpmndi, 'BPMNEdge').map((edge) => edge.getAttribute('bpmnElement')));
  let changed = false;
  for (const line of [...all(file, bpmn, 'association'), ...all(file, bpmn, 'messageFlow')]) {
    const id = line.getAttribute('id');
    const [source, target] = ['sourceRef', 'targetRef'].map((end) => shapes.get(local(line.getAttribute(end))));
    if (!id || drawn.has(id) || !source || !target || source.parentNode !== target.parentNode) continue;
    source.parentNode!.appendChild(edge(file, id, source, target));
    changed = true;
  }
  return changed ? new XMLSerializer().serializeToString(file) : xml;
}

function edge(file: Document, id: string, source: Element, target: Element): Element {
  const made = file.createElementNS(bpmndi, 'bpmndi:BPMNEdge');
  made.setAttribute('id', `${id}_di`);
  made.setAttribute('bpmnElement', id);
  const [from, to] = [boundsOf(source), boundsOf(target)];
  for (const { x, y } of [border(from, centre(to)), border(to, centre(from))]) {
    const point = file.createElementNS(di, 'di:waypoint');
    point.setAttribute('x', String(Math.round(x)));
    point.setAttribute('y', String(Math.round(y)));
    made.appendChild(point);
  }
  return made;
}

/** Where the line from the middle of a box towards a point leaves the box. */
export function border(box: Bounds, towards: { x: number; y: number }): { x: number; y: number } {
  const { x, y } = centre(box);
  const [dx, dy] = [towards.x - x, towards.y - y];
  const share = Math.min(box.width / 2 / Math.abs(dx), box.height / 2 / Math.abs(dy), 1);
  return { x: x + dx * share, y: y + dy * share };
}

function centre({ x, y, width, height }: Bounds): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

function boundsOf(shape: Element): Bounds {
  const bounds = Array.from(shape.children).find(({ localName }) => localName === 'Bounds');
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((side) => Number(bounds?.getAttribute(side) ?? 0));
  return { x, y, width, height };
}

/** What a file, or a part of it, has of one kind; * stands for every one. */
export function all(within: Document | Element, namespace: string, name: string): Element[] {
  return Array.from(within.getElementsByTagName('*')).filter(({ namespaceURI, localName }) => namespaceURI === namespace && (name === '*' || localName === name));
}

/** An id without the prefix that a reference may have. */
function local(reference: string | null): string | null {
  return reference?.trim().split(':').pop() ?? null;
}
