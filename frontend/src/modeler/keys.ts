import type { Shape } from './semantic';
import { beginning, isStep, ways } from './walk';
import type { Way } from './walk';
import './keys.css';

/** A key of the canvas, as the overview of shortcuts shows it; label is a key of the dictionary. */
export interface CanvasKey {
  keys: string[];
  label: string;
}

/** What keys do while the canvas has the keyboard: those of bpmn-js, and ours. */
export const canvasKeys: { title: string; keys: CanvasKey[] }[] = [
  {
    title: 'keys:walk.title',
    keys: [
      { keys: ['→'], label: 'keys:walk.next' },
      { keys: ['←'], label: 'keys:walk.previous' },
      { keys: ['↑', '↓'], label: 'keys:walk.beside' },
      { keys: ['1–9'], label: 'keys:walk.choose' },
    ],
  },
  {
    title: 'keys:draw.title',
    keys: [
      { keys: ['N'], label: 'keys:draw.create' },
      { keys: ['A'], label: 'keys:draw.append' },
      { keys: ['T'], label: 'keys:draw.connect' },
      { keys: ['R'], label: 'keys:draw.replace' },
      { keys: ['Enter', 'F2', 'E'], label: 'keys:draw.name' },
      { keys: ['Delete'], label: 'keys:draw.remove' },
      { keys: ['Alt+→', 'Shift+→'], label: 'keys:draw.move' },
      { keys: ['Mod+C', 'Mod+V', 'Mod+X'], label: 'keys:draw.copy' },
      { keys: ['Mod+D'], label: 'keys:draw.duplicate' },
      { keys: ['Mod+A'], label: 'keys:draw.all' },
    ],
  },
  {
    title: 'keys:tools.title',
    keys: [
      { keys: ['H'], label: 'keys:tools.hand' },
      { keys: ['L'], label: 'keys:tools.lasso' },
      { keys: ['S'], label: 'keys:tools.space' },
      { keys: ['C'], label: 'keys:tools.connect' },
      { keys: ['Mod+→'], label: 'keys:tools.pan' },
      { keys: ['Esc'], label: 'keys:tools.stop' },
    ],
  },
];

const arrows: Record<string, Way> = { ArrowRight: 'next', ArrowLeft: 'previous', ArrowUp: 'up', ArrowDown: 'down' };

/** Before diagram-js moves the selection with the arrows. */
const before = 2000;

interface Keyboard {
  addListener(priority: number, listener: (context: { keyEvent: KeyboardEvent }) => boolean | void): void;
  hasModifier(event: KeyboardEvent): boolean;
}
interface Canvas {
  getRootElement(): Shape;
  getContainer(): HTMLElement;
  scrollToElement(element: Shape, padding: number): void;
  viewbox(): { x: number; y: number; width: number; height: number };
  restoreFocus(): void;
}
interface Services {
  keyboard: Keyboard;
  canvas: Canvas;
  selection: { get(): Shape[]; select(shape: Shape): void };
  elementRegistry: { filter(keep: (shape: Shape) => boolean): Shape[] };
  directEditing: { activate(shape: Shape): void; isActive(): boolean };
  eventBus: { on(events: string | string[], priority: number, listener: (event: { shape?: Shape; elements?: Shape[] }) => unknown): void; fire(event: string, payload: object): void };
  overlays: { add(element: Shape, type: string, overlay: object): string; remove(filter: { type: string }): void };
  popupMenu: { registerProvider(id: string, provider: object): void; open(target: Shape, id: string, position: object, options: object): void; isOpen(): boolean; close(): void; isEmpty(target: Shape, id: string): boolean };
  modeling: { createElements(elements: Shape[], position: { x: number; y: number }, target: Shape): Shape[]; connect(source: Shape, target: Shape): void };
  rules: { allowed(rule: string, context: object): unknown };
  translate: (text: string) => string;
}

