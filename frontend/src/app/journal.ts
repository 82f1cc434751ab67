import { useSyncExternalStore } from 'react';
import { doneUnsaved, keepUnsaved } from '../api/journal';
import type { Work, WorkUpdate } from '../api/journal';
import type { Problem } from '../api/problem';
import type { Documents, OpenDocument, OpenPage } from './documents';
import { unsaved } from './documents';
import type { Kept, Store } from './keeper';
import { Keeper } from './keeper';

const server: Store = { keep: keepUnsaved, done: doneUnsaved };

/** Keeps everything that is open and unsaved in the library, edit by edit, so that a crash loses nothing. */
export class Journal {
  private readonly listeners = new Set<() => void>();
  private readonly keepers = new Map<string, { keeper: Keeper; leave: () => void }>();
  private readonly restored = new Map<string, number[]>();
  private known?: Problem;

  constructor(
    private readonly documents: Documents,
    private readonly store: Store = server,
  ) {}

  /** Says that the journal has the entry of something that is about to be opened, with these steps. */
  has(key: string, steps: number[]): void {
    this.restored.set(key, steps);
  }

  /** Follows what is open, until it is called off. */
  follow(): () => void {
    const look = () => this.look();
    const hide = () => document.visibilityState === 'hidden' && this.keepers.forEach(({ keeper }) => keeper.flush());
    const leave = this.documents.subscribe(look);
    document.addEventListener('visibilitychange', hide);
    look();
    return () => {
      leave();
      document.removeEventListener('visibilitychange', hide);
      // The page goes; what it leaves unsaved stays in the journal.
      for (const { leave: stop } of this.keepers.values()) stop();
      this.keepers.clear();
    };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Why the last edits are not safe; undefined where they are. */
  problem = (): Problem | undefined => this.known;

  /** Nothing would be lost if the page went now. */
  complete(): boolean {
    return [...this.keepers.values()].every(({ keeper }) => keeper.complete());
  }

  private look(): void {
    const { list, page } = this.documents.state();
    const open = new Map<string, () => { kept: Kept; follow: (changed: () => void) => () => void }>();
    for (const document of list) open.set(document.key, () => drawingKept(this.documents, document));
    if (page) open.set(page.key, () => pageKept(page));
    for (const [key, { keeper, leave }] of this.keepers) {
      if (open.has(key)) continue;
      this.keepers.delete(key);
      leave();
      keeper.close();
      this.say();
    }
    for (const [key, make] of open) {
      const known = this.keepers.get(key);
      if (known) {
        known.keeper.changed();
        continue;
      }
      const { kept, follow } = make();
      const steps = this.restored.get(key);
      this.restored.delete(key);
      const keeper = new Keeper(kept, this.store, () => this.say(), steps && { steps });
      this.keepers.set(key, { keeper, leave: follow(() => keeper.changed()) });
      keeper.changed();
    }
  }

  private say(): void {
    const problem = [...this.keepers.values()].map(({ keeper }) => keeper.problem).find((one) => one !== undefined);
    if (problem === this.known) return;
    this.known = problem;
    for (const listener of this.listeners) listener();
  }
}

const nothing: Work = { kind: 'process', projectId: '', processId: '', revision: 0, name: '', file: '', fileDigest: '', scenarioId: '', scenarioName: '', scenarioRevision: 0, position: 0, saved: -1 };

/** An open drawing with its numbers. Its name and where it is saved change: the document is asked for anew each time. */
function drawingKept(documents: Documents, { key, drawing, numbers }: OpenDocument) {
  const kept: Kept = {
    key,
    unsaved: () => {
      const document = documents.get(key);
      // What was only opened is not work yet.
      return document !== undefined && unsaved(document) && (drawing.history.begun() || numbers.state().dirty);
    },
    work: async (known): Promise<WorkUpdate> => {
      await drawn(drawing);
      const { kept: process, name, file } = documents.get(key)!;
      const { content, dirty, kept: scenario } = numbers.state();
      const steps = drawing.history.list().filter(({ xml }) => xml !== undefined);
      return {
        work: {
          ...nothing,
          projectId: process?.projectId ?? '',
          processId: process?.id ?? '',
          revision: process?.revision ?? 0,
          name,
          file: file?.path ?? '',
          fileDigest: file?.digest ?? '',
          scenarioId: (dirty && scenario?.id) || '',
          scenarioName: (dirty && scenario?.name) || '',
          scenarioRevision: (dirty && scenario?.revision) || 0,
          position: drawing.mark(),
          saved: drawing.savedMark(),
        },
        content: dirty && content ? (content as Record<string, unknown>) : null,
        steps: steps.filter(({ number }) => !known.has(number)).map(({ number, did, of, more, at, xml }) => ({ number, did, of, more, at, xml: xml! })),
        keep: steps.map(({ number }) => number),
      };
    },
  };
  const follow = (changed: () => void) => {
    let edits = drawing.state().edits;
    // A selection is no edit.
    const leaveDrawing = drawing.subscribe(() => {
      const now = drawing.state();
      if (now.edits === edits && now.dirty) return;
      edits = now.edits;
      changed();
    });
    const leaveNumbers = numbers.subscribe(changed);
    return () => {
      leaveDrawing();
      leaveNumbers();
    };
  };
  return { kept, follow };
}

/** Makes sure that the history has the drawing as it is now. A large one is written when the page is idle. */
async function drawn(drawing: OpenDocument['drawing']): Promise<void> {
  await idle();
  await drawing.keep();
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve(), { timeout: 200 });
    else setTimeout(resolve, 0);
  });
}

/** The organisation of a project, as far as it cannot save itself. */
function pageKept({ key, staff }: OpenPage) {
  const kept: Kept = {
    key,
    unsaved: () => staff.state().dirty,
    work: (): Promise<WorkUpdate> => {
      const { content, revision } = staff.state();
      return Promise.resolve({ work: { ...nothing, kind: 'organisation', projectId: staff.projectId, revision }, content: (content as Record<string, unknown> | undefined) ?? null, steps: [], keep: [] });
    },
  };
  return { kept, follow: (changed: () => void) => staff.subscribe(changed) };
}

/** Why the last edits are not safe; the component follows. */
export function useJournalProblem(journal: Journal): Problem | undefined {
  return useSyncExternalStore(journal.subscribe, journal.problem);
}
