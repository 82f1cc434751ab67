const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

/** What stands before them in a flow node, as the schema orders it. */
const before = {
  incoming: ['documentation', 'extensionElements', 'auditing', 'monitoring', 'categoryValueRef', 'incoming'],
  outgoing: ['documentation', 'extensionElements', 'auditing', 'monitoring', 'categoryValueRef', 'incoming', 'outgoing'],
};

/** What is drawn as a line or as a box in a process. */
const drawn = /^(sequenceFlow|association|(start|end|boundary|intermediate(Catch|Throw))Event|event|\w*[tT]ask|callActivity|(adHocS|s)ubProcess|transaction|\w+Gateway)$/;

/**
 * Says at both ends of every sequence flow that it is there, and gives an id to what has none. BPMN lets a
 * file leave both out; the automatic layout would leave the flow or the element out then.
 */
export function connected(xml: string): string {
  const file = new DOMParser().parseFromString(xml, 'application/xml');
  if (file.getElementsByTagName('parsererror').length > 0) return xml;
  const nodes = new Map<string, Element>();
  for (const element of Array.from(file.getElementsByTagNameNS(bpmn, '*'))) {
    const id = element.getAttribute('id');
    if (id) nodes.set(id, element);
  }
  let changed = identified(file, nodes);
  for (const flow of Array.from(file.getElementsByTagNameNS(bpmn, 'sequenceFlow'))) {
    const [source, target] = ['sourceRef', 'targetRef'].map((end) => nodes.get(flow.getAttribute(end) ?? ''));
    changed = tell(source, 'outgoing', flow) || changed;
    changed = tell(target, 'incoming', flow) || changed;
  }
  return changed ? new XMLSerializer().serializeToString(file) : xml;
}

/** Gives ids to what can be drawn and has none; says whether anything had none. */
function identified(file: Document, taken: Map<string, Element>): boolean {
  let number = 0;
  let changed = false;
  for (const element of Array.from(file.getElementsByTagNameNS(bpmn, '*'))) {
    if (element.getAttribute('id') || !drawn.test(element.localName)) continue;
    const stem = element.localName[0].toUpperCase() + element.localName.slice(1);
    let id;
    do id = `${stem}_${++number}`;
    while (taken.has(id));
    element.setAttribute('id', id);
    taken.set(id, element);
    changed = true;
  }
  return changed;
}

/** Lets a node say that a flow comes in or goes out, unless it does. */
function tell(node: Element | undefined, end: 'incoming' | 'outgoing', flow: Element): boolean {
  const id = flow.getAttribute('id');
  if (!node || !id) return false;
  const children = Array.from(node.children).filter((child) => child.namespaceURI === bpmn);
  if (children.some((child) => child.localName === end && child.textContent?.trim().split(':').pop() === id)) return false;
  const said = node.ownerDocument.createElementNS(bpmn, flow.prefix ? `${flow.prefix}:${end}` : end);
  said.textContent = id;
  const last = children.filter((child) => before[end].includes(child.localName)).pop();
  node.insertBefore(said, last ? last.nextSibling : node.firstChild);
  return true;
}
