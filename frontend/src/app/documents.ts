import { useSyncExternalStore } from 'react';
import type { Process } from '../api/types';
import type { Checker } from '../features/check/checker';
import type { Staff } from '../features/people/staff';
import { useStaff } from '../features/people/staff';
import type { Numbers } from '../features/simulate/numbers';
import { useNumbers } from '../features/simulate/numbers';
import type { Drawing } from '../modeler/drawing';
import { useDrawing } from '../modeler/useDrawing';

/** One open process: its drawing, its numbers, and where it is kept. */
export interface OpenDocument {
  key: string;
  name: string;
  drawing: Drawing;
  numbers: Numbers;
  /** Where it is in the library; absent until it is saved for the first time. */
  kept?: { id: string; projectId: string; revision: number };
  /** The file on disk that it came from, and the digest of that as it was read. */
  file?: { path: string; digest: string };
  /** What is wrong with it, kept true while it is drawn. */
  checker: Checker;
}

/** The organisation of a project, in a tab of its own. */
export interface OpenPage {
  key: string;
  staff: Staff;
}

/** What is open, in the order of the tabs. */
export interface DocumentsState {
  list: OpenDocument[];
  page?: OpenPage;
  activeKey?: string;
}

/** The open processes. */
export class Documents {
  private readonly listeners = new Set<() => void>();
  private known: DocumentsState = { list: [] };
  private before?: string;

  /** Opens one in a tab of its own and shows it. */
  add(document: OpenDocument): void {
    this.set({ ...this.known, list: [...this.known.list, document], activeKey: document.key });
  }

  show(key: string): void {
    this.set({ ...this.known, activeKey: key });
  }

  change(key: string, change: Partial<Omit<OpenDocument, 'key' | 'drawing' | 'numbers' | 'checker'>>): void {
    this.set({ ...this.known, list: this.known.list.map((document) => (document.key === key ? { ...document, ...change } : document)) });
  }

  /** Opens the page of an organisation, in place of that of another one, and shows it. */
  turnTo(page: OpenPage): void {
    if (this.known.activeKey !== this.known.page?.key) this.before = this.known.activeKey;
    this.set({ ...this.known, page, activeKey: page.key });
  }

  /** Closes the page; what was shown before comes back. */
  leavePage(): void {
    const { list, page, activeKey } = this.known;
    const back = list.find(({ key }) => key === this.before) ?? list.at(-1);
    this.set({ list, activeKey: activeKey === page?.key ? back?.key : activeKey });
  }

  /** It is in the library now, as this process. */
  keep(key: string, { id, projectId, revision, name }: Omit<Process, 'xml'>): void {
    this.change(key, { name, kept: { id, projectId, revision } });
  }

  /** Closes one, whatever is unsaved in it; its neighbour is shown. */
  close(key: string): void {
    const { list, activeKey } = this.known;
    const at = list.findIndex((document) => document.key === key);
    if (at < 0) return;
    const rest = list.filter((document) => document.key !== key);
    this.set({ ...this.known, list: rest, activeKey: activeKey === key ? (rest[Math.min(at, rest.length - 1)]?.key ?? this.known.page?.key) : activeKey });
    list[at].checker.destroy();
    list[at].drawing.destroy();
  }

  get(key: string | undefined): OpenDocument | undefined {
    return this.known.list.find((document) => document.key === key);
  }

  ofProcess(id: string): OpenDocument | undefined {
    return this.known.list.find((document) => document.kept?.id === id);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  state = (): DocumentsState => this.known;

  private set(state: DocumentsState): void {
    this.known = state;
    for (const listener of this.listeners) listener();
  }
}

/** Whether a person would lose something if it were closed now. */
export function unsaved({ drawing, numbers }: OpenDocument): boolean {
  return drawing.state().dirty || numbers.state().dirty;
}

/** Whether the page differs from what is in the library; the component follows. */
export function useUnsavedPage(page: OpenPage | undefined): boolean {
  return useStaff(page?.staff).dirty;
}

/** What is open now; the component follows its changes. */
export function useDocuments(documents: Documents): DocumentsState {
  return useSyncExternalStore(documents.subscribe, documents.state);
}

/** Whether one has unsaved changes; the component follows them. */
export function useUnsaved(document: OpenDocument | undefined): boolean {
  const drawing = useDrawing(document?.drawing).dirty;
  const numbers = useNumbers(document?.numbers).dirty;
  return drawing || numbers;
}
