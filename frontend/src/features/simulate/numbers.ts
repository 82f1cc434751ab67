import { useSyncExternalStore } from 'react';
import type { Problem } from '../../api/problem';
import { changedElsewhere, problemOf } from '../../api/problem';
import type { ScenarioContent } from '../../api/scenario';
import { createScenario, deleteScenario, draftScenario, listScenarios, readScenario, renameScenario, saveScenario } from '../../api/scenarios';
import type { Scenario } from '../../api/types';
import type { Drawing } from '../../modeler/drawing';
import type { Metric } from './canvas/metrics';
import { Past } from './past';
import { filled, lacks } from './sync';

/** The numbers of one open process at one moment. */
export interface NumbersState {
  content?: ScenarioContent;
  /** Where they are kept in the library; absent for numbers never saved. */
  kept?: { id: string; name: string; revision: number };
  /** A person changed them since they were kept. A draft nobody touched is not dirty. */
  dirty: boolean;
  loading: boolean;
  problem?: Problem;
  /** What an import could not take over. */
  notices: string[];
  /** The simulation whose results are looked at. */
  runId?: string;
  /** What of that simulation is shown on the canvas. */
  over?: Over;
  /** The element whose row of the results shall be brought into view. */
  located?: string;
  /** Whether a change can be taken back, or made again. */
  undo: boolean;
  redo: boolean;
  /** The value that shall be brought into view, by its JSON pointer. */
  pointed?: string;
}

/** What of a simulation is shown on the canvas: a figure as colours, or its cases as they move. */
export type Over = { show: 'heat'; metric: Metric } | { show: 'playback' };

const nothing: NumbersState = { dirty: false, loading: false, notices: [], undo: false, redo: false };

/** The numbers beside one open drawing, until they are saved as a scenario. */
export class Numbers {
  private readonly listeners = new Set<() => void>();
  private known: NumbersState = nothing;
  private readonly past = new Past<ScenarioContent>();
  private catching = false;
  private beginning?: Promise<void>;
  private recalling?: Promise<void>;
  /** What the library holds. */
  private saved?: ScenarioContent;

  /** Brings the first scenario that the library holds for a process, or else a draft; whoever asks again waits for the same. */
  begin(drawing: Drawing, processId?: string): Promise<void> {
    if (this.known.content) return Promise.resolve();
    this.beginning ??= this.recall(processId)
      .then(() => (this.known.content || (processId !== undefined && this.known.problem) ? undefined : this.load(async () => this.set({ content: await draftScenario(await drawing.xml()), notices: [] }))))
      .finally(() => (this.beginning = undefined));
    return this.beginning;
  }

  /** Brings the first scenario that the library holds for a process, where there is one, and makes none: for those who only look at numbers. */
  recall(processId?: string): Promise<void> {
    if (this.known.content || processId === undefined) return Promise.resolve();
    this.recalling ??= this.load(async () => {
      const [first] = await listScenarios(processId);
      if (first) this.keep(await readScenario(first.id));
    }).finally(() => (this.recalling = undefined));
    return this.recalling;
  }

  /** Takes over a scenario of the library. */
  async open(id: string): Promise<void> {
    await this.load(async () => this.keep(await readScenario(id)));
  }

  /** Makes first numbers for a drawing that has none. */
  async draft(drawing: Drawing): Promise<void> {
    await this.load(async () => {
      const content = await draftScenario(await drawing.xml());
      this.note();
      this.set({ content, dirty: this.known.kept !== undefined, notices: [] });
    });
  }

  /** Gives new parts of the drawing their first numbers. */
  async catchUp(drawing: Drawing): Promise<void> {
    const { content } = this.known;
    if (!content || this.catching || !lacks(content, drawing.played())) return;
    this.catching = true;
    try {
      const draft = await draftScenario(await drawing.xml());
      const now = this.known.content;
      if (now) this.set({ content: filled(now, draft, drawing.played()) });
    } catch {
      // A half-drawn process may have no draft yet; the next edit tries again, and a run says what is wrong.
    } finally {
      this.catching = false;
    }
  }

  /**
   * Changes the numbers. A field that is left as it was changes nothing, and what was taken back can still be made again. What is typed goes
   * together as one change; what is pressed is one apart.
   */
  edit(change: (content: ScenarioContent) => ScenarioContent, apart = false): void {
    if (!this.known.content) return;
    const content = change(this.known.content);
    if (JSON.stringify(content) === JSON.stringify(this.known.content)) return;
    if (apart) this.past.part();
    this.note();
    if (apart) this.past.part();
    this.set({ content, dirty: true });
  }

  /** Takes the last change back. */
  undo(): void {
    this.turn((content) => this.past.back(content));
  }

  /** Makes the change again that was taken back last. */
  redo(): void {
    this.turn((content) => this.past.forth(content));
  }

  /** Takes over numbers from elsewhere, and remembers what could not be taken over. */
  take(content: ScenarioContent, notices: string[]): void {
    this.note();
    this.set({ content, dirty: true, notices, problem: undefined });
  }

