import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { laidOut } from './layout';
import { look } from './look';
import type { Shape } from './semantic';
import { sheetsModule } from './sheets';
import { textModule } from './text';

/** What became of an element. */
export type Fate = 'added' | 'removed' | 'changed' | 'moved';

/** Ids of elements by what became of them. */
export type Fates = ReadonlyMap<string, Fate>;

/** Told apart without colours, too. */
export const signs: Record<Fate, string> = { added: '+', removed: '−', changed: '~', moved: '↔' };

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
interface Canvas {
  viewbox(box?: Box): Box & { outer: { width: number; height: number }; scale: number };
  zoom(to: 'fit-viewport', centre: 'auto'): number;
  resized(): void;
  addMarker(id: string, marker: string): void;
  removeMarker(id: string, marker: string): void;
  scrollToElement(element: object, padding: number): void;
  getLayer(name: string, index: number): SVGGElement;
  getRootElement(): Shape;
  getRootElements(): Shape[];
  setRootElement(root: Shape): void;
  findRoot(element: Shape): Shape | undefined;
}
/** How an element looks, for others to draw it, too. */
export interface Drawn {
  graphics: SVGGElement[];
  /** Id of the page that it is on. */
  page: string;
  name: string;
  /** Where its sign stands, and its middle. */
  corner: Point;
  middle: Point;
}
interface Point {
  x: number;
  y: number;
}
interface Overlays {
  add(id: string, type: string, overlay: object): string;
  remove(filter: { type: string }): void;
}

/** One of two drawings that are looked at side by side. */
export class Half {
  private readonly viewer: NavigatedViewer;
  private marked: [string, string][] = [];
  private pointed?: string;

  constructor(
    container: HTMLElement,
    private readonly onPick: (id: string) => void,
  ) {
    this.viewer = new NavigatedViewer({ container, additionalModules: [textModule, sheetsModule], ...look } as never);
    this.viewer.on('element.click', ({ element }: { element: Shape }) => this.onPick(element.id));
  }

  async draw(xml: string): Promise<void> {
    await this.viewer.importXML(/<(\w+:)?BPMNDiagram\b/.test(xml) ? xml : await laidOut(xml));
    this.fit();
  }

  fit(): void {
    this.canvas.resized();
    this.canvas.zoom('fit-viewport', 'auto');
  }

  resized(): void {
    this.canvas.resized();
  }

  /** Marks what became of its elements. What lies within a collapsed sub-process shows its mark once that is opened; the list of changes names it. */
  mark(fates: Fates, label: (fate: Fate) => string): void {
    const overlays = this.viewer.get('overlays') as Overlays;
    for (const [id, marker] of this.marked) if (this.shape(id)) this.canvas.removeMarker(id, marker);
    overlays.remove({ type: 'st-fate' });
    this.marked = [];
    for (const [id, fate] of fates) {
      const shape = this.shape(id);
      if (!shape?.parent) continue;
      this.canvas.addMarker(id, `st-fate-${fate}`);
      this.marked.push([id, `st-fate-${fate}`]);
      const badge = document.createElement('span');
      badge.className = `st-fate st-fate-is-${fate}`;
      badge.textContent = signs[fate];
      badge.setAttribute('role', 'img');
      badge.setAttribute('aria-label', label(fate));
      overlays.add(id, 'st-fate', { html: badge, position: corner(shape), scale: { min: 0.5, max: 1.2 } });
    }
  }

  /** Shows an element and makes it stand out; false where the drawing has none of that id. */
  show(id: string | undefined): boolean {
    if (this.pointed && this.shape(this.pointed)) this.canvas.removeMarker(this.pointed, 'st-pointed');
    this.pointed = undefined;
    const shape = id ? this.shape(id) : undefined;
    if (!shape?.parent) return false;
    this.canvas.scrollToElement(shape, 60);
    if (this.canvas.viewbox().scale < legible) this.near(middleOf(shape));
    this.canvas.addMarker(shape.id, 'st-pointed');
    this.pointed = shape.id;
    return true;
  }

