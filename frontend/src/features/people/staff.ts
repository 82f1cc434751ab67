import { useSyncExternalStore } from 'react';
import type { KeptOrganisation, Organisation } from '../../api/organisation';
import { readOrganisation, saveOrganisation } from '../../api/organisation';
import type { Problem } from '../../api/problem';
import { changedElsewhere, problemOf } from '../../api/problem';
import { faultsOf } from './faults';

/** An organisation on the screen at one moment. */
export interface StaffState {
  content?: Organisation;
  revision: number;
  canUndo: boolean;
  canRedo: boolean;
  /** What is on the screen differs from what the library holds. */
  dirty: boolean;
  saving: boolean;
  /** It could not be read or saved. */
  problem?: Problem;
  /** What another window has saved meanwhile. */
  theirs?: KeptOrganisation;
}

const pause = 700;
const most = 200;

/** The organisation of a project as it is being edited: with a history of its own, saved by itself. */
export class Staff {
  private readonly listeners = new Set<() => void>();
  private past: Organisation[] = [];
  private future: Organisation[] = [];
  private saved?: Organisation;
  private timer?: ReturnType<typeof setTimeout>;
  private known: StaffState = { revision: 0, canUndo: false, canRedo: false, dirty: false, saving: false };
  private joined?: { of: string; at: number };
  private running?: Promise<boolean>;

  constructor(
    readonly projectId: string,
    private readonly onSaved: (kept: KeptOrganisation) => void = () => {},
  ) {}

  async load(): Promise<void> {
    try {
      this.take(await readOrganisation(this.projectId));
    } catch (thrown) {
      this.set({ problem: problemOf(thrown) });
    }
  }

  /** Goes on with an organisation that was left unsaved; what the library holds is one step back. */
  async restore(content: Organisation, revision: number): Promise<void> {
    const kept = await readOrganisation(this.projectId);
    this.take(kept);
    this.past.push(kept.content);
    if (kept.revision !== revision) this.set({ theirs: kept, revision });
    this.show(content);
  }

  /** Changes the organisation. Changes of the same thing in a row are one step back. */
  edit(change: (content: Organisation) => Organisation, of?: string): void {
    const { content } = this.known;
    if (!content) return;
    const next = change(content);
    if (next === content) return;
    const now = Date.now();
    const same = of !== undefined && this.joined?.of === of && now - this.joined.at < 1500;
    if (!same) this.past = [...this.past.slice(-most), content];
    this.joined = of === undefined ? undefined : { of, at: now };
    this.future = [];
    this.show(next);
  }

  undo(): void {
    const last = this.past.pop();
    if (!last || !this.known.content) return;
    this.future.push(this.known.content);
    this.joined = undefined;
    this.show(last);
  }

  redo(): void {
    const next = this.future.pop();
    if (!next || !this.known.content) return;
    this.past.push(this.known.content);
    this.show(next);
  }

  /** Saves what is on the screen, now; true once the library holds it. */
  async save(): Promise<boolean> {
    await this.running;
    this.running = this.put().finally(() => (this.running = undefined));
    return this.running;
  }

  private async put(): Promise<boolean> {
    clearTimeout(this.timer);
    const { content, revision, theirs } = this.known;
    if (!content || theirs || content === this.saved) return content === this.saved;
    if (faultsOf(content).length > 0) return false;
    this.set({ saving: true, problem: undefined });
    try {
      const kept = await saveOrganisation(this.projectId, content, revision);
      this.saved = content;
      this.set({ saving: false, revision: kept.revision });
      this.onSaved({ ...kept, content });
      if (this.known.dirty) this.later();
      return !this.known.dirty;
    } catch (thrown) {
      const problem = problemOf(thrown);
      this.set({ saving: false, problem: problem.code === changedElsewhere ? undefined : problem });
      if (problem.code === changedElsewhere) this.set({ theirs: await readOrganisation(this.projectId).catch(() => undefined) });
      return false;
    }
  }

  /** Goes on with one of two versions; the other is one step back, so that nobody's work is lost. */
  resolve(choice: 'mine' | 'theirs'): void {
    const { theirs, content } = this.known;
    if (!theirs || !content) return;
    this.set({ theirs: undefined, revision: theirs.revision });
    this.saved = theirs.content;
    this.past.push(choice === 'mine' ? theirs.content : content);
    this.future = [];
    this.show(choice === 'mine' ? content : theirs.content);
  }

  /** Another window may have saved: what is unchanged here follows. */
  async follow(): Promise<void> {
    if (this.known.dirty || this.known.saving || !this.known.content) return;
    const kept = await readOrganisation(this.projectId).catch(() => undefined);
    if (kept && kept.revision > this.known.revision && !this.known.dirty && !this.known.saving) this.take(kept);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  state = (): StaffState => this.known;

  private take({ content, revision }: KeptOrganisation): void {
    if (this.known.content) this.past.push(this.known.content);
    this.saved = content;
    this.set({ content, revision, problem: undefined });
  }

  private show(content: Organisation): void {
    this.set({ content });
    this.later();
  }

  private later(): void {
    clearTimeout(this.timer);
    if (this.known.content !== this.saved) this.timer = setTimeout(() => void this.save(), pause);
  }

  private set(change: Partial<StaffState>): void {
    const next = { ...this.known, ...change };
    this.known = { ...next, canUndo: this.past.length > 0, canRedo: this.future.length > 0, dirty: next.content !== this.saved };
    for (const listener of this.listeners) listener();
  }
}

const never = () => () => {};
const nothing: StaffState = { revision: 0, canUndo: false, canRedo: false, dirty: false, saving: false };

/** The organisation as it is now; the component follows its changes. */
export function useStaff(staff: Staff | undefined): StaffState {
  return useSyncExternalStore(staff?.subscribe ?? never, staff?.state ?? (() => nothing));
}
