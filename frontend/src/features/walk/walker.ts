import { useSyncExternalStore } from 'react';
import { problemOf } from '../../api/problem';
import type { Course, KeptWalk, Walk, WalkAnswer, Walked, WalkOption, WalkStep } from '../../api/walks';
import { playWalk } from '../../api/walks';
import type { Drawing } from '../../modeler/drawing';

/** What is known of a walk at one moment; a new object whenever any of it changed. */
export interface WalkerState {
  /** The walk that is under way. */
  walk?: Walk;
  /** How it went so far. Before the case has begun it says how it can. */
  played?: Walked;
  begun: boolean;
  busy: boolean;
  /** The sentence of what went wrong last, and the way out. */
  problem?: { message: string; hint?: string };
  /** Which of what can be done is chosen. */
  chosen: number;
  /** The test that is gone through, and how many of its steps are done. */
  test?: KeptWalk;
}

/** Milliseconds that tokens take for a step. */
const stepTime = 450;

/** Walks one case over one drawing. The program plays; this keeps what was done and shows where the case stands. */
export class Walker {
  private readonly listeners = new Set<() => void>();
  private known: WalkerState = { begun: false, busy: false, chosen: 0 };
  private asked = 0;

  constructor(readonly drawing: Drawing) {}

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly state = () => this.known;

  /** How the drawing and the numbers are had, as they are at the moment. */
  course: () => Promise<Course> = async () => ({ xml: await this.drawing.xml() });

  /** Says on what is walked from now on. */
  on(course: () => Promise<Course>): void {
    this.course = course;
  }

  /** Asks how a case can begin. */
  async open(): Promise<void> {
    this.drawing.deselect();
    this.set({ walk: { start: {} }, begun: false, played: undefined, test: undefined, chosen: 0 });
    await this.play({ start: {} }, { before: true });
  }

  start(element: string, data: Record<string, unknown>): Promise<void> {
    return this.play({ start: { element, data }, steps: [] });
  }

  /** Does one thing more. */
  async step(step: WalkStep): Promise<void> {
    const { walk, begun } = this.known;
    if (walk && begun) await this.play({ ...walk, steps: [...(walk.steps ?? []), step] });
  }

  /** Answers what the step that was not done has to be told, and does it again. */
  async answer(given: WalkAnswer): Promise<void> {
    const { walk } = this.known;
    const last = walk?.steps?.at(-1);
    if (walk && last) await this.play({ ...walk, steps: [...walk.steps!.slice(0, -1), { ...last, answers: [...(last.answers ?? []), given] }] });
  }

  /** Takes the last step back; before the first one, the beginning. */
  async back(): Promise<void> {
    const { walk, begun, busy } = this.known;
    if (!walk || !begun || busy) return;
    if ((walk.steps ?? []).length === 0) return this.open();
    await this.play({ ...walk, steps: walk.steps!.slice(0, -1) }, {}, true);
  }

  /** Goes on as far as the data decides. */
  async toEnd(): Promise<void> {
    const { walk, begun } = this.known;
    if (walk && begun) await this.play(walk, { toEnd: true });
  }

  /** Goes on with a walk that was left; what the drawing does not allow any more is said. */
  async resume(walk: Walk): Promise<void> {
    this.drawing.deselect();
    this.set({ walk, begun: false, played: undefined, test: undefined, chosen: 0 });
    await this.play(walk, {}, true);
  }

  /** Goes through a test up to a step, or through all of it. */
  async replay(test: KeptWalk, steps = test.content.steps?.length ?? 0): Promise<void> {
    this.drawing.deselect();
    this.set({ test });
    const { start, steps: all } = test.content;
    await this.play({ name: test.name, start, steps: (all ?? []).slice(0, steps) }, {}, true);
  }

  /** Plays the same again, on what the drawing and the numbers have become. */
  async again(): Promise<void> {
    const { walk, begun } = this.known;
    if (walk) await this.play(walk, begun ? {} : { before: true }, true);
  }

  choose(at: number): void {
    this.set({ chosen: at });
  }

  close(): void {
    this.asked++;
    this.hide();
    this.set({ walk: undefined, played: undefined, begun: false, busy: false, problem: undefined, test: undefined, chosen: 0 });
  }

  /** Shows where the case stands on the drawing, at once. */
  show(): void {
    const { frames, state } = this.known.played ?? {};
    if (!this.known.begun || !frames?.length) return this.drawing.playback.clear();
    this.drawing.playback.rest(frames[frames.length - 1], state!.stuck);
  }

  /** Takes the tokens off the drawing; the walk goes on. */
  hide(): void {
    this.drawing.playback.clear();
    this.drawing.choices([]);
  }

