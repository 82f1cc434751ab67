import type { Placement } from './pan';
import type { Shape } from './semantic';
import { Stamps } from './stamps';
import type { TokenState } from './stamps';
import { measured, pointOn } from './way';
import type { Way } from './way';
import './tokens.css';

/** Tokens that rest at one element, or before a join on one flow. */
export interface Resting {
  element: string;
  flow?: string;
  state: TokenState;
  count: number;
}

/** A token on its way: along flows that follow each other, a part 0…1 of it. */
export interface Moving {
  flows: string[];
  part: number;
}

/** What is on the canvas at one moment. */
export interface Scene {
  resting: Resting[];
  moving: Moving[];
}

interface Canvas {
  getContainer(): HTMLElement;
  getRootElement(): Shape;
  findRoot(element: Shape): Shape | undefined;
  viewbox(): { x: number; y: number; scale: number };
  /** Whether the canvas moves with the next frame. */
  readonly due: boolean;
}
interface Registry {
  get(id: string): Shape | undefined;
}
interface Bus {
  on(event: string, listener: (event: never) => void): void;
}

/** On the screen a token is never smaller than this part of its size. */
const least = 0.85;
/** So many tokens of a state are drawn one by one; of more, the number is said. */
const row = 7;
const step = 10;
/** What is so many pixels beyond the edge may still reach into the picture. */
const margin = 90;

/** The order of rows, from the element upwards. */
const rows: TokenState[] = ['working', 'approved', 'halted', 'queued', 'advised', 'awaiting', 'joining', 'moving'];

/** Where tokens rest: at a shape, or inside a collapsed one. */
interface Seat {
  shape: Shape;
  inside: boolean;
}

