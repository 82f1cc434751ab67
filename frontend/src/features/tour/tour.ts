import { useSyncExternalStore } from 'react';

/** How far a person is in the tour. */
export interface TourState {
  /** It is on the screen. */
  shown: boolean;
  /** The sample in the library that it is about; absent before the first time. */
  process?: string;
  /** The deadlock was looked at: nothing in the process tells that afterwards. */
  found: boolean;
}

const remembered = 'sandtable.tour';
const first: TourState = { shown: false, found: false };

/** The tour, kept for the next start: it is left and taken up again. */
export class Tour {
  private readonly listeners = new Set<() => void>();
  private known: TourState = read();

  /** Begins with a fresh sample. */
  begin(process: string): void {
    this.set({ shown: true, process, found: false });
  }

  resume(): void {
    this.set({ ...this.known, shown: true });
  }

  /** Takes it off the screen; Help brings it back. */
  leave(): void {
    this.set({ ...this.known, shown: false });
  }

  /** It is over: the next one begins anew. */
  end(): void {
    this.set(first);
  }

  /** The deadlock was looked at. */
  find(): void {
    if (!this.known.found) this.set({ ...this.known, found: true });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  state = (): TourState => this.known;

  private set(state: TourState): void {
    this.known = state;
    try {
      localStorage.setItem(remembered, JSON.stringify(state));
    } catch {
      // Forgotten with the page; nothing depends on it.
    }
    for (const listener of this.listeners) listener();
  }
}

/** How far it is; the component follows. */
export function useTourState(tour: Tour): TourState {
  return useSyncExternalStore(tour.subscribe, tour.state);
}

function read(): TourState {
  try {
    return { ...first, ...(JSON.parse(localStorage.getItem(remembered) ?? '{}') as Partial<TourState>) };
  } catch {
    return first;
  }
}
