import Canvas from 'diagram-js/lib/core/Canvas';
import { getBBox } from 'diagram-js/lib/util/Elements';

/**
 * Where the drawing is on the screen: a point p of the drawing is seen at k·p + (x, y) pixels of the canvas.
 */
export interface Placement {
  k: number;
  x: number;
  y: number;
}

interface Point {
  x: number;
  y: number;
}
interface Box extends Point {
  width: number;
  height: number;
}
interface Viewbox extends Box {
  scale: number;
  inner: Box;
  outer: { width: number; height: number };
}
interface Nested {
  children?: Nested[];
}
interface Bus {
  on(event: string, listener: (event: never) => void): void;
  on(event: string, priority: number, listener: (event: never) => void): void;
  fire(event: string, about?: object): void;
}

/** How long nothing may move before the drawing takes its new place for good, in milliseconds; longer where frames take long. */
const rest = 150;

/** The first placement seen through the second. */
export function after(first: Placement, second: Placement): Placement {
  return { k: first.k * second.k, x: second.k * first.x + second.x, y: second.k * first.y + second.y };
}

/** What must be done to a drawing at one place to see it at another. */
export function between(from: Placement, to: Placement): Placement {
  const k = to.k / from.k;
  return { k, x: to.x - k * from.x, y: to.y - k * from.y };
}

/** The placement that shows a box of the drawing as large as it fits, its corner in the corner of the canvas. */
export function showing({ x, y, width, height }: Box, outer: { width: number; height: number }): Placement {
  const k = Math.min(outer.width / width, outer.height / height);
  return { k, x: -k * x, y: -k * y };
}

const css = ({ k, x, y }: Placement): string => `matrix(${k}, 0, 0, ${k}, ${x}, ${y})`;

/**
 * A canvas that pans and zooms by moving its picture. WebKit lays out every text of an SVG again when the group that
 * holds it is transformed, which takes a tenth of a second at a thousand elements; the whole picture moves as it is.
 * Whoever asks where things are gets the truth at any moment; the group follows once the hand rests.
 *
 * Fires canvas.viewbox.changing when a movement begins, canvas.gliding with its placement at every frame, and
 * canvas.viewbox.changed when it has ended.
 */