/** The canvas by keyboard alone: arrows walk along the flow, letters draw. The sentence about what is selected is said elsewhere. */
export class Keys {
  static $inject = ['injector'];
  private choice: Shape[] = [];
  /** A menu was answered by a key, so what it makes is placed without the mouse. */
  private byKey = false;

  constructor(private readonly injector: { get(name: string): unknown }) {
    const { keyboard, eventBus, popupMenu } = this.services;
    keyboard.addListener(before, ({ keyEvent }) => this.press(keyEvent));
    eventBus.on(['selection.changed', 'commandStack.changed', 'diagram.clear'], 1000, () => this.choose([]));
    popupMenu.registerProvider('st-connect', { getPopupMenuEntries: (from: Shape) => this.targets(from) });
    // A menu takes Enter before the canvas hears of it.
    document.addEventListener('keydown', this.answered, { capture: true });
    eventBus.on('diagram.destroy', 1000, () => document.removeEventListener('keydown', this.answered, { capture: true }));
    eventBus.on('create.init', before, ({ shape, elements }) => {
      if (!this.byKey || !shape) return undefined;
      queueMicrotask(() => this.place(elements ?? [shape]));
      return false;
    });
  }

  private get services(): Services {
    return new Proxy({} as Services, { get: (_, name: string) => this.injector.get(name) });
  }

