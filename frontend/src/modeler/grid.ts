import type { Placement } from './pan';

interface Bus {
  on(event: string, listener: (event: never) => void): void;
}
interface Snapping {
  isActive(): boolean;
  setActive(active: boolean): void;
}

/** How far apart dots are in the drawing; elements snap to every half of it. */
const step = 20;
/** Dots closer than this on the screen, in pixels, are a grey area: then every second one is left out. */
const closest = 14;

/** The dots that elements snap to. They move with the drawing, since the canvas is behind it. */
export class Grid {
  static $inject = ['canvas', 'eventBus', 'gridSnapping'];

  constructor(
    private readonly canvas: { getContainer(): HTMLElement; viewbox(): { x: number; y: number; scale: number } },
    bus: Bus,
    private readonly snapping: Snapping,
  ) {
    bus.on('canvas.gliding', ({ placement }: { placement: Placement }) => this.place(placement));
    const settled = () => {
      const { x, y, scale } = canvas.viewbox();
      this.place({ k: scale, x: -x * scale, y: -y * scale });
    };
    bus.on('canvas.viewbox.changed', settled);
    bus.on('gridSnapping.toggle', () => canvas.getContainer().classList.toggle('st-dotted', snapping.isActive()));
    bus.on('import.done', () => this.show(snapping.isActive()));
  }

  /** Shows the dots and lets elements snap to them, or neither. */
  show(shown: boolean): void {
    this.snapping.setActive(shown);
  }

  private place({ k, x, y }: Placement): void {
    if (!(k > 0)) return;
    let apart = step * k;
    while (apart < closest) apart *= 2;
    const { style } = this.canvas.getContainer();
    style.backgroundSize = `${apart}px ${apart}px`;
    // A dot is in the middle of its tile, and the first of them at the origin of the drawing.
    style.backgroundPosition = `${x - apart / 2}px ${y - apart / 2}px`;
  }
}

export const gridModule = { __init__: ['sandtableGrid'], sandtableGrid: ['type', Grid] };
