const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

/** What stands before them in a flow node, as the schema orders it. */
const before = {
  incoming: ['documentation', 'extensionElements', 'auditing', 'monitoring', 'categoryValueRef', 'incoming'],
  outgoing: ['documentation', 'extensionElements', 'auditing', 'monitoring', 'categoryValueRef', 'incoming', 'outgoing'],
};

/**
 * Says at both ends of every sequence flow that it is there. BPMN lets a file leave that
 * out; the automatic layout would leave the flow out then.
 */
export function connected(xml: string): string {
  const file = new DOMParser().parseFromString(xml, 'application/xml');
  if (file.getElementsByTagName('parsererror').length > 0) return xml;
  const nodes = new Map<string, Element>();
  for (const element of Array.from(file.getElementsByTagNameNS(bpmn, '*'))) {
    const id = element.getAttribute('id');
    if (id) nodes.set(id, element);
  }
  let changed = false;
  for (const flow of Array.from(file.getElementsByTagNameNS(bpmn, 'sequenceFlow'))) {
    const [source, target] = ['sourceRef', 'targetRef'].map((end) => nodes.get(flow.getAttribute(end) ?? ''));
    changed = tell(source, 'outgoing', flow) || changed;
    changed = tell(target, 'incoming', flow) || changed;
  }
  return changed ? new XMLSerializer().serializeToString(file) : xml;
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