export class GlidingCanvas extends (Canvas as unknown as new (...injected: unknown[]) => {
  _svg: SVGSVGElement;
  _viewport: SVGGElement;
  _eventBus: Bus;
  _cachedViewbox?: object | null;
  viewbox(box?: Box | false): Viewbox;
  zoom(scale?: number | string, centre?: Point | string): number;
  getSize(): { width: number; height: number };
  getRootElement(): Nested;
}) {
  static $inject = ['config.canvas', 'eventBus', 'graphicsFactory', 'elementRegistry'];
  /** Where the group is. */
  private placed: Placement = { k: 1, x: 0, y: 0 };
  /** Where the drawing is seen while that differs. */
  private seen?: Placement;
  private frame = 0;
  private timer = 0;
  /** When the last frame was drawn. */
  private drawnAt = 0;

  constructor(...injected: unknown[]) {
    super(...injected);
    const bus = injected[1] as Bus;
    // Nothing is measured, drawn or put away while the picture is elsewhere.
    for (const event of ['commandStack.changed', 'root.set', 'drag.start', 'canvas.resized', 'diagram.clear', 'diagram.destroy']) bus.on(event, () => this.settle());
    // Beside the picture that moves is still the canvas: the wheel goes on.
    bus.on('canvas.mouseout', 2000, (event: { stopPropagation(): void }) => this.seen && event.stopPropagation());
  }

  /** Moves by so many pixels; without any, says where the drawing is. */
  scroll(by?: { dx?: number; dy?: number }): Point {
    const now = this.now();
    if (by) this.glide({ ...now, x: now.x + (by.dx ?? 0), y: now.y + (by.dy ?? 0) });
    return { x: this.now().x, y: this.now().y };
  }

  override zoom(scale?: number | string, centre?: Point | string): number {
    if (typeof scale !== 'number' || !scale) return super.zoom(scale, centre);
    const { width, height } = this.getSize();
    const about = typeof centre === 'object' ? centre : { x: width / 2, y: height / 2 };
    const now = this.now();
    const by = scale / now.k;
    this.glide(after(now, { k: by, x: about.x * (1 - by), y: about.y * (1 - by) }));
    return rounded(scale);
  }

  override viewbox(box?: Box | false): Viewbox {
    if (!box) return this.moved(this.measured(super.viewbox(box)));
    this.glide(showing(box, this.getSize()));
    return box as Viewbox;
  }

  /** Lets the drawing take the place where it is seen, at once. */
  settle(): void {
    const { seen } = this;
    if (!seen) return;
    cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
    this.seen = undefined;
    this.frame = 0;
    const matrix = this._svg.createSVGMatrix();
    Object.assign(matrix, { a: seen.k, d: seen.k, e: seen.x, f: seen.y });
    this._viewport.transform.baseVal.initialize(this._svg.createSVGTransformFromMatrix(matrix));
    this._svg.style.transform = '';
    this._cachedViewbox = null;
    this._eventBus.fire('canvas.viewbox.changed', { viewbox: this.viewbox() });
  }

  /** Keeps the drawing off the page until it appears: a large one takes long to lay out, each time that the page around it finds its form. */
  wait(): void {
    this._viewport.remove();
  }

  /** Puts the drawing onto the page, where it is to be seen. */
  appear(): void {
    if (!this._viewport.parentNode) this._svg.prepend(this._viewport);
    this.seen ??= this.standing();
    this.settle();
  }

  /** Whether canvas.gliding will tell of a new place with the next frame. */
  get due(): boolean {
    return this.frame !== 0;
  }

  private now(): Placement {
    return this.seen ?? this.standing();
  }

  private standing(): Placement {
    const matrix = this._viewport.transform.baseVal.consolidate()?.matrix;
    return matrix ? { k: matrix.a, x: matrix.e, y: matrix.f } : { k: 1, x: 0, y: 0 };
  }

  /** Shows the drawing elsewhere from the next frame on. */
  private glide(to: Placement): void {
    if (!this.seen) {
      this.placed = this.standing();
      super.viewbox();
      this._eventBus.fire('canvas.viewbox.changing');
    }
    this.seen = to;
    clearTimeout(this.timer);
    this.frame ||= requestAnimationFrame((now) => this.draw(now));
  }

  private draw(now: number): void {
    this.frame = 0;
    if (!this.seen) return;
    this._svg.style.transform = css(between(this.placed, this.seen));
    this._eventBus.fire('canvas.gliding', { placement: this.seen });
    const since = now - this.drawnAt;
    const took = since < 1000 ? since : 0;
    this.drawnAt = now;
    // Counted from the frame, or else a slow machine would settle between any two of them.
    this.timer = window.setTimeout(() => this.settle(), rest + 2 * took);
  }

  /** What is not laid out yet cannot be measured: then its elements say how much they take. */
  private measured(box: Viewbox): Viewbox {
    return box.inner.width > 0 ? box : { ...box, inner: extent(this.getRootElement().children ?? []) };
  }

  /** What the group knows of the view, as it is seen. */
  private moved(box: Viewbox): Viewbox {
    if (!this.seen) return box;
    const { k, x, y } = this.seen;
    return { ...box, scale: rounded(k), x: -x / k, y: -y / k, width: box.outer.width / k, height: box.outer.height / k };
  }
}

/** The smallest box around elements, in pixels of the drawing. */
function extent(elements: Nested[]): Box {
  return elements.length > 0 ? getBBox(elements.flatMap(within) as never) : { x: 0, y: 0, width: 0, height: 0 };
}

const within = (element: Nested): Nested[] => [element, ...(element.children ?? []).flatMap(within)];

const rounded = (scale: number): number => Math.round(scale * 1000) / 1000;

/** Badges and other HTML over the drawing stay on their elements while it moves; what stands beside one waits, as the stylesheet says. */
class OverlaysAlong {
  static $inject = ['eventBus', 'overlays', 'canvas'];
  constructor(bus: Bus, overlays: { _overlayRoot: HTMLElement; show(): void }, canvas: { getContainer(): HTMLElement }) {
    const moving = (now: boolean) => () => {
      canvas.getContainer().classList.toggle('st-gliding', now);
      // They hide when something moves, which here they need not even for a frame.
      overlays.show();
    };
    bus.on('canvas.viewbox.changing', moving(true));
    bus.on('canvas.viewbox.changed', moving(false));
    bus.on('canvas.gliding', ({ placement }: { placement: Placement }) => {
      overlays._overlayRoot.style.transform = css(placement);
    });
  }
}

export const panModule = { __init__: ['overlaysAlong'], canvas: ['type', GlidingCanvas], overlaysAlong: ['type', OverlaysAlong] };
