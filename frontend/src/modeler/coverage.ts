import type { Shape } from './semantic';
import './walk.css';

interface Canvas {
  addMarker(element: Shape, marker: string): void;
  removeMarker(element: Shape, marker: string): void;
}
interface Registry {
  get(id: string): Shape | undefined;
}
interface Bus {
  on(event: string, listener: () => void): void;
}

/** Shows on the drawing what walks have come to and what not: by line as well as by colour. Nothing of it is part of the diagram. */
export class Coverage {
  static $inject = ['canvas', 'elementRegistry', 'eventBus'];
  private marked: [string, string][] = [];

  constructor(
    private readonly canvas: Canvas,
    private readonly registry: Registry,
    bus: Bus,
  ) {
    // An answer would keep the others from hearing of it.
    bus.on('diagram.clear', () => {
      this.marked = [];
    });
  }

  show(covered: string[], missing: string[]): void {
    this.clear();
    for (const [ids, marker] of [[covered, 'st-covered'], [missing, 'st-uncovered']] as const) {
      for (const id of ids) {
        const element = this.registry.get(id);
        if (!element?.parent) continue;
        this.canvas.addMarker(element, marker);
        this.marked.push([id, marker]);
      }
    }
  }

  clear(): void {
    for (const [id, marker] of this.marked) {
      const element = this.registry.get(id);
      if (element) this.canvas.removeMarker(element, marker);
    }
    this.marked = [];
  }
}

export const coverageModule = { __init__: ['coverage'], coverage: ['type', Coverage] };
