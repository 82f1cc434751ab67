import { nearest } from './path';

/** Things that are said of values by JSON pointer, each shown at the place on the screen that is nearest to it. */
export class Placed<T> {
  protected found: T[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly places = new Map<string, number>();
  private byPlace = new Map<string, T[]>();
  private due = false;

  constructor(private readonly pathOf: (thing: T) => string) {}

  /** Says that what is about a path and what is under it can be shown here, until it is called off. */
  open(place: string): () => void {
    this.places.set(place, (this.places.get(place) ?? 0) + 1);
    this.sort();
    return () => {
      const left = this.places.get(place)! - 1;
      if (left > 0) this.places.set(place, left);
      else this.places.delete(place);
      this.sort();
    };
  }

  /** Takes over what there is to say now. */
  take(found: T[]): void {
    this.found = found;
    this.sort();
  }

  /** What is shown at a place, because no other is nearer. */
  at(place: string): T[] {
    return this.byPlace.get(place) ?? (none as T[]);
  }

  all(): T[] {
    return this.found;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Many places open at once when a panel is drawn, so they are sorted once, after all of them. */
  private sort(): void {
    if (this.due) return;
    this.due = true;
    queueMicrotask(() => {
      this.due = false;
      const next = new Map<string, T[]>();
      for (const thing of this.found) {
        const place = nearest(this.pathOf(thing), this.places.keys());
        if (place !== undefined) next.set(place, [...(next.get(place) ?? []), thing]);
      }
      for (const [place, things] of next) {
        const before = this.byPlace.get(place);
        if (before?.length === things.length && before.every((thing, at) => thing === things[at])) next.set(place, before);
      }
      this.byPlace = next;
      for (const listener of this.listeners) listener();
    });
  }
}

const none: unknown[] = [];
