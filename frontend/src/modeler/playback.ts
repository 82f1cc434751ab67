import type { Frame } from '../api/checks';
import type { Shape } from './semantic';
import { measured, pointOn } from './way';

interface Canvas {
  getLayer(name: string, index: number): SVGGElement;
  getRootElement(): Shape;
  setRootElement(root: Shape): void;
  findRoot(element: Shape): Shape | undefined;
  addMarker(element: Shape, marker: string): void;
  removeMarker(element: Shape, marker: string): void;
  scrollToElement(element: Shape, padding?: number): void;
  zoom(): number;
  viewbox(box?: { x: number; y: number; width: number; height: number }): { outer: { width: number; height: number } };
}
interface Registry {
  get(id: string): Shape | undefined;
}
interface Point {
  x: number;
  y: number;
}

const svg = 'http://www.w3.org/2000/svg';

/** Below this scale names cannot be read; and the scale that is taken then. */
const legible = 0.5;
const close = 0.8;

/** Plays a run over the drawing: tokens that move along flows, and those that rest. Nothing of it is part of the diagram. */
export class Playback {
  static $inject = ['canvas', 'elementRegistry', 'eventBus'];
  private marked: [string, string][] = [];
  private running?: number;
  private group?: SVGGElement;
  /** Where it is was looked at, as close as it takes: from then on people choose themselves how close. */
  private near = false;

  constructor(
    private readonly canvas: Canvas,
    private readonly registry: Registry,
    bus: { on(event: string, listener: () => void): void },
  ) {
    bus.on('diagram.clear', () => this.clear());
    bus.on('diagram.destroy', () => this.clear());
  }

  /** Shows where tokens rest after a frame, at once. The last frame of a run marks what is wrong. */
  rest(frame: Frame, last: boolean): void {
    this.wipe();
    this.follow(frame.element);
    this.mark(frame.element, last ? 'st-run-stuck' : 'st-run-here');
    for (const token of frame.tokens) {
      const at = this.restingPlace(token.element, token.flow);
      if (!at) continue;
      this.draw(at, token.state, token.count);
      if (last && (token.state === 'stuck' || token.state === 'meeting')) this.mark(token.element, 'st-run-stuck');
    }
    if (last) for (const end of frame.again) this.mark(end, 'st-run-stuck');
  }

  /** Moves tokens from the frame before to this one, in so many milliseconds, or lets them jump; done is called at the end, not when it is held. */
  play(before: Frame, frame: Frame, last: boolean, duration: number, jump: boolean, done: () => void): void {
    this.follow(frame.element);
    const paths = this.paths(frame.moves);
    if (paths.length === 0 || jump) {
      this.rest(frame, last);
      this.running = window.setTimeout(done, duration);
      return;
    }
    // What leaves its place is on its way now.
    this.rest({ ...before, element: frame.element, tokens: staying(before.tokens, frame.tokens) }, false);
    const dots = paths.map(({ path, message }) => ({ path, dot: this.draw(path[0], message ? 'message' : 'working', 1) }));
    const began = performance.now();
    const step = (now: number) => {
      const part = Math.min(1, Math.max(0, now - began) / duration);
      for (const { path, dot } of dots) place(dot, along(path, part));
      if (part < 1) this.running = requestAnimationFrame(step);
      else {
        this.rest(frame, last);
        done();
      }
    };
    this.running = requestAnimationFrame(step);
  }

  /** The ways of tokens: flows that follow each other are one way, and where a way forks every branch has it whole. */
  private paths(moves: Frame['moves']): { path: Point[]; message: boolean }[] {
    const flows = moves.flatMap((move) => {
      const id = move.flow ?? move.message;
      const flow = id ? this.registry.get(id) : undefined;
      return flow?.waypoints && this.seen(flow) ? [{ flow, message: move.message !== undefined }] : [];
    });
    return legs(flows.map(({ flow }) => ({ source: flow.source!.id, target: flow.target!.id, path: flow.waypoints! }))).map(({ path, first }) => ({ path, message: flows[first].message }));
  }

  /** Holds what is moving; the frame is shown as it ends. */
  hold(): void {
    if (this.running === undefined) return;
    cancelAnimationFrame(this.running);
    clearTimeout(this.running);
    this.running = undefined;
  }

