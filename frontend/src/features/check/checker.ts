import { useSyncExternalStore } from 'react';
import { checkDiagram } from '../../api/checks';
import type { CheckResult, Edit, Finding, RunStep, Soundness } from '../../api/checks';
import type { ScenarioContent } from '../../api/scenario';
import type { Drawing } from '../../modeler/drawing';
import { everything, keyed, ordered } from './list';
import type { Filter, Keyed } from './list';

/** What is known of one open process at one moment; a new object whenever any of it changed. */
export interface CheckState {
  /** Absent until the first answer. */
  findings?: Keyed[];
  soundness?: Soundness;
  playable: boolean;
  /** A check is due or under way. */
  busy: boolean;
  /** The last one got no answer; the next edit tries again. */
  failed: boolean;
  filter: Filter;
  /** The finding that the panel shows as chosen. */
  chosen?: string;
  /** The run that is shown over the drawing. */
  run?: { steps: RunStep[]; title: string; nth: number };
}

interface Numbers {
  subscribe(listener: () => void): () => void;
  state(): { content?: ScenarioContent };
}

/** Milliseconds without an edit before a check: one edit is answered soon, a burst of them once it is over. */
const pause = { alone: 60, burst: 250 };
/** A large drawing takes long to write down, and nobody can type meanwhile: so many times as long it is waited for. */
const patience = 5;
/** Edits that follow each other faster than this are a burst. */
const burst = 700;

/** Checks one open process while it is drawn: after every edit, never more than one check at a time. */
export class Checker {
  private readonly listeners = new Set<() => void>();
  private known: CheckState = { playable: false, busy: false, failed: false, filter: everything };
  private process?: string;
  private active = false;
  /** What was last seen of the drawing and the numbers; a change of either asks for a check. */
  private seen: { edits: number; content?: ScenarioContent };
  private due = true;
  private editedAt = 0;
  /** Milliseconds that writing the drawing down took last time. */
  private writing = 0;
  private runs = 0;
  private timer?: ReturnType<typeof setTimeout>;
  private asking?: AbortController;

  constructor(
    readonly drawing: Drawing,
    private readonly numbers: Numbers,
    findings?: Finding[],
  ) {
    this.seen = { edits: drawing.state().edits, content: numbers.state().content };
    if (findings) this.known = { ...this.known, findings: keyed(findings) };
    drawing.subscribe(() => this.look());
    numbers.subscribe(() => this.look());
  }

  /** Says whether the process is the one that is shown, and which of the library it is. Only what is shown is checked. */
  watch(active: boolean, process?: string): void {
    if (process !== this.process) this.due = true;
    this.process = process;
    this.active = active;
    if (!active) this.call(undefined);
    else if (this.due) this.call(0);
  }

  /** Checks again, because the rules, a waiver or the language changed. */
  again(): void {
    this.due = true;
    if (this.active) this.call(0);
  }

  /** Narrows what the panel lists. */
  narrow(change: Partial<Filter>): void {
    this.set({ filter: { ...this.known.filter, ...change } });
  }

  /** Chooses a finding and shows its place. */
  choose(key: string | undefined): void {
    this.set({ chosen: key });
    const finding = this.known.findings?.find((one) => one.key === key);
    if (finding?.element) this.drawing.show(finding.element);
  }

  /** Chooses the gravest finding about an element, or one inside it. */
  pick(element: string): void {
    const found = ordered(this.known.findings ?? [], { ...everything, by: this.known.filter.by }).find((one) => one.element === element && !one.waiver);
    if (!found) return;
    if (!ordered(this.known.findings ?? [], this.known.filter).includes(found)) this.set({ filter: { ...everything, by: this.known.filter.by } });
    this.choose(found.key);
  }