  private async play(walk: Walk, how: { before?: boolean; toEnd?: boolean } = {}, jump = false): Promise<void> {
    const mine = ++this.asked;
    this.set({ busy: true, problem: undefined });
    try {
      const played = await playWalk(await this.course(), walk, how);
      if (mine !== this.asked) return;
      this.took(walk, played, how.before !== true, jump);
    } catch (thrown) {
      if (mine !== this.asked) return;
      const { message, hint } = problemOf(thrown);
      this.set({ busy: false, problem: { message, hint } });
    }
  }

  /** Keeps what came of it: of a step that cannot be done, that it cannot. */
  private took(walk: Walk, played: Walked, begun: boolean, jump: boolean): void {
    const longer = (played.walk as Walk | undefined) ?? walk;
    const undone = played.stopped && !played.walk && played.stopped.step > 0;
    const steps = undone ? (longer.steps ?? []).slice(0, played.stopped!.step - 1) : longer.steps;
    const problem = played.stopped && { message: played.stopped.message, hint: played.stopped.hint };
    const next = { ...longer, steps };
    this.set({ walk: next, played, begun: begun && played.state.begun, busy: false, chosen: this.stillChosen(next, played), problem });
    const { frames } = played;
    const still = jump || played.question !== undefined || problem !== undefined || window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (still || frames.length < 2) this.show();
    else this.drawing.playback.play(frames[frames.length - 2], frames[frames.length - 1], played.state.stuck, stepTime, false, () => {});
  }

  /** Where what was chosen stands now; the first, once it was done or cannot be done any more. */
  private stillChosen(next: Walk, played: Walked): number {
    const { walk, played: before, chosen } = this.known;
    const option = before?.state.open[chosen];
    const key = walk && option && keyOf(option, walk);
    return Math.max(0, played.state.open.findIndex((one) => keyOf(one, next) === key));
  }

  private set(change: Partial<WalkerState>): void {
    this.known = { ...this.known, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** A walker for each drawing, for as long as that is open. */
const walkers = new WeakMap<Drawing, Walker>();

export function walkerOf(drawing: Drawing): Walker {
  let walker = walkers.get(drawing);
  if (!walker) walkers.set(drawing, (walker = new Walker(drawing)));
  return walker;
}

export function useWalker(walker: Walker): WalkerState {
  return useSyncExternalStore(walker.subscribe, walker.state);
}

/** How many steps are done: one that has to be told something first is not. */
export function stepsDone({ steps = [] }: Walk, { question }: Walked): number {
  return Math.max(0, steps.length - (question ? 1 : 0));
}

/**
 * What tells one thing that can be done from all others of a walk, for as long as it is not done: time may pass and the drawing be played
 * again. Done once more, in a loop say, it is another.
 */
export function keyOf(option: WalkOption, { steps = [] }: Walk): string {
  const { do: deed, element, nth = 0, definition = 0, flows = [] } = option;
  const before = steps.filter((step) => step.do === deed && step.element === element && (step.nth ?? 0) === nth && (step.definition ?? 0) === definition).length;
  return JSON.stringify([deed, element, nth, definition, flows, before]);
}

/** The step that does one of what can be done. */
export function stepOf(option: WalkOption, data: Record<string, unknown>): WalkStep {
  const filled = Object.keys(data).length > 0 ? { data } : {};
  const more = { ...(option.nth ? { nth: option.nth } : {}), ...(option.definition ? { definition: option.definition } : {}), ...(option.flows?.length ? { flows: option.flows } : {}) };
  return { do: option.do as WalkStep['do'], element: option.element, ...more, ...filled };
}

/** What was filled in: fields that were left as they are say nothing, unless they are required. */
export function filled(option: WalkOption, values: unknown[]): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  option.fields?.forEach((field, at) => {
    const given = values[at];
    if (field.readonly || given === undefined || given === null || given === '') return;
    if (field.chance && given === field.value) return;
    data[field.variable] = field.type === 'duration' && typeof given === 'string' && /^\d+(\.\d+)?$/.test(given) ? Number(given) : given;
  });
  return data;
}

/** The first field that has to be filled in and is not; -1: none. A tick that is not set is an answer. */
export function lacking(option: WalkOption, values: unknown[]): number {
  return (option.fields ?? []).findIndex((field, at) => field.required && !field.readonly && field.type !== 'boolean' && (values[at] === undefined || values[at] === null || values[at] === ''));
}

/** What the fields hold to begin with: what is known, and what a scenario would draw. What nobody has filled in is empty, though it counts as something. */
export function initial(option: WalkOption): unknown[] {
  return (option.fields ?? []).map(({ type, known, chance, value }) => (type === 'boolean' || known || chance ? value : undefined));
}
