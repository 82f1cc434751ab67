import type { StepLabel } from './deeds';
import { labelOf } from './deeds';

/** One step of a drawing's history. */
export interface Step extends StepLabel {
  /** Rises with each step and is never given twice. */
  number: number;
  /** When it was done, ISO 8601. */
  at: string;
  /** The drawing after it, once somebody has asked for that. */
  xml?: string;
}

/** What a history begins with: one drawing, or the steps of an earlier sitting. */
export interface Beginning {
  steps: Step[];
  /** Number of the step where the drawing stands. */
  position: number;
}

/** The parts of bpmn-js' command stack that a history follows. */
interface CommandStack {
  canUndo(): boolean;
  canRedo(): boolean;
  undo(): void;
  redo(): void;
  /** Not public, but the only thing that tells where in its history a drawing stands. */
  _stackIdx: number;
}
interface Bus {
  on(event: string, priority: number, listener: (event: { command: string; context: object; trigger?: string }) => void): void;
}

/** A step and where the command stack has it; a stack lives until other XML is drawn, which begins a new era. */
interface Placed extends Step {
  era: number;
  index: number;
}

/** How much is remembered: steps in the list, steps with their drawing, and characters of all drawings. */
const most = { listed: 200, drawn: 60, characters: 24_000_000 };

/**
 * The steps that led to a drawing. Those of this sitting are taken back by bpmn-js' command stack, those of an earlier
 * one by drawing what was kept of them: so undo goes on where it was before a restart.
 */
export class History {
  private steps: Placed[];
  private at: number;
  private era = 0;
  private last: number;
  private doing?: { command: string; context: object; before: StepLabel };

  constructor(
    private readonly stack: CommandStack,
    bus: Bus,
    { steps, position }: Beginning,
    private readonly draw: (xml: string) => Promise<void>,
  ) {
    this.steps = steps.map((step) => ({ ...step, era: -1, index: -1 }));
    this.at = Math.max(0, this.steps.findIndex(({ number }) => number === position));
    this.last = Math.max(...steps.map(({ number }) => number));
    this.stand();
    // Before everybody else hears of a change, so that they find the history up to date.
    bus.on('commandStack.preExecute', 10_000, ({ command, context }) => {
      this.doing ??= { command, context, before: labelOf(command, context) };
    });
    bus.on('commandStack.changed', 10_000, ({ trigger }) => this.follow(trigger));
  }

  /** All that is remembered, the earliest first. */
  list(): readonly Step[] {
    return this.steps;
  }

  /** The step where the drawing stands. */
  now(): Step {
    return this.steps[this.at];
  }

  /** Something was done since the drawing was opened. */
  begun(): boolean {
    return this.steps.length > 1;
  }

  canUndo(): boolean {
    return this.stack.canUndo() || this.reachable(this.at - 1);
  }

  canRedo(): boolean {
    return this.stack.canRedo() || this.reachable(this.at + 1);
  }

  undo(): Promise<void> {
    if (!this.stack.canUndo()) return this.go(this.at - 1);
    this.stack.undo();
    return Promise.resolve();
  }

  redo(): Promise<void> {
    if (!this.stack.canRedo()) return this.go(this.at + 1);
    this.stack.redo();
    return Promise.resolve();
  }

  /** Goes to a step, back or forth. */
  travel(number: number): Promise<void> {
    return this.go(this.steps.findIndex((step) => step.number === number));
  }

  /** Whether one can go to a step. */
  canTravel(number: number): boolean {
    return this.reachable(this.steps.findIndex((step) => step.number === number));
  }

  /** Remembers what the drawing is after a step. */
  keep(number: number, xml: string): void {
    const step = this.steps.find((one) => one.number === number);
    if (!step) return;
    step.xml = xml;
    this.forget();
  }

  /** Other XML has been drawn as a step of its own. */
  replaced(label: StepLabel, xml: string): void {
    this.push({ ...label, number: ++this.last, at: new Date().toISOString(), xml, era: this.era, index: -1 });
    this.stand();
  }

  /** The same has been drawn anew: the command stack has forgotten its steps. */
  drawnAnew(): void {
    this.stand();
  }

  private follow(trigger: string | undefined): void {
    const done = this.doing;
    this.doing = undefined;
    if (trigger === 'execute' && done) {
      // What was removed has lost its name by now, and what was added or renamed has just got it.
      const label = done.before.did === 'remove' ? done.before : labelOf(done.command, done.context);
      this.push({ ...label, number: ++this.last, at: new Date().toISOString(), era: this.era, index: this.stack._stackIdx });
    } else if (trigger === 'undo' || trigger === 'redo') {
      const at = this.steps.findIndex(({ era, index }) => era === this.era && index === this.stack._stackIdx);
      if (at >= 0) this.at = at;
    }
  }

  /** What was taken back before is gone once something else is done. */
  private push(step: Placed): void {
    this.steps = [...this.steps.slice(0, this.at + 1), step];
    this.at = this.steps.length - 1;
    this.forget();
  }

  /** The command stack is empty here: a new era begins, and what only the old stack could reach is gone. */
  private stand(): void {
    this.era++;
    const here = this.steps[this.at];
    here.era = this.era;
    here.index = this.stack._stackIdx;
    this.drop();
  }

  /** Drops what cannot be reached any more. */
  private drop(): void {
    const here = this.steps[this.at];
    this.steps = this.steps.filter((step) => step === here || step.era === this.era || step.xml !== undefined);
    this.at = this.steps.indexOf(here);
  }

  private reachable(at: number): boolean {
    const step = this.steps[at];
    return step !== undefined && (step.era === this.era || step.xml !== undefined);
  }

  private async go(at: number): Promise<void> {
    const step = this.steps[at];
    if (!step || step === this.now() || !this.reachable(at)) return;
    if (step.era === this.era) {
      while (this.stack._stackIdx > step.index && this.stack.canUndo()) this.stack.undo();
      while (this.stack._stackIdx < step.index && this.stack.canRedo()) this.stack.redo();
      return;
    }
    await this.draw(step.xml!);
    this.at = this.steps.indexOf(step);
    this.stand();
  }

  /** Drops the earliest steps, and the drawings of the earliest that the command stack can bring back. */
  private forget(): void {
    const extra = this.steps.length - most.listed;
    if (extra > 0 && this.at >= extra) {
      this.steps = this.steps.slice(extra);
      this.at -= extra;
    }
    const here = this.steps[this.at];
    let drawn = 0;
    let characters = 0;
    for (const step of [...this.steps].reverse()) {
      if (step.xml === undefined) continue;
      drawn++;
      characters += step.xml.length;
      if ((drawn > most.drawn || characters > most.characters) && step !== here) step.xml = undefined;
    }
    this.drop();
  }
}
