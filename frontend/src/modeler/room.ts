/** Canvases at least so high have room for flat tools in one column, and those at most so high for small ones only, in pixels. */
const high = 590;
const low = 420;

/**
 * Says how much room the tools have, as a class of the canvas. A container query of the style sheet would say the same,
 * but costs everything that is drawn its style anew whenever the canvas changes its size.
 */
class Room {
  static $inject = ['eventBus', 'canvas'];
  constructor(bus: { on(event: string, priority: number, listener: () => void): void }, canvas: { getContainer(): HTMLElement }) {
    // Before others ask how wide the tools are.
    bus.on('canvas.resized', 2000, () => {
      const { classList, clientHeight } = canvas.getContainer();
      if (clientHeight === 0) return;
      classList.toggle('st-high', clientHeight >= high);
      classList.toggle('st-low', clientHeight <= low);
    });
  }
}

export const roomModule = { __init__: ['sandtableRoom'], sandtableRoom: ['type', Room] };