  private readonly answered = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !this.services.popupMenu.isOpen()) return;
    this.byKey = true;
    setTimeout(() => (this.byKey = false));
  };

  /** True for keys that were ours. */
  private press(event: KeyboardEvent): boolean | undefined {
    if (event.isComposing || this.services.keyboard.hasModifier(event)) return undefined;
    const selected = this.services.selection.get();
    const way = arrows[event.key];
    if (way && selected.length < 2) return this.walk(selected[0], way);
    if (/^[1-9]$/.test(event.key)) return this.pick(Number(event.key) - 1, selected[0]);
    if (event.key === 'Escape' && this.choice.length > 0) {
      this.choose([]);
      return true;
    }
    switch (event.key.toLowerCase()) {
      case 'enter':
      case 'f2':
        if (selected.length !== 1) return undefined;
        this.services.directEditing.activate(selected[0].labelTarget ?? selected[0]);
        return true;
      case 'n':
        this.open('bpmn-create', this.services.canvas.getRootElement(), 'Create element');
        return true;
      case 't':
        if (selected.length !== 1 || this.services.popupMenu.isEmpty(selected[0], 'st-connect')) return undefined;
        this.open('st-connect', selected[0], 'Connect to other element');
        return true;
      default:
        return undefined;
    }
  }

  private walk(from: Shape | undefined, way: Way): boolean {
    const shapes = this.services.elementRegistry.filter((shape) => isStep(shape) && shape.parent !== undefined);
    const to = from ? ways(from.labelTarget ?? from, way) : [beginning(shapes)].filter((shape) => shape !== undefined);
    // A second press takes the first of several ways.
    if (to.length === 1 || (to.length > 0 && this.choice.length > 0 && this.choice.every((shape) => to.includes(shape)))) this.go(to[0]);
    else if (to.length > 1) this.choose(to);
    return true;
  }

  private pick(nth: number, from: Shape | undefined): boolean | undefined {
    const [shape] = (this.choice.length > 0 ? this.choice : from ? ways(from, 'next') : []).slice(nth, nth + 1);
    if (!shape) return undefined;
    this.go(shape);
    return true;
  }

  private go(shape: Shape): void {
    this.services.canvas.scrollToElement(shape, 120);
    this.services.selection.select(shape);
  }

  /** Numbers the ways that one can be chosen of; none takes the numbers away. */
  private choose(shapes: Shape[]): void {
    if (shapes.length === 0 && this.choice.length === 0) return;
    this.choice = shapes;
    const { overlays, eventBus, canvas } = this.services;
    overlays.remove({ type: 'st-way' });
    // What floats around the element would hide the numbers.
    canvas.getContainer().classList.toggle('st-choosing', shapes.length > 0);
    shapes.forEach((shape, at) => {
      const badge = document.createElement('span');
      badge.className = 'st-way';
      badge.textContent = String(at + 1);
      badge.setAttribute('aria-hidden', 'true');
      overlays.add(shape, 'st-way', { position: { top: shape.height / 2 - 11, left: -11 }, html: badge, scale: { min: 0.8, max: 1.2 } });
    });
    eventBus.fire('sandtable.ways', { ids: shapes.map(({ id }) => id) });
  }

  private open(menu: string, on: Shape, title: string): void {
    const { canvas, popupMenu, translate } = this.services;
    const box = canvas.getContainer().getBoundingClientRect();
    const at = { x: box.left + box.width / 2 - 150, y: box.top + Math.min(120, box.height / 6) };
    popupMenu.open(on, menu, { ...at, cursor: at }, { title: translate(title), width: 300, search: true });
  }

  /** Puts something new into the middle of what is seen, clear of what is there, and asks for its name. */
  private place(elements: Shape[]): void {
    const { canvas, modeling, rules, selection, directEditing } = this.services;
    const [shape] = elements;
    const view = canvas.viewbox();
    const root = canvas.getRootElement();
    const [selected] = selection.get();
    const pools = this.services.elementRegistry.filter(({ type, parent }) => type === 'bpmn:Participant' && parent === root);
    const targets = [poolOf(selected), ...pools, root].filter((target): target is Shape => target !== undefined);
    const others = this.services.elementRegistry.filter((other) => isStep(other) || other.type === 'bpmn:Participant').filter((other) => shape.type !== 'bpmn:Participant' || other.type === 'bpmn:Participant');
    for (const target of targets) {
      const within = target === root ? view : target;
      const position = clear({ x: within.x + within.width / 2, y: within.y + within.height / 2 }, shape, others.filter((other) => other !== target && !(target !== root && other.type === 'bpmn:Participant')));
      if (!rules.allowed('elements.create', { elements, target, position })) continue;
      const [made] = modeling.createElements(elements, position, target);
      canvas.scrollToElement(made, 120);
      selection.select(made);
      canvas.restoreFocus();
      directEditing.activate(made);
      return;
    }
  }

  /** What a flow can be drawn to, as the entries of a menu. */
  private targets(from: Shape): Record<string, object> {
    const { elementRegistry, rules, modeling, translate, popupMenu } = this.services;
    const entries: Record<string, object> = {};
    const reached = new Set((from.outgoing ?? []).map(({ target }) => target));
    for (const target of elementRegistry.filter((shape) => isStep(shape) && shape !== from && !reached.has(shape))) {
      if (!rules.allowed('connection.create', { source: from, target })) continue;
      const { name, $type } = target.businessObject;
      const kind = translate($type.replace('bpmn:', '').replace(/([a-z])([A-Z])/g, '$1 $2'));
      entries[target.id] = { label: name?.replace(/\s+/g, ' ').trim() || target.id, description: kind, action: () => (popupMenu.close(), modeling.connect(from, target)) };
    }
    return entries;
  }
}

function poolOf(shape: Shape | undefined): Shape | undefined {
  return shape && (shape.type === 'bpmn:Participant' ? shape : poolOf(shape.parent));
}

/** The place nearest to this one, downwards, where the shape covers nothing. */
function clear(at: { x: number; y: number }, { width, height }: Shape, others: Shape[]): { x: number; y: number } {
  const gap = 20;
  const covers = ({ x, y }: { x: number; y: number }) =>
    others.some((other) => Math.abs(other.x + other.width / 2 - x) < (other.width + width) / 2 + gap && Math.abs(other.y + other.height / 2 - y) < (other.height + height) / 2 + gap);
  const place = { ...at };
  while (covers(place)) place.y += gap;
  return place;
}

export const keysModule = { __init__: ['sandtableKeys'], sandtableKeys: ['type', Keys] };
