import type { Placement } from './pan';
import type { Shape } from './semantic';
import { along } from './playback';
import './tokens.css';

/** What a token rests for. */
export type TokenState = 'queued' | 'advised' | 'working' | 'halted' | 'approved' | 'awaiting' | 'joining';

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

interface Point {
  x: number;
  y: number;
}
interface Canvas {
  getContainer(): HTMLElement;
  getRootElement(): Shape;
  findRoot(element: Shape): Shape | undefined;
  viewbox(): { x: number; y: number; scale: number };
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
const radius = 4.5;

/** How each state is drawn: its token of the theme, and a form, so that it is told apart without colours. */
export const looks: Record<TokenState, { ink: string; form: 'disc' | 'ring' | 'square' | 'diamond' }> = {
  working: { ink: '--st-series-1', form: 'disc' },
  queued: { ink: '--st-series-2', form: 'ring' },
  advised: { ink: '--st-series-5', form: 'ring' },
  approved: { ink: '--st-series-5', form: 'disc' },
  halted: { ink: '--st-danger', form: 'square' },
  awaiting: { ink: '--st-series-3', form: 'square' },
  joining: { ink: '--st-series-7', form: 'diamond' },
};

/** The order of rows, from the element upwards. */
const rows: TokenState[] = ['working', 'approved', 'halted', 'queued', 'advised', 'awaiting', 'joining'];

/** Draws tokens over the drawing on a canvas of its own, however many there are. Nothing of it is part of the diagram. */
export class Tokens {
  static $inject = ['canvas', 'elementRegistry', 'eventBus'];
  private sheet?: HTMLCanvasElement;
  private scene: Scene = { resting: [], moving: [] };
  private placement?: Placement;
  private ways = new Map<string, Point[] | null>();
  private shapes = new Map<string, Shape | null>();
  private inks = new Map<string, string>();
  /** How much larger than the drawing tokens are, where that is seen from afar. */
  private size = 1;

  constructor(
    private readonly canvas: Canvas,
    private readonly registry: Registry,
    bus: Bus,
  ) {
    bus.on('canvas.gliding', ({ placement }: { placement: Placement }) => this.placed(placement));
    for (const event of ['canvas.viewbox.changed', 'canvas.resized', 'root.set']) bus.on(event, () => this.placed());
    for (const event of ['commandStack.changed', 'import.done']) bus.on(event, () => this.placed());
    bus.on('diagram.destroy', () => this.clear());
  }

  /** Shows a moment. */
  show(scene: Scene): void {
    this.scene = scene;
    this.draw();
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
    this.draw();
  }

  private placed(placement?: Placement): void {
    this.placement = placement;
    if (!placement) this.forget();
    if (this.sheet) this.draw();
  }

  private forget(): void {
    this.ways.clear();
    this.shapes.clear();
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
    pen.setTransform(k * dense, 0, 0, k * dense, x * dense, y * dense);
    this.size = Math.max(1, least / k);
    this.drawResting(pen);
    this.drawMoving(pen);
  }

  private standing(): Placement {
    const { x, y, scale } = this.canvas.viewbox();
    return (this.placement = { k: scale, x: -x * scale, y: -y * scale });
  }

  private drawResting(pen: CanvasRenderingContext2D): void {
    const at = new Map<string, Map<TokenState, number>>();
    for (const { element, flow, state, count } of this.scene.resting) {
      const way = flow && state === 'joining' ? this.way(flow) : undefined;
      if (way) {
        const { x, y } = along(way, 0.8);
        this.mark(pen, state, x, y);
        if (count > 1) this.say(pen, String(count), x + 8, y - 8);
        continue;
      }
      const shape = this.shape(element);
      if (!shape) continue;
      const states = at.get(shape.id) ?? new Map<TokenState, number>();
      states.set(state, (states.get(state) ?? 0) + count);
      at.set(shape.id, states);
    }
    for (const [id, states] of at) this.pile(pen, this.shape(id)!, states);
  }

