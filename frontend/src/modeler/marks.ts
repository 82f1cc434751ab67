import type { Shape } from './semantic';
import './marks.css';

/** What is said of one element: the worst of it gives the colour. */
export interface Mark {
  element: string;
  severity: 'error' | 'warning' | 'info';
  messages: string[];
  /** For those who do not see it: how many there are, and what the first says. */
  label: string;
}

interface Overlays {
  add(element: Shape, type: string, overlay: object): string;
  remove(filter: { id: string }): void;
  get(id: string): object | undefined;
}
interface Registry {
  get(id: string): Shape | undefined;
  forEach(visit: (element: Shape) => void): void;
}
interface Bus {
  on(event: string, listener: () => void): void;
}

const grave = { error: 2, warning: 1, info: 0 };
/** Messages that a badge tells; the panel has them all. */
const told = 4;
/** As wide as the box of messages can be, in pixels. */
const tipWidth = 310;

/** Small badges on the elements that something is said of. They lie over the drawing and are in no exported picture. */
export class Marks {
  static $inject = ['overlays', 'elementRegistry', 'eventBus'];
  private readonly known = new Map<string, { id: string; said: string }>();
  private shown = true;
  private list: Mark[] = [];
  /** Called with the element's id when a badge is clicked. */
  onPick: (element: string) => void = () => {};

  constructor(
    private readonly overlays: Overlays,
    private readonly registry: Registry,
    bus: Bus,
  ) {
    bus.on('diagram.clear', () => this.known.clear());
  }

  show(list: Mark[]): void {
    this.list = list;
    this.draw();
  }

  toggle(shown: boolean): void {
    if (this.shown === shown) return;
    this.shown = shown;
    this.draw();
  }

  private draw(): void {
    const wanted = this.shown ? this.placed() : new Map<Shape, Mark>();
    const still = new Set<string>();
    for (const [shape, mark] of wanted) {
      const position = positionOf(shape);
      const said = JSON.stringify([mark, position]);
      const known = this.known.get(shape.id);
      still.add(shape.id);
      // A shape that was replaced by another of its id has lost its badge.
      if (known?.said === said && this.overlays.get(known.id)) continue;
      if (known) this.overlays.remove({ id: known.id });
      const id = this.overlays.add(shape, 'st-mark', { position, html: this.badge(mark), scale: { min: 0.35, max: 1.25 } });
      this.known.set(shape.id, { id, said });
    }
    for (const [shape, { id }] of this.known) {
      if (still.has(shape)) continue;
      this.overlays.remove({ id });
      this.known.delete(shape);
    }
  }

  /** Which shape wears which mark: what is not drawn itself, or inside a collapsed sub-process, is said where it can be seen. */
  private placed(): Map<Shape, Mark> {
    const pools = new Map<string, Shape>();
    this.registry.forEach((element) => {
      const process = element.businessObject?.processRef as { id: string } | undefined;
      if (element.type === 'bpmn:Participant' && process) pools.set(process.id, element);
    });
    const found = new Map<Shape, Mark>();
    const wear = (shape: Shape, mark: Mark) => {
      const other = found.get(shape);
      if (!other) return found.set(shape, mark);
      const worse = grave[mark.severity] > grave[other.severity] ? mark : other;
      return found.set(shape, { ...worse, messages: [...other.messages, ...mark.messages] });
    };
    for (const mark of this.list) {
      const shape = this.registry.get(mark.element) ?? pools.get(mark.element);
      if (shape?.parent) wear(shape, mark);
      for (let holder = shape?.businessObject.$parent; holder; holder = holder.$parent) {
        const above = this.registry.get(holder.id);
        if (above?.collapsed) wear(above, mark);
      }
    }
    return found;
  }

  private badge({ element, severity, messages, label }: Mark): HTMLElement {
    const badge = document.createElement('div');
    badge.className = `st-mark st-mark-${severity}`;
    const button = document.createElement('button');
    button.type = 'button';
    // The panel is the way of the keyboard; a hundred stops on the canvas would be none.
    button.tabIndex = -1;
    button.setAttribute('aria-label', label);
    button.textContent = messages.length > 1 ? String(Math.min(messages.length, 99)) : '!';
    for (const press of ['mousedown', 'pointerdown', 'dblclick']) button.addEventListener(press, (event) => event.stopPropagation());
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      // The panel says it all now.
      badge.classList.add('st-mark-said');
      button.addEventListener('pointerleave', () => badge.classList.remove('st-mark-said'), { once: true });
      this.onPick(element);
    });
    const tip = document.createElement('div');
    tip.className = 'st-mark-tip';
    // Near the right edge it opens to the left.
    button.addEventListener('pointerenter', () => {
      const edge = button.closest('.djs-container')?.getBoundingClientRect().right ?? Infinity;
      tip.classList.toggle('st-mark-tip-left', button.getBoundingClientRect().left + tipWidth > edge);
    });
    tip.setAttribute('aria-hidden', 'true');
    for (const message of messages.slice(0, told)) tip.appendChild(document.createElement('p')).textContent = message;
    if (messages.length > told) tip.appendChild(document.createElement('p')).textContent = `+${messages.length - told}`;
    badge.append(button, tip);
    return badge;
  }
}

/** The upper left corner, where neither labels nor the context pad are; on a flow, close to its beginning. */
function positionOf({ waypoints }: Shape): { left: number; top: number } {
  if (!waypoints) return { left: -9, top: -9 };
  const [from, to] = waypoints;
  const long = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const along = Math.min(22, long / 2) / long;
  const left = Math.min(...waypoints.map((point) => point.x));
  const top = Math.min(...waypoints.map((point) => point.y));
  return { left: Math.round(from.x + (to.x - from.x) * along - left - 9), top: Math.round(from.y + (to.y - from.y) * along - top - 9) };
}

export const marksModule = { __init__: ['marks'], marks: ['type', Marks] };