  /** Takes everything off the drawing. */
  clear(): void {
    this.wipe();
    this.group?.remove();
    this.group = undefined;
    this.near = false;
  }

  private wipe(): void {
    this.hold();
    this.group?.replaceChildren();
    for (const [id, marker] of this.marked) {
      const element = this.registry.get(id);
      if (element) this.canvas.removeMarker(element, marker);
    }
    this.marked = [];
  }

  /** Goes to the page that an element is drawn on, and brings it into view. */
  private follow(id: string): void {
    const element = this.registry.get(id);
    if (!element) return;
    const root = this.canvas.findRoot(element);
    if (root && root !== this.canvas.getRootElement()) this.canvas.setRootElement(root);
    if (!element.parent) return;
    if (!this.near && this.canvas.zoom() < legible) this.goNear(element);
    else this.canvas.scrollToElement(element, 100);
    this.near = true;
  }

  /** Where a drawing is seen so small that nobody can read it, a run begins close to where it is, with more room for what comes. */
  private goNear({ x, y, width, height }: Shape): void {
    const { outer } = this.canvas.viewbox();
    const [across, down] = [outer.width / close, outer.height / close];
    this.canvas.viewbox({ x: x + width / 2 - across / 3, y: y + height / 2 - down / 2, width: across, height: down });
  }

  private mark(id: string, marker: string): void {
    const element = this.registry.get(id);
    if (!element?.parent) return;
    this.canvas.addMarker(element, marker);
    this.marked.push([id, marker]);
  }

  private seen(element: Shape | undefined): boolean {
    return element !== undefined && this.canvas.findRoot(element) === this.canvas.getRootElement();
  }

  /** The top of a step, or the end of the flow that a token waits on. What is inside a collapsed sub-process rests on that. */
  private restingPlace(id: string, flow?: string): Point | undefined {
    const path = flow ? this.registry.get(flow) : undefined;
    if (path?.waypoints && this.seen(path)) return along(path.waypoints, 0.8);
    let element = this.registry.get(id);
    for (let holder = element?.businessObject.$parent; element && !this.seen(element) && holder; holder = holder.$parent) element = this.registry.get(holder.id) ?? element;
    if (!element?.parent || !this.seen(element)) return undefined;
    if (element.waypoints) return along(element.waypoints, 0.8);
    return { x: element.x + element.width / 2, y: element.y };
  }

  private draw(at: Point, state: string, count: number): SVGGElement {
    this.group ??= this.canvas.getLayer('sandtable-run', 900).appendChild(document.createElementNS(svg, 'g'));
    const token = document.createElementNS(svg, 'g');
    token.setAttribute('class', `st-token st-token-${state}`);
    token.style.pointerEvents = 'none';
    const circle = document.createElementNS(svg, 'circle');
    circle.setAttribute('r', count > 1 ? '10' : '8');
    token.append(circle);
    if (count > 1) token.appendChild(document.createElementNS(svg, 'text')).textContent = String(count);
    place(token, at);
    this.group.append(token);
    return token;
  }
}

function place(token: SVGGElement, { x, y }: Point): void {
  token.setAttribute('transform', `translate(${x} ${y})`);
}

/** Puts flows together that follow each other; each way ends with a flow that no other follows. */
export function legs(flows: { source: string; target: string; path: Point[] }[]): { path: Point[]; first: number }[] {
  const before = flows.map(({ source }, at) => flows.slice(0, at).findLastIndex(({ target }) => target === source));
  return flows.flatMap((_, end) => {
    if (before.includes(end)) return [];
    let path: Point[] = [];
    let first = end;
    for (let at = end; at >= 0; at = before[at]) {
      path = [...flows[at].path, ...path];
      first = at;
    }
    return [{ path, first }];
  });
}

/** Tokens that are where they were; count is how many of them stay. */
export function staying(before: Frame['tokens'], after: Frame['tokens']): Frame['tokens'] {
  return before.flatMap((token) => {
    const there = after.find(({ element, flow }) => element === token.element && flow === token.flow)?.count ?? 0;
    const count = Math.min(token.count, there);
    return count > 0 ? [{ ...token, count }] : [];
  });
}

/** The point that lies a part (0…1) of the way along a path. */
export const along = (path: Point[], part: number): Point => pointOn(measured(path), part);

export const playbackModule = { __init__: ['playback'], playback: ['type', Playback] };
