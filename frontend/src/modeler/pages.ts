import type Modeler from 'bpmn-js/lib/Modeler';
import { standalone } from './look';
import type { Moddle, Shape } from './semantic';

/** One page of a drawing as a picture: the diagram itself, or the inside of a collapsed sub-process. */
export interface Page {
  /** What it is called: the name of the process or sub-process; empty where it has none. */
  name: string;
  /** The page that is on the screen. */
  shown: boolean;
  /** Dark on nothing, with a size in pixels that is that of the diagram at full scale. */
  svg: string;
  width: number;
  height: number;
}

/** What lies around the diagram, in pixels. */
const margin = 12;
/** What bpmn-js draws for the mouse and the selection. */
const forEditing = '.djs-hit, .djs-outline, .djs-bendpoints, .djs-segment-dragger, .djs-resizer, .djs-dragger, .djs-drag-group';

/** Every page that something is drawn on, the diagram first. Nothing on the screen changes, and no selection, badge or mark is in a picture. */
export function pagesOf(modeler: Modeler): Page[] {
  const canvas = modeler.get('canvas') as unknown as { getRootElements(): Shape[]; getRootElement(): Shape; _svg: SVGSVGElement };
  const registry = modeler.get('elementRegistry') as unknown as { getGraphics(element: Shape): SVGGElement | undefined };
  const definitions = canvas._svg.querySelector(':scope > defs');
  const now = canvas.getRootElement();
  return canvas.getRootElements().flatMap((root) => {
    const layer = registry.getGraphics(root);
    if (!layer || !root.children?.length) return [];
    return { name: nameOf(root), shown: root === now, ...pictureOf(layer, definitions) };
  });
}

/** What a page is about; a plane of its own bears the name of its sub-process, a diagram of pools that of the only pool. */
function nameOf({ businessObject, children }: Shape): string {
  const pools = (children ?? []).filter(({ type }) => type === 'bpmn:Participant');
  const object: Moddle = businessObject.$type === 'bpmn:Collaboration' && pools.length === 1 ? pools[0].businessObject : businessObject;
  return object.name?.replace(/\s+/g, ' ').trim() ?? '';
}

function pictureOf(layer: SVGGElement, definitions: Element | null): { svg: string; width: number; height: number } {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const drawn = layer.cloneNode(true) as SVGGElement;
  drawn.removeAttribute('style');
  for (const element of drawn.querySelectorAll(forEditing)) element.remove();
  // Only what is on a page can be measured.
  svg.style.cssText = 'position: fixed; visibility: hidden; width: 0; height: 0';
  svg.append(drawn);
  document.body.append(svg);
  const box = drawn.getBBox();
  svg.remove();
  svg.removeAttribute('style');
  drawn.setAttribute('transform', `translate(${margin - Math.floor(box.x)} ${margin - Math.floor(box.y)})`);
  const [width, height] = [Math.ceil(box.width) + 2 * margin + 1, Math.ceil(box.height) + 2 * margin + 1];
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  if (definitions) svg.prepend(definitions.cloneNode(true));
  for (const element of svg.querySelectorAll('[class]')) element.removeAttribute('class');
  return { svg: standalone(new XMLSerializer().serializeToString(svg)), width, height };
}