  /** Goes on with numbers that were left unsaved, kept in the library where they were. */
  restore(content: ScenarioContent, kept: NumbersState['kept']): void {
    this.set({ content, kept, dirty: true, notices: [], problem: undefined });
  }

  /** Saves the numbers beside the process. If somebody else changed them meanwhile, both versions stay; true says so. */
  async save(processId: string, copyName: (name: string) => string): Promise<boolean> {
    const { content, kept } = this.known;
    if (!content || (kept && content === this.saved)) return false;
    try {
      this.settle(content, kept ? await saveScenario(kept.id, content, kept.revision) : await createScenario(processId, content.name ?? '', content));
      return false;
    } catch (thrown) {
      if (!kept || problemOf(thrown).code !== changedElsewhere) throw thrown;
      const name = copyName(kept.name);
      this.settle(content, await createScenario(processId, name, { ...content, name }));
      return true;
    }
  }

  /** Calls the scenario otherwise, in the library at once where it is kept there. What else was changed stays unsaved. */
  async rename(name: string): Promise<void> {
    const { content, kept, dirty } = this.known;
    if (!content) return;
    const next = { ...content, name };
    if (!kept || !this.saved) return this.set({ content: next, dirty: true });
    const saved = { ...this.saved, name };
    const { revision } = await renameScenario(kept.id, name, saved, kept.revision);
    this.saved = dirty ? saved : next;
    this.set({ content: next, kept: { id: kept.id, name, revision }, dirty });
  }

  /** Keeps the numbers as they are now under another name, and goes on with those. */
  async copy(processId: string, name: string): Promise<void> {
    const { content } = this.known;
    if (content) this.keep(await createScenario(processId, name, { ...content, name }));
  }

  /** Goes on with a new scenario that follows this one: what was not saved here is what it changes. Without one in the library it is a copy. */
  async derive(processId: string, name: string): Promise<void> {
    const { content, kept } = this.known;
    if (content) this.keep(await createScenario(processId, name, { ...content, name }, kept?.id));
  }

  /** Takes the scenario out of the library; another one of the process, or else a draft, comes in its place. */
  async remove(drawing: Drawing, processId: string): Promise<void> {
    const { kept } = this.known;
    if (!kept) return;
    await deleteScenario(kept.id);
    this.saved = undefined;
    this.set({ content: undefined, kept: undefined, dirty: false, notices: [] });
    await this.begin(drawing, processId);
  }

  /** Brings a value of the numbers to the person's eyes, by its JSON pointer. */
  point(pointer: string | undefined): void {
    this.set({ pointed: pointer });
  }

  /** Forgets where the numbers are kept: they belong to a copy of the process now. */
  detach(): void {
    this.set({ kept: undefined, dirty: this.known.content !== undefined });
  }

  /** Chooses the simulation whose results are looked at. */
  look(runId: string | undefined): void {
    this.set({ runId });
  }

  /** Shows a simulation on the canvas; undefined takes it off. */
  overlay(over: Over | undefined): void {
    this.set({ over });
  }

  /** Brings the row of an element in the results to the person's eyes. */
  locate(element: string | undefined): void {
    this.set({ located: element });
  }

  /** Closes the notices of an import. */
  read(): void {
    this.set({ notices: [] });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  state = (): NumbersState => this.known;

  private keep(scenario: Scenario): void {
    const { content, id, name, revision } = scenario;
    this.saved = content;
    this.past.forget();
    this.set({ content, kept: { id, name, revision }, dirty: false, notices: [] });
  }

  /** What was saved is kept; an edit made while it was being saved stays unsaved. */
  private settle(saved: ScenarioContent, { id, name, revision }: Scenario): void {
    this.saved = saved;
    this.set({ kept: { id, name, revision }, dirty: this.known.content !== saved });
  }

  private note(): void {
    if (this.known.content) this.past.note(this.known.content, performance.now());
  }

  private turn(to: (content: ScenarioContent) => ScenarioContent | undefined): void {
    const content = this.known.content && to(this.known.content);
    if (content) this.set({ content, dirty: content !== this.saved });
  }

  private async load(read: () => Promise<void>): Promise<void> {
    if (this.known.loading) return;
    this.set({ loading: true, problem: undefined });
    try {
      await read();
    } catch (thrown) {
      this.set({ problem: problemOf(thrown) });
    } finally {
      this.set({ loading: false });
    }
  }

  private set(change: Partial<NumbersState>): void {
    this.known = { ...this.known, ...change, ...this.past.can() };
    for (const listener of this.listeners) listener();
  }
}

const never = () => () => {};

/** The numbers as they are now; the component follows their changes. */
export function useNumbers(numbers: Numbers | undefined): NumbersState {
  return useSyncExternalStore(numbers?.subscribe ?? never, numbers?.state ?? (() => nothing));
}

/** Whether a change of the numbers can be taken back, or made again. */
export function useTurning(numbers: Numbers | undefined): { undo: boolean; redo: boolean } {
  const undo = useSyncExternalStore(numbers?.subscribe ?? never, () => numbers?.state().undo ?? false);
  const redo = useSyncExternalStore(numbers?.subscribe ?? never, () => numbers?.state().redo ?? false);
  return { undo, redo };
}