  /** Chooses the next finding of the list (1) or the one before (-1), round and round. */
  step(by: 1 | -1): void {
    const list = ordered(this.known.findings ?? [], this.known.filter);
    if (list.length === 0) return;
    const at = list.findIndex(({ key }) => key === this.known.chosen);
    this.choose(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length].key);
  }

  /** Takes fixes, each whole or not at all, as one step that can be undone; says how many were taken. */
  fix(lists: Edit[][]): number {
    this.drawing.touch([]);
    return this.drawing.apply(lists);
  }

  /** Shows a run over the drawing; undefined ends it. */
  play(run: { steps: RunStep[]; title: string } | undefined): void {
    // What floats around a selected element would hide the tokens.
    if (run) this.drawing.deselect();
    this.set({ run: run && { ...run, nth: ++this.runs } });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  state = (): CheckState => this.known;

  destroy(): void {
    this.call(undefined);
    this.listeners.clear();
  }

  private look(): void {
    const now = { edits: this.drawing.state().edits, content: this.numbers.state().content };
    if (now.edits === this.seen.edits && now.content === this.seen.content) return;
    const edited = now.edits !== this.seen.edits;
    this.seen = now;
    this.due = true;
    if (edited && this.known.run) this.play(undefined);
    const at = performance.now();
    const inBurst = at - this.editedAt < burst;
    this.editedAt = at;
    if (this.active) this.call(Math.max(inBurst ? pause.burst : pause.alone, patience * this.writing));
  }

  /** Calls for a check in so many milliseconds and calls off the one before; undefined calls for none. */
  private call(inMs: number | undefined): void {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.asking = undefined;
    if (inMs === undefined) return this.set({ busy: false });
    this.timer = setTimeout(() => void this.ask(), inMs);
    if (!this.known.busy) this.set({ busy: true });
  }

  private async ask(): Promise<void> {
    const asking = new AbortController();
    this.asking = asking;
    const { signal } = asking;
    try {
      const began = performance.now();
      const xml = await this.drawing.xml();
      this.writing = performance.now() - began;
      if (signal.aborted) return;
      const content = this.numbers.state().content;
      const asked = { process: this.process, signal };
      const result = await checkDiagram(xml, content, asked);
      if (signal.aborted) return;
      this.take(result, result.findings.length > 0);
      // Ways out are tried out one by one, which takes longer: first what is wrong, then what helps.
      if (result.findings.length > 0) {
        const helped = await checkDiagram(xml, content, { ...asked, fixes: true });
        if (signal.aborted) return;
        this.take(helped, false);
      }
      this.due = false;
    } catch {
      // Silently: drawing goes on without it, and the next edit tries again.
      if (!signal.aborted) this.set({ busy: false, failed: true });
    }
  }

  private take({ findings, soundness, playable }: CheckResult, more: boolean): void {
    const before = new Map(this.known.findings?.map((one) => [one.key, one.fixes]));
    const list = keyed(findings);
    // Until the fixes have been tried out, those of the check before keep their place.
    const kept = more ? list.map((one) => ({ ...one, fixes: before.get(one.key) ?? one.fixes })) : list;
    const still = kept.some(({ key }) => key === this.known.chosen);
    this.set({ findings: kept, soundness, playable, busy: more, failed: false, chosen: still ? this.known.chosen : undefined });
  }

  private set(change: Partial<CheckState>): void {
    this.known = { ...this.known, ...change };
    for (const listener of this.listeners) listener();
  }
}

const never = () => () => {};
const nothing: CheckState = { playable: false, busy: false, failed: false, filter: everything };

/** What is known of an open process now; the component follows its changes. */
export function useChecker(checker: Checker | undefined): CheckState {
  return useSyncExternalStore(checker?.subscribe ?? never, checker?.state ?? (() => nothing));
}

/** The findings alone: whoever shows nothing else is not drawn again when a check begins. */
export function useFindings(checker: Checker): Finding[] | undefined {
  return useSyncExternalStore(checker.subscribe, () => checker.state().findings);
}
