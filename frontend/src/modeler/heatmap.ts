import type { Shape } from './semantic';
import './heatmap.css';

/** How hot one element or flow is. */
export interface Heat {
  element: string;
  /** 0 for the coldest end of the scale, 1 for the hottest. */
  part: number;
  /** The figure itself, as it is shown beside the element. */
  figure: string;
}

interface Canvas {
  addMarker(element: Shape, marker: string): void;
  removeMarker(element: Shape, marker: string): void;
}
interface Registry {
  get(id: string): Shape | undefined;
  getGraphics(element: Shape): SVGElement | undefined;
}
interface Overlays {
  add(element: Shape, type: string, overlay: object): string;
  remove(filter: { type: string }): void;
}
interface Bus {
  on(event: string, listener: () => void): void;
}

const badge = 'st-heat';
const markers = ['st-heated', 'st-heated-deep'];
/** From here on the scale is so far from the background that what is written on it is, too. */
const deep = 0.52;

/** The colour of a part of the scale; the two ends and the middle are tokens of the theme. */
export function heatColour(part: number): string {
  const within = Math.min(1, Math.max(0, part));
  return within < 0.5
    ? `color-mix(in oklab, var(--st-heat-mid) ${(within * 200).toFixed(1)}%, var(--st-heat-low))`
    : `color-mix(in oklab, var(--st-heat-high) ${(within * 200 - 100).toFixed(1)}%, var(--st-heat-mid))`;
}

/** How wide a flow of a part of the scale is drawn, in pixels of the drawing. */
export const heatWidth = (part: number): number => 1.5 + 6 * Math.min(1, Math.max(0, part));

/** Colours elements and flows by a figure, and says the figure beside each. Nothing of it is part of the diagram. */
export class Heatmap {
  static $inject = ['canvas', 'elementRegistry', 'overlays', 'eventBus'];
  private list: Heat[] = [];
  private heated: Shape[] = [];

  constructor(
    private readonly canvas: Canvas,
    private readonly registry: Registry,
    private readonly overlays: Overlays,
    bus: Bus,
  ) {
    bus.on('diagram.clear', () => {
      this.heated = [];
    });
    // Undo and replacing draw everything anew.
    bus.on('import.done', () => this.draw());
  }

  show(list: Heat[]): void {
    this.list = list;
    this.draw();
  }

  clear(): void {
    this.show([]);
  }

  private draw(): void {
    this.wipe();
    for (const heat of this.list) {
      const element = this.registry.get(heat.element);
      if (element?.parent) this.heat(element, heat);
    }
  }

  private heat(element: Shape, { part, figure }: Heat): void {
    const graphics = this.registry.getGraphics(element);
    if (!graphics) return;
    graphics.style.setProperty('--st-heat', heatColour(part));
    if (element.waypoints) graphics.style.setProperty('--st-heat-width', `${heatWidth(part).toFixed(2)}px`);
    this.canvas.addMarker(element, markers[0]);
    if (part >= deep) this.canvas.addMarker(element, markers[1]);
    this.heated.push(element);
    const html = document.createElement('div');
    html.className = `st-heat-figure${element.waypoints ? ' st-heat-flow' : ''}`;
    html.textContent = figure;
    this.overlays.add(element, badge, { position: place(element), html, scale: { min: 0.45, max: 1.25 } });
  }

  private wipe(): void {
    this.overlays.remove({ type: badge });
    for (const element of this.heated) {
      const graphics = this.registry.getGraphics(element);
      graphics?.style.removeProperty('--st-heat');
      graphics?.style.removeProperty('--st-heat-width');
      if (graphics) for (const marker of markers) this.canvas.removeMarker(element, marker);
    }
    this.heated = [];
  }
}

/** The figure hangs on the lower edge of a shape, below the plus of a collapsed one; on a flow it stands in the middle of its longest piece. */
function place({ waypoints, width, collapsed }: Shape): object {
  if (!waypoints) return { bottom: collapsed ? 2 : 9, left: Math.max(0, width / 2) };
  const left = Math.min(...waypoints.map(({ x }) => x));
  const top = Math.min(...waypoints.map(({ y }) => y));
  let [from, to] = [waypoints[0], waypoints[1]];
  for (let at = 1; at + 1 < waypoints.length; at++) {
    const [a, b] = [waypoints[at], waypoints[at + 1]];
    if (Math.hypot(b.x - a.x, b.y - a.y) > Math.hypot(to.x - from.x, to.y - from.y)) [from, to] = [a, b];
  }
  return { left: (from.x + to.x) / 2 - left, top: (from.y + to.y) / 2 - top };
}

export const heatmapModule = { __init__: ['heatmap'], heatmap: ['type', Heatmap] };