  /** The tokens at one element: a row for each state, the lowest on its upper edge. */
  private pile(pen: CanvasRenderingContext2D, shape: Shape, states: Map<TokenState, number>): void {
    let y = shape.y;
    for (const state of rows) {
      const count = states.get(state);
      if (!count) continue;
      const shown = Math.min(count, row);
      const said = count > row ? `${count}` : '';
      const apart = step * this.size;
      const left = shape.x + shape.width / 2 - ((shown - 1) * apart + (said ? 14 * this.size : 0)) / 2;
      for (let nth = 0; nth < shown; nth++) this.mark(pen, state, left + nth * apart, y);
      if (said) this.say(pen, said, left + (shown - 0.4) * apart, y);
      y -= apart * 1.2;
    }
  }

  private drawMoving(pen: CanvasRenderingContext2D): void {
    for (const { flows, part } of this.scene.moving) {
      const way = this.wayOf(flows);
      if (!way) continue;
      const { x, y } = along(way, part);
      this.mark(pen, 'working', x, y);
    }
  }

  private mark(pen: CanvasRenderingContext2D, state: TokenState, x: number, y: number): void {
    const { ink, form } = looks[state];
    const { size } = this;
    const colour = this.ink(ink);
    pen.beginPath();
    if (form === 'square') pen.rect(x - 4 * size, y - 4 * size, 8 * size, 8 * size);
    else if (form === 'diamond') {
      const reach = 5.5 * size;
      pen.moveTo(x, y - reach);
      pen.lineTo(x + reach, y);
      pen.lineTo(x, y + reach);
      pen.lineTo(x - reach, y);
      pen.closePath();
    } else pen.arc(x, y, (form === 'ring' ? radius - 0.75 : radius) * size, 0, 2 * Math.PI);
    pen.fillStyle = form === 'ring' ? this.ink('--st-canvas') : colour;
    pen.fill();
    pen.lineWidth = (form === 'ring' ? 2.5 : 1) * size;
    pen.strokeStyle = form === 'ring' ? colour : this.ink('--st-canvas');
    pen.stroke();
  }

  private say(pen: CanvasRenderingContext2D, text: string, x: number, y: number): void {
    pen.font = `600 ${10 * this.size}px ${this.ink('--st-font')}`;
    pen.textBaseline = 'middle';
    pen.textAlign = 'left';
    pen.lineWidth = 3 * this.size;
    pen.strokeStyle = this.ink('--st-canvas');
    pen.strokeText(text, x, y);
    pen.fillStyle = this.ink('--st-text');
    pen.fillText(text, x, y);
  }

  private ink(name: string): string {
    let colour = this.inks.get(name);
    if (colour === undefined) this.inks.set(name, (colour = getComputedStyle(document.documentElement).getPropertyValue(name).trim()));
    return colour;
  }

  /** The shape that an element is seen as on this page: itself, or the collapsed sub-process around it. */
  private shape(id: string): Shape | undefined {
    const known = this.shapes.get(id);
    if (known !== undefined) return known ?? undefined;
    let element = this.registry.get(id);
    for (let holder = element?.businessObject?.$parent; element && !this.seen(element) && holder; holder = holder.$parent) element = this.registry.get(holder.id) ?? element;
    const found = element?.parent && this.seen(element) ? element : null;
    this.shapes.set(id, found);
    return found ?? undefined;
  }

  private way(flow: string): Point[] | undefined {
    const known = this.ways.get(flow);
    if (known !== undefined) return known ?? undefined;
    const drawn = this.registry.get(flow);
    const found = drawn?.waypoints && this.seen(drawn) ? drawn.waypoints.map(({ x, y }) => ({ x, y })) : null;
    this.ways.set(flow, found);
    return found ?? undefined;
  }

  private wayOf(flows: string[]): Point[] | undefined {
    if (flows.length === 1) return this.way(flows[0]);
    const key = flows.join(' ');
    const known = this.ways.get(key);
    if (known !== undefined) return known ?? undefined;
    const all = flows.flatMap((flow) => this.way(flow) ?? []);
    this.ways.set(key, all.length > 1 ? all : null);
    return all.length > 1 ? all : undefined;
  }

  private seen(element: Shape): boolean {
    return this.canvas.findRoot(element) === this.canvas.getRootElement();
  }
}

export const tokensModule = { __init__: ['tokens'], tokens: ['type', Tokens] };
