import type { Shape } from './semantic';
import './walk.css';

/** Something that can be done next in a walk, where it stands on the drawing. */
export interface Choice {
  element: string;
  /** As the panel numbers it, and the keyboard. */
  number: number;
  label: string;
  chosen: boolean;
}

interface Overlays {
  add(element: Shape, type: string, overlay: object): string;
  remove(filter: { type: string }): void;
}
interface Registry {
  get(id: string): Shape | undefined;
}

const type = 'st-walk-pick';

/** Numbers on the elements that can be done next in a walk. They lie over the drawing and are in no exported picture. */
export class Choices {
  static $inject = ['overlays', 'elementRegistry'];

  constructor(
    private readonly overlays: Overlays,
    private readonly registry: Registry,
  ) {}

  /** Shows these in place of those before; a click answers with the number. */
  show(list: Choice[], onPick: (number: number) => void): void {
    this.overlays.remove({ type });
    for (const choice of list) {
      const shape = this.place(choice.element);
      if (shape) this.overlays.add(shape, type, { position: at(shape), html: badge(choice, onPick), scale: { min: 0.5, max: 1.25 } });
    }
  }

  /** The element, or the collapsed sub-process that hides it. */
  private place(id: string): Shape | undefined {
    const element = this.registry.get(id);
    for (let holder = element?.businessObject.$parent; holder; holder = holder.$parent) {
      const above = this.registry.get(holder.id);
      if (above?.collapsed) return above;
    }
    return element?.parent ? element : undefined;
  }
}

function badge({ number, label, chosen }: Choice, onPick: (number: number) => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  // The panel is the way of the keyboard.
  button.tabIndex = -1;
  button.className = `st-walk-pick${chosen ? ' st-walk-pick-chosen' : ''}`;
  button.setAttribute('aria-label', label);
  button.title = label;
  button.textContent = String(number);
  for (const press of ['mousedown', 'pointerdown', 'dblclick']) button.addEventListener(press, (event) => event.stopPropagation());
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    onPick(number);
  });
  return button;
}

/** The lower left corner; of a flow, the middle. */
function at({ waypoints }: Shape): { left: number; top?: number; bottom?: number } {
  if (!waypoints) return { left: -10, bottom: 10 };
  const [from, to] = [waypoints[Math.floor((waypoints.length - 1) / 2)], waypoints[Math.floor((waypoints.length - 1) / 2) + 1]];
  const left = Math.min(...waypoints.map((point) => point.x));
  const top = Math.min(...waypoints.map((point) => point.y));
  return { left: Math.round((from.x + to.x) / 2 - left - 10), top: Math.round((from.y + to.y) / 2 - top - 10) };
}

export const choicesModule = { __init__: ['choices'], choices: ['type', Choices] };
