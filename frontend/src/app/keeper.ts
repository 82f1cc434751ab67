import type { WorkUpdate } from '../api/journal';
import type { Problem } from '../api/problem';
import { changedElsewhere, problemOf } from '../api/problem';

/** One thing that is open, as its keeper sees it. */
export interface Kept {
  /** Its key, which is its name in the journal. */
  key: string;
  /** There is something that would be lost. */
  unsaved(): boolean;
  /** What to write down now; known are the numbers of the steps that the journal has. */
  work(known: ReadonlySet<number>): Promise<WorkUpdate>;
}

/** The journal at the other end. */
export interface Store {
  keep(id: string, work: WorkUpdate): Promise<unknown>;
  done(id: string): Promise<unknown>;
}

/** Milliseconds from an edit until it is written down: a burst is written once, but never later than the second. */
const pause = { after: 150, most: 500, again: 2_000 };

/** Keeps one open thing in the journal: never more than one write at a time, and the last state always. */
export class Keeper {
  private id: string;
  private known = new Set<number>();
  /** The journal has an entry of it. */
  private written: boolean;
  private timer?: ReturnType<typeof setTimeout>;
  /** When the first change came that is not written yet. */
  private since?: number;
  private busy = false;
  private closed = false;
  problem?: Problem;

  constructor(
    private readonly of: Kept,
    private readonly store: Store,
    private readonly onProblem: () => void,
    restored?: { steps: number[] },
  ) {
    this.id = of.key;
    this.written = restored !== undefined;
    this.known = new Set(restored?.steps);
  }

  /** Something may have changed. */
  changed(): void {
    const now = performance.now();
    this.since ??= now;
    this.call(Math.min(pause.after, Math.max(0, this.since + pause.most - now)));
  }

  /** It was closed; nothing of it is wanted any more. */
  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    if (!this.busy) void this.forget();
  }

  /** The journal has the last state, or there is nothing to keep. */
  complete(): boolean {
    return !this.of.unsaved() || (!this.busy && this.since === undefined && this.problem === undefined);
  }

  /** Writes what waits now. */
  flush(): void {
    if (this.since !== undefined) this.call(0);
  }

  private call(inMs: number): void {
    clearTimeout(this.timer);
    if (!this.busy && !this.closed) this.timer = setTimeout(() => void this.run(), inMs);
  }

  private async run(): Promise<void> {
    this.busy = true;
    this.since = undefined;
    let again: number | undefined;
    try {
      if (this.of.unsaved()) await this.write();
      else await this.forget();
      this.say(undefined);
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (problem.code === changedElsewhere) {
        // Another page has restored it, taking this one for gone: what is here goes on under a name of its own.
        this.id = crypto.randomUUID();
        this.known.clear();
        this.written = false;
        again = 0;
      } else {
        this.say(problem);
        again = pause.again;
      }
    }
    this.busy = false;
    if (this.closed) return void this.forget();
    if (again !== undefined) this.since ??= performance.now();
    if (this.since !== undefined) this.call(again ?? pause.after);
  }

  private async write(): Promise<void> {
    const work = await this.of.work(this.known);
    this.written = true;
    await this.store.keep(this.id, work);
    this.known = new Set(work.keep);
  }

  private async forget(): Promise<void> {
    if (!this.written) return;
    this.written = false;
    this.known.clear();
    // What stays although it is saved is found to be the same at the next start.
    await this.store.done(this.id).catch(() => {});
  }

  private say(problem: Problem | undefined): void {
    if (this.problem?.code === problem?.code) return;
    this.problem = problem;
    this.onProblem();
  }
}