/** Draws tokens over the drawing on a canvas of its own, however many there are. Nothing of it is part of the diagram. */
export class Tokens {
  static $inject = ['canvas', 'elementRegistry', 'eventBus'];
  private sheet?: HTMLCanvasElement;
  private scene: Scene = { resting: [], moving: [] };
  private placement?: Placement;
  private ways = new Map<string, Way | null>();
  private seats = new Map<string, Seat | null>();
  private inks = new Map<string, string>();
  private readonly stamps = new Stamps((name) => this.ink(name));
  /** How much larger than the drawing tokens are, where that is seen from afar. */
  private size = 1;
  /** From pixels of the drawing to those of the sheet. */
  private matrix = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };
  /** What is seen of the drawing, and a little more, in its pixels. */
  private room = { left: 0, top: 0, right: 0, bottom: 0 };

  constructor(
    private readonly canvas: Canvas,
    private readonly registry: Registry,
    bus: Bus,
  ) {
    bus.on('canvas.gliding', ({ placement }: { placement: Placement }) => this.placed(placement));
    for (const event of ['canvas.viewbox.changed', 'canvas.resized']) bus.on(event, () => this.placed());
    for (const event of ['root.set', 'commandStack.changed', 'import.done']) bus.on(event, () => this.changed());
    bus.on('diagram.destroy', () => this.clear());
  }

  /** Shows a moment; while the canvas moves, in the same stroke as its next place. */
  show(scene: Scene): void {
    this.scene = scene;
    if (!this.sheet || !this.canvas.due) this.draw();
  }

  /** Takes everything off. */
  clear(): void {
    this.scene = { resting: [], moving: [] };
    this.sheet?.remove();
    this.sheet = undefined;
    this.forget();
  }

  /** Where a flow begins and ends; undefined where it is not drawn. */
  ends(flow: string): { source: string; target: string } | undefined {
    const drawn = this.registry.get(flow);
    return drawn?.source && drawn.target ? { source: drawn.source.id, target: drawn.target.id } : undefined;
  }

  /** The colours are read again: the theme has changed. */
  recolour(): void {
    this.inks.clear();
    this.stamps.forget();
    this.draw();
  }

  private placed(placement?: Placement): void {
    this.placement = placement;
    if (this.sheet) this.draw();
  }

  /** The drawing is another one, or another page of it. */
  private changed(): void {
    this.forget();
    this.placed();
  }

  private forget(): void {
    this.ways.clear();
    this.seats.clear();
  }

  private draw(): void {
    const container = this.canvas.getContainer();
    this.sheet ??= container.appendChild(Object.assign(document.createElement('canvas'), { className: 'st-tokens' }));
    const { sheet } = this;
    sheet.setAttribute('aria-hidden', 'true');
    const dense = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(container.clientWidth * dense), Math.round(container.clientHeight * dense)];
    if (sheet.width !== width) sheet.width = width;
    if (sheet.height !== height) sheet.height = height;
    const pen = sheet.getContext('2d');
    if (!pen) return;
    const { k, x, y } = this.placement ?? this.standing();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, width, height);
    this.matrix = { a: k * dense, b: 0, c: 0, d: k * dense, e: x * dense, f: y * dense };
    this.size = Math.max(1, least / k);
    this.room = { left: (-margin - x) / k, top: (-margin - y) / k, right: (width / dense + margin - x) / k, bottom: (height / dense + margin - y) / k };
    this.drawResting(pen);
    this.drawMoving(pen);
  }

  private standing(): Placement {
    const { x, y, scale } = this.canvas.viewbox();
    return (this.placement = { k: scale, x: -x * scale, y: -y * scale });
  }

  private drawResting(pen: CanvasRenderingContext2D): void {
    const at = new Map<Seat, Map<TokenState, number>>();
    const rest = (seat: Seat, state: TokenState, count: number) => {
      const states = at.get(seat) ?? new Map<TokenState, number>();
      states.set(state, (states.get(state) ?? 0) + count);
      at.set(seat, states);
    };
    for (const { element, flow, state, count } of this.scene.resting) {
      const way = flow && state === 'joining' ? this.way(flow) : undefined;
      if (way) {
        const { x, y } = pointOn(way, 0.8);
        if (!this.mark(pen, state, x, y) || count === 1) continue;
        this.say(pen, String(count), x + 8, y - 8);
        continue;
      }
      const seat = this.seat(element);
      if (seat) rest(seat, state, count);
    }
    for (const { flows } of this.scene.moving) {
      const seat = this.unseenAt(flows);
      if (seat) rest(seat, 'moving', 1);
    }
    for (const [seat, states] of at) this.pile(pen, seat, states);
  }

  /** The tokens at one element: a row for each state, the lowest on its upper edge. Of what is inside, only the number is known here. */
  private pile(pen: CanvasRenderingContext2D, { shape, inside }: Seat, states: Map<TokenState, number>): void {
    if (!this.inRoom(shape.x + shape.width / 2, shape.y, shape.width / 2)) return;
    let y = shape.y;
    for (const state of rows) {
      const count = states.get(state);
      if (!count) continue;
      const shown = inside ? 1 : Math.min(count, row);
      const said = count > shown || inside ? `${count}` : '';
      const apart = step * this.size;
      const left = shape.x + shape.width / 2 - ((shown - 1) * apart + (said ? 14 * this.size : 0)) / 2;
      for (let nth = 0; nth < shown; nth++) this.mark(pen, state, left + nth * apart, y);
      if (said) this.say(pen, said, left + (shown - (inside ? 0.2 : 0.4)) * apart, y, inside ? 12 : 10);
      y -= apart * 1.2;
    }
  }

  private drawMoving(pen: CanvasRenderingContext2D): void {
    for (const { flows, part } of this.scene.moving) {
      const way = this.wayOf(flows);
      if (!way) continue;
      const { x, y } = pointOn(way, part);
      this.mark(pen, 'moving', x, y);
    }
  }

  private inRoom(x: number, y: number, reach = 0): boolean {
    const { left, top, right, bottom } = this.room;
    return x + reach >= left && x - reach <= right && y >= top && y <= bottom;
  }

  /** Draws a token, and says whether that is where it is seen. */
  private mark(pen: CanvasRenderingContext2D, state: TokenState, x: number, y: number): boolean {
    if (!this.inRoom(x, y)) return false;
    const { a: k, e, f } = this.matrix;
    this.stamps.put(pen, state, k * x + e, k * y + f, this.size * k);
    return true;
  }

  private say(pen: CanvasRenderingContext2D, text: string, x: number, y: number, high = 10): void {
    pen.setTransform(this.matrix);
    pen.font = `600 ${high * this.size}px ${this.ink('--st-font')}`;
    pen.textBaseline = 'middle';
    pen.textAlign = 'left';
    pen.lineWidth = 3 * this.size;
    pen.strokeStyle = this.ink('--st-canvas');
    pen.strokeText(text, x, y);
    pen.fillStyle = this.ink('--st-text');
    pen.fillText(text, x, y);
    pen.setTransform(1, 0, 0, 1, 0, 0);
  }

  private ink(name: string): string {
    let colour = this.inks.get(name);
    if (colour === undefined) this.inks.set(name, (colour = getComputedStyle(document.documentElement).getPropertyValue(name).trim()));
    return colour;
  }

  /** Where on this page an element is seen: as itself, or inside the collapsed sub-process around it. */
  private seat(id: string): Seat | undefined {
    const known = this.seats.get(id);
    if (known !== undefined) return known ?? undefined;
    const element = this.registry.get(id);
    let shape = element;
    for (let holder = element?.businessObject?.$parent; shape && !this.seen(shape) && holder; holder = holder.$parent) shape = this.registry.get(holder.id) ?? shape;
    const same = shape && [...this.seats.values()].find((seat) => seat?.shape === shape && seat.inside === (shape !== element));
    const found = same ?? (shape?.parent && this.seen(shape) ? { shape, inside: shape !== element } : null);
    this.seats.set(id, found);
    return found ?? undefined;
  }

  /** Where a token is counted that moves inside a collapsed sub-process. One that comes in or goes out is seen to do so outside. */
  private unseenAt(flows: string[]): Seat | undefined {
    const [first, last] = [this.registry.get(flows[0]), this.registry.get(flows[flows.length - 1])];
    if (!first?.source || !last?.target || this.wayOf(flows)) return undefined;
    if (first.source.type === 'bpmn:StartEvent' || last.target.type === 'bpmn:EndEvent') return undefined;
    const seat = this.seat(last.target.id);
    return seat?.inside ? seat : undefined;
  }

  private way(flow: string): Way | undefined {
    const known = this.ways.get(flow);
    if (known !== undefined) return known ?? undefined;
    const drawn = this.registry.get(flow);
    const found = drawn?.waypoints && this.seen(drawn) ? measured(drawn.waypoints.map(({ x, y }) => ({ x, y }))) : null;
    this.ways.set(flow, found);
    return found ?? undefined;
  }

  private wayOf(flows: string[]): Way | undefined {
    if (flows.length === 1) return this.way(flows[0]);
    const key = flows.join(' ');
    const known = this.ways.get(key);
    if (known !== undefined) return known ?? undefined;
    const all = flows.flatMap((flow) => this.way(flow)?.points ?? []);
    const found = all.length > 1 ? measured(all) : null;
    this.ways.set(key, found);
    return found ?? undefined;
  }

  private seen(element: Shape): boolean {
    return this.canvas.findRoot(element) === this.canvas.getRootElement();
  }
}

export const tokensModule = { __init__: ['tokens'], tokens: ['type', Tokens] };
