import type { QueryClient } from '@tanstack/react-query';
import { desktop } from './desktop';
import { page } from './page';
import type { RunKnown, RunStatus } from './types';

/** How far a simulation or an experiment is. */
export interface RunProgress {
  id: string;
  processId?: string;
  status: RunStatus;
  fraction: number;
  etaSeconds: number | null;
  casesDone: number;
  /** Of an experiment: how many of its variants have been played, and how many there are. */
  variantsDone: number;
  variants: number;
  /** Its place in the line, from 1; 0: it is being played, or over. */
  waiting: number;
  /** Of a simulation: what the finished replications show. */
  known?: RunKnown;
}

/** What was written, here or in another window; "everything" names nothing in particular. */
export interface LibraryChange {
  kind: 'project' | 'process' | 'scenario' | 'run' | 'organisation' | 'version' | 'walk' | 'plan' | 'registry' | 'entry' | 'everything';
  id: string;
  revision: number;
}

type Listener = (type: 'run' | 'library', data: unknown) => void;

/** Listens to the back end: runtime events in the window, server-sent events in a browser. */
function listen(listener: Listener): () => void {
  const runtime = desktop()?.runtime;
  if (runtime) {
    return runtime.EventsOn('sandtable', (...said: unknown[]) => {
      // Either (type, data) or one object that carries both.
      if (typeof said[0] === 'string' && said.length > 1) return listener(said[0] as 'run', said[1]);
      const event = (typeof said[0] === 'string' ? JSON.parse(said[0]) : said[0]) as { type?: string; event?: string; data?: unknown; run?: unknown; library?: unknown };
      const type = event.type ?? event.event ?? (event.run ? 'run' : 'library');
      listener(type as 'run', event.data ?? event.run ?? event.library ?? event);
    });
  }
  const source = new EventSource(`/api/events?page=${page}`);
  for (const type of ['run', 'library'] as const) {
    source.addEventListener(type, (event) => listener(type, JSON.parse((event as MessageEvent<string>).data)));
  }
  return () => source.close();
}

/** Key under which the latest progress of a run is kept. */
export const progressKey = (id: string) => ['runs', id, 'progress'];

/** Key of the runs that are not over, as `lineQuery` asks for them. */
export const lineKey = ['line'];

/** Keeps the queries true to what the back end says happened, until it is called off. */
export function followEvents(queries: QueryClient): () => void {
  return listen((type, data) => {
    if (type === 'run') followRun(queries, data as RunProgress);
    else followLibrary(queries, data as LibraryChange);
  });
}

function followRun(queries: QueryClient, progress: RunProgress) {
  const before = queries.getQueryData<RunProgress>(progressKey(progress.id));
  if (progress.status !== 'running' || progress.waiting !== before?.waiting) void queries.invalidateQueries({ queryKey: lineKey, exact: true });
  queries.setQueryData(progressKey(progress.id), progress);
  if (progress.status === 'running') return;
  for (const kept of ['runs', 'experiments'] as const) {
    const known = queries.getQueryData<{ status: RunStatus }>([kept, progress.id]);
    if (known?.status === 'running') void queries.invalidateQueries({ queryKey: [kept, progress.id], exact: true });
  }
  void queries.invalidateQueries({ queryKey: ['processes'], predicate: ({ queryKey }) => queryKey[2] === 'runs' || queryKey[2] === 'experiments' });
}

function followLibrary(queries: QueryClient, change: LibraryChange) {
  if (change.kind === 'organisation') void queries.invalidateQueries({ queryKey: ['projects', change.id, 'organisation'] });
  if (change.kind === 'project' || change.kind === 'process' || change.kind === 'everything') void queries.invalidateQueries({ queryKey: ['projects'] });
  if (change.kind === 'process' || change.kind === 'version') void queries.invalidateQueries({ queryKey: ['processes', change.id, 'versions'] });
  if (change.kind === 'walk') void queries.invalidateQueries({ queryKey: ['processes', change.id, 'walks'] });
  if (change.kind === 'scenario' || change.kind === 'run' || change.kind === 'everything') void queries.invalidateQueries({ queryKey: ['processes'] });
  if (change.kind === 'run' || change.kind === 'everything') void queries.invalidateQueries({ queryKey: lineKey, exact: true });
  if (change.kind === 'plan') void queries.invalidateQueries({ queryKey: ['processes', change.id, 'plan'] });
  if (change.kind === 'entry' || change.kind === 'everything') void queries.invalidateQueries({ queryKey: ['journal'], exact: true });
  if (change.kind === 'registry' || change.kind === 'everything') for (const kept of ['registries', 'keys', 'central']) void queries.invalidateQueries({ queryKey: [kept] });
  if (change.kind === 'everything') for (const kept of ['runs', 'experiments']) void queries.invalidateQueries({ queryKey: [kept] });
}
