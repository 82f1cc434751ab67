import BpmnRenderer from 'bpmn-js/lib/draw/BpmnRenderer';

const ends = ['marker-start', 'marker-mid', 'marker-end'];

/**
 * Draws as bpmn-js does, but flows that end alike share their arrowhead. bpmn-js gives each flow one of its own, and
 * WebKit, which looks at every arrowhead whenever the drawing moves or changes its size, takes twice as long for it.
 */
export class SharingRenderer extends (BpmnRenderer as unknown as new (...injected: unknown[]) => {
  drawConnection(visual: SVGElement, connection: object, attributes?: object): SVGElement;
}) {
  static $inject = (BpmnRenderer as unknown as { $inject: string[] }).$inject;
  private readonly svg: () => SVGSVGElement;
  /** Ids of arrowheads by how they look. */
  private readonly known = new Map<string, string>();

  constructor(...injected: unknown[]) {
    super(...injected);
    const canvas = injected[SharingRenderer.$inject.indexOf('canvas')] as { _svg: SVGSVGElement };
    this.svg = () => canvas._svg;
  }

  override drawConnection(visual: SVGElement, connection: object, attributes?: object): SVGElement {
    const drawn = super.drawConnection(visual, connection, attributes);
    const own = visual.querySelector(':scope > defs');
    if (own) {
      const shared = new Map([...own.querySelectorAll('marker')].map((marker) => [reference(marker.id), reference(this.share(marker))]));
      own.remove();
      for (const line of visual.querySelectorAll<SVGElement>('[style*="marker-"]')) lead(line, shared);
    }
    return drawn;
  }

  /** The id of the arrowhead that looks like this one; this one itself where it is the first. */
  private share(marker: SVGMarkerElement): string {
    const { id } = marker;
    marker.removeAttribute('id');
    const looks = marker.outerHTML;
    const known = this.known.get(looks);
    if (known) return known;
    this.known.set(looks, id);
    marker.id = id;
    this.definitions().append(marker);
    return id;
  }

  /** What the whole drawing shares; pictures that are exported take it along. */
  private definitions(): Element {
    const svg = this.svg();
    return svg.querySelector(':scope > defs') ?? svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'defs'));
  }
}

const reference = (id: string): string => `#${id}`;

function lead({ style }: SVGElement, shared: ReadonlyMap<string, string>): void {
  for (const end of ends) {
    const [, id] = /url\(["']?(#[^"')]*)["']?\)/.exec(style.getPropertyValue(end)) ?? [];
    const instead = id && shared.get(id);
    if (instead) style.setProperty(end, `url(${instead})`);
  }
}

export const arrowheadsModule = { bpmnRenderer: ['type', SharingRenderer] };