  /** Comes close enough to read what is said there. */
  private near({ x, y }: Point): void {
    const { outer, scale } = this.canvas.viewbox();
    const width = outer.width / Math.max(legible, scale);
    const height = outer.height / Math.max(legible, scale);
    this.look({ x: x - width / 2, y: y - height / 2, width, height });
  }

  /** Looks at the place of something that another drawing has. */
  bring({ page, middle }: Drawn): void {
    const root = this.canvas.getRootElements().find(({ id }) => id === page);
    if (root) this.canvas.setRootElement(root);
    const { x, y, width, height } = this.view();
    const [left, top] = [middle.x - x, middle.y - y];
    if (this.canvas.viewbox().scale < legible || left < 0 || top < 0 || left > width || top > height) this.near(middle);
  }

  /** How an element looks here, with its label. */
  drawn(id: string): Drawn | undefined {
    const shape = this.shape(id);
    const page = shape?.parent && this.canvas.findRoot(shape);
    if (!shape || !page) return undefined;
    const registry = this.viewer.get('elementRegistry') as { getGraphics(id: string): SVGGElement | undefined };
    const graphics = [id, `${id}_label`].flatMap((one) => registry.getGraphics(one) ?? []);
    return { graphics, page: page.id, name: shape.businessObject.name ?? '', corner: shape.waypoints ? halfway(shape.waypoints) : { x: shape.x + shape.width, y: shape.y }, middle: middleOf(shape) };
  }

  /** Id of the page that is shown. */
  page(): string {
    return this.canvas.getRootElement().id;
  }

  onPage(listener: () => void): void {
    this.viewer.on('root.set', listener);
  }

  /** A layer over the drawing. */
  layer(name: string): SVGGElement {
    return this.canvas.getLayer(name, 500);
  }

  view(): Box {
    const { x, y, width, height } = this.canvas.viewbox();
    return { x, y, width, height };
  }

  look(at: Box): void {
    this.canvas.viewbox(at);
  }

  onView(listener: () => void): void {
    this.viewer.on('canvas.viewbox.changed', listener);
  }

  zoom(factor: number): void {
    const at = this.view();
    const width = at.width / factor;
    const height = at.height / factor;
    this.look({ x: at.x + (at.width - width) / 2, y: at.y + (at.height - height) / 2, width, height });
  }

  destroy(): void {
    this.viewer.destroy();
  }

  private get canvas(): Canvas {
    return this.viewer.get('canvas') as Canvas;
  }

  private shape(id: string): Shape | undefined {
    return (this.viewer.get('elementRegistry') as { get(id: string): Shape | undefined }).get(id);
  }
}

/** Lets two halves look at the same place: who moves one moves the other. */
export function together(one: Half, other: Half): void {
  let following = false;
  const follow = (from: Half, to: Half) => () => {
    if (following) return;
    following = true;
    to.look(from.view());
    following = false;
  };
  one.onView(follow(one, other));
  other.onView(follow(other, one));
}

/** The least scale at which one reads what an element says. */
const legible = 0.75;

function middleOf({ x, y, width, height, waypoints = [] }: Shape): Point {
  const [first, last] = [waypoints[0], waypoints[waypoints.length - 1]];
  return first ? { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 } : { x: x + width / 2, y: y + height / 2 };
}

/** The upper right corner; on a flow, the middle of it. */
function corner(shape: Shape): object {
  if (!shape.waypoints) return { top: -10, right: 8 };
  const [left, top] = [Math.min(...shape.waypoints.map(({ x }) => x)), Math.min(...shape.waypoints.map(({ y }) => y))];
  const { x, y } = halfway(shape.waypoints);
  return { left: x - left - 8, top: y - top - 8 };
}

function halfway(waypoints: Point[]): Point {
  const at = Math.floor((waypoints.length - 1) / 2);
  const [a, b] = [waypoints[at], waypoints[at + 1] ?? waypoints[at]];
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
