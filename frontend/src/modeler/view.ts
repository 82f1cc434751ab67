/** A part of the plane, in units of the drawing. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Canvas {
  viewbox(box?: Box): Box & { scale: number; inner: Box; outer: { width: number; height: number } };
  zoom(to?: number): number;
  getContainer(): HTMLElement;
}

/** What the palette and the mark cover of the canvas, in pixels. */
const margin = { left: 84, right: 24, top: 24, bottom: 56 };

/** What the way to a sub-process covers beside that, at the top. */
const belowCrumbs = 64;

/** What is seen of a drawing: the whole, as large as the canvas allows, or what somebody has moved to. */
export class View {
  /** Where the whole diagram was put last, and how large. */
  private fitted?: { x: number; y: number; scale: number };

  /** Within says whether the inside of a sub-process is looked at. */
  constructor(
    private readonly canvas: () => Canvas,
    private readonly within: () => boolean,
  ) {}

  /** Shows the whole diagram, not enlarged, clear of the palette and of the bpmn.io mark. */
  fit(): void {
    const { inner, outer } = this.canvas().viewbox();
    const left = margin.left + this.paletteBeyond();
    const width = outer.width - left - margin.right;
    const top = this.within() ? belowCrumbs : margin.top;
    const height = outer.height - top - margin.bottom;
    if (width <= 0 || height <= 0 || inner.width <= 0) return;
    const scale = Math.min(1, width / inner.width, height / inner.height);
    // A small drawing stands at the left, where it will grow from.
    const beside = width - inner.width * scale;
    const x = inner.x - (left + (beside > width * 0.6 ? Math.min(64, beside) : beside / 2)) / scale;
    const y = inner.y - (top + (height - inner.height * scale) / 2) / scale;
    this.canvas().viewbox({ x, y, width: outer.width / scale, height: outer.height / scale });
    this.fitted = { x, y, scale };
  }

  /** After the canvas has taken another size: what was put there whole, and not moved since, is seen whole again. */
  refit(): void {
    const { fitted } = this;
    if (!fitted) return;
    const { x, y, scale } = this.canvas().viewbox();
    const moved = Math.max(Math.abs(x - fitted.x), Math.abs(y - fitted.y)) * scale;
    if (moved < 1 && Math.abs(scale - fitted.scale) < 0.002) this.fit();
  }

  /** Enlarges what is seen by a factor, or makes it smaller. */
  zoom(factor: number): void {
    const canvas = this.canvas();
    canvas.zoom(Math.min(4, Math.max(0.2, canvas.zoom() * factor)));
  }

  /** How much the palette covers beyond its usual width: on a low canvas it has two columns. */
  private paletteBeyond(): number {
    const palette = this.canvas().getContainer().querySelector<HTMLElement>('.djs-palette');
    return palette ? Math.max(0, palette.offsetLeft + palette.offsetWidth + 14 - margin.left) : 0;
  }
}
