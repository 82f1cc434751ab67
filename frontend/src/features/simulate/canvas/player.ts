import type { Movements } from '../../../api/runs';
import { problemOf } from '../../../api/problem';
import type { TokenState } from '../../../modeler/stamps';
import type { Scene } from '../../../modeler/tokens';
import { Film } from './film';

/** Seconds of the run in one second on the screen. */
export const speeds = [60, 300, 900, 3600, 4 * 3600, 86_400, 7 * 86_400] as const;

/** How long a token takes for its way, in seconds on the screen. */
const way = 0.6;
/** How much is asked for at once, in seconds on the screen; and at least, in seconds of the run. */
const span = 15;
const leastSpan = 60;
/** Between two times that the panel hears of what is shown, in milliseconds. */
const pause = 100;

/** What the panel may know of a playback at one moment. */
export interface PlayerState {
  /** Which replication of the run is played, counted from 1; 0: the only one. */
  replication: number;
  /** Seconds since the start of the run. */
  time: number;
  /** How long the run lasts, as far as is known. */
  length: number;
  playing: boolean;
  /** What is to be shown is not here yet. */
  waiting: boolean;
  speed: number;
  arrived: number;
  ended: number;
  counts: Partial<Record<TokenState, number>>;
  start?: string;
  zone: string;
  problem?: string;
}

/** Where a playback is shown: a drawing, or whoever takes its place in a test. */
export interface Stage {
  show(scene: Scene): void;
  clear(): void;
  ends(flow: string): { source: string; target: string } | undefined;
}

type Ask = (replication: number, from: number, until: number, signal: AbortSignal) => Promise<Movements>;

/** Plays the cases of a run: it asks for one stretch after another, and shows each moment of them. */
export class Player {
  private readonly listeners = new Set<() => void>();
  private readonly film: Film;
  private known: PlayerState;
  private frame = 0;
  private before = 0;
  private saidAt = 0;
  private asking?: AbortController;
  /** Whoever goes to a moment sees tokens where they have come to then, not on their way. */
  private jumped = false;

  constructor(
    private readonly ask: Ask,
    private readonly stage: Stage,
    has: (element: string) => boolean,
    private readonly about: { replication: number; length: number; speed: number; zone: string },
    /** Tokens jump, for those who do not want to see things move. */
    private readonly still = false,
  ) {
    this.film = new Film((flow) => stage.ends(flow));
    this.film.isForeign = (element) => !has(element);
    this.known = { time: 0, playing: false, waiting: true, arrived: 0, ended: 0, counts: {}, ...about };
  }

  /** Shows the beginning, and goes on from there unless things are not to move. */
  begin(): void {
    this.seek(0);
    if (!this.still) this.play();
  }

  play(): void {
    if (this.atEnd()) this.seek(0);
    this.jumped = false;
    this.set({ playing: true });
    this.before = performance.now();
    this.run();
  }

  hold(): void {
    this.set({ playing: false });
  }

  toggle(): void {
    if (this.known.playing) this.hold();
    else this.play();
  }

  speed(speed: number): void {
    this.set({ speed });
    this.need();
  }

  /** Plays another replication, from the moment on that is shown. */
  repeat(replication: number): void {
    if (replication === this.known.replication) return;
    this.asking?.abort();
    this.asking = undefined;
    this.asked = undefined;
    this.film.forget();
    this.saidAt = -Infinity;
    this.stage.clear();
    this.set({ replication, length: this.about.length, waiting: true, arrived: 0, ended: 0, counts: {} });
    this.seek(this.known.time);
    if (this.known.playing) this.run();
  }

  /** Goes to a moment, and shows it as soon as it is known. */
  seek(time: number): void {
    this.jumped = !this.known.playing;
    this.set({ time: Math.min(Math.max(0, time), this.known.length), problem: undefined });
    this.need();
    this.show();
  }

  /** Goes on to the next moment at which something happens, or back to the last. */
  step(by: 1 | -1): void {
    this.hold();
    const { time } = this.known;
    const to = this.film.moment(time, by);
    if (to !== undefined) return this.seek(to);
    const range = this.film.range();
    // Nothing happens in what is known: on at its edge.
    if (by === 1 && range && !range.over) this.seek(range.until);
    else if (by === -1) this.seek(Math.max(0, time - Math.max(leastSpan, this.known.speed)));
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.asking?.abort();
    this.stage.clear();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  state = (): PlayerState => this.known;

  private run(): void {
    this.frame ||= requestAnimationFrame((now) => {
      this.frame = 0;
      this.tick(now);
      if (this.known.playing) this.run();
    });
  }

  /** One frame. A stretch that is not here yet stops the clock, and so does a page that was asleep. */
  tick(now: number): void {
    const passed = Math.min(100, Math.max(0, now - this.before));
    this.before = now;
    const { time, speed, playing } = this.known;
    const range = this.film.range();
    if (playing && range && this.film.has(time)) {
      const to = Math.min(time + (passed / 1000) * speed, range.until);
      this.known = { ...this.known, time: to, waiting: to === range.until && !range.over };
      if (this.atEnd()) this.set({ playing: false });
    }
    this.need();
    this.show(now);
  }

  private atEnd(): boolean {
    const range = this.film.range();
    return range !== undefined && range.over && this.known.time >= range.until;
  }

  /** Asks for what will be shown soon; what was asked for and is not wanted any more is called off. */
  private need(): void {
    const { time, speed } = this.known;
    const range = this.film.range();
    const here = this.film.has(time) || (range !== undefined && !range.over && time === range.until);
    if (!here) return this.fetch(time);
    if (this.asking || !range || range.over || this.film.ahead(time) >= 2) return;
    this.fetch(range.until, speed);
  }

  private fetch(from: number, speed = this.known.speed): void {
    const follows = this.film.range()?.until === from;
    if (this.asking) {
      if (follows || this.asked === from) return;
      this.asking.abort();
    }
    const asking = new AbortController();
    this.asking = asking;
    this.asked = from;
    if (!follows) this.set({ waiting: true });
    this.ask(this.known.replication, from, from + Math.max(leastSpan, speed * span), asking.signal)
      .then((said) => {
        if (this.asking !== asking) return;
        this.asking = undefined;
        this.film.add(said);
        const length = said.over ? said.until : Math.max(this.known.length, said.until);
        this.set({ length, start: said.start, zone: said.zone, waiting: false, time: Math.min(this.known.time, length) });
        this.need();
        this.show();
      })
      .catch((thrown: unknown) => {
        if (this.asking !== asking) return;
        this.asking = undefined;
        this.set({ playing: false, waiting: false, problem: problemOf(thrown).message });
      });
  }
  private asked?: number;

  private show(now = performance.now()): void {
    const { time, speed, waiting, playing } = this.known;
    if (!this.film.has(time) && waiting) return;
    const scene = this.film.scene(time, this.still || this.jumped ? 0 : way * speed);
    this.stage.show(scene);
    if (playing && now - this.saidAt < pause) return;
    this.saidAt = now;
    const counts: PlayerState['counts'] = {};
    for (const { state, count } of scene.resting) counts[state] = (counts[state] ?? 0) + count;
    if (scene.moving.length > 0) counts.moving = scene.moving.length;
    this.set({ counts, ...this.film.cases(time) });
  }

  private set(change: Partial<PlayerState>): void {
    this.known = { ...this.known, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** The speed at which a time of the run takes about so many seconds on the screen. */
export function speedFor(seconds: number | null | undefined, onScreen = 15): number {
  const wanted = (seconds ?? 3600) / onScreen;
  return speeds.findLast((speed) => speed <= wanted) ?? speeds[0];
}
