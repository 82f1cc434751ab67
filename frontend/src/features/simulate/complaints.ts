import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import { checkDiagram } from '../../api/checks';
import type { ScenarioContent } from '../../api/scenario';
import type { Finding } from '../../api/types';
import type { Drawing } from '../../modeler/drawing';
import type { Path } from './path';
import { nearest, pointer, under } from './path';

/** Where complaints about numbers can be shown at the moment, and what the back end complains of. */
export class Complaints {
  private readonly listeners = new Set<() => void>();
  private readonly places = new Map<string, number>();
  private found: Finding[] = [];
  private byPlace = new Map<string, Finding[]>();
  private due = false;

  /** Says that complaints about a path and what is under it can be shown here, until it is called off. */
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

  /** Takes over what was found last; only what has a path into the numbers counts. */
  take(findings: Finding[]): void {
    this.found = findings.filter(({ at, severity }) => at.path?.startsWith('/') && severity !== 'info');
    this.sort();
  }

  /** What is shown at a place, because no other is nearer. */
  at(place: string): Finding[] {
    return this.byPlace.get(place) ?? none;
  }

  /** The worst that is said of a path or of anything under it. */
  worst(place: string): 'error' | 'warning' | undefined {
    const here = this.found.filter(({ at }) => under(at.path!, place));
    return here.some(({ severity }) => severity === 'error') ? 'error' : here.length > 0 ? 'warning' : undefined;
  }

  all(): Finding[] {
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
      const next = new Map<string, Finding[]>();
      for (const finding of this.found) {
        const place = nearest(finding.at.path!, this.places.keys());
        if (place !== undefined) next.set(place, [...(next.get(place) ?? []), finding]);
      }
      for (const [place, findings] of next) {
        const before = this.byPlace.get(place);
        if (before?.length === findings.length && before.every((finding, at) => finding === findings[at])) next.set(place, before);
      }
      this.byPlace = next;
      for (const listener of this.listeners) listener();
    });
  }
}

const none: Finding[] = [];

export const ComplaintsContext = createContext<Complaints>(new Complaints());

/** What the back end complains of at a path: shown here until a nearer place opens. */
export function useComplaintsAt(path: Path): Finding[] {
  const complaints = use(ComplaintsContext);
  const place = pointer(path);
  useEffect(() => complaints.open(place), [complaints, place]);
  return useSyncExternalStore(complaints.subscribe, () => complaints.at(place));
}

/** The worst complaint at a path or under it. */
export function useWorst(path: Path): 'error' | 'warning' | undefined {
  const complaints = use(ComplaintsContext);
  const place = pointer(path);
  return useSyncExternalStore(complaints.subscribe, () => complaints.worst(place));
}

/** Everything that is complained of. */
export function useAllComplaints(): Finding[] {
  const complaints = use(ComplaintsContext);
  return useSyncExternalStore(complaints.subscribe, () => complaints.all());
}

/** Has numbers checked whenever they or their drawing have settled. */
export function useChecked(drawing: Drawing, edits: number, content: ScenarioContent | undefined, language: string): Complaints {
  const [complaints] = useState(() => new Complaints());
  useEffect(() => {
    if (!content) return;
    let current = true;
    const settled = setTimeout(() => {
      void drawing
        .xml()
        .then((xml) => checkDiagram(xml, content))
        .then(({ findings }) => current && complaints.take(findings ?? []))
        // Without an answer the complaints stay as they are; a run says what is wrong.
        .catch(() => undefined);
    }, 500);
    return () => {
      current = false;
      clearTimeout(settled);
    };
  }, [complaints, drawing, edits, content, language]);
  return complaints;
}
