import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import { checkDiagram } from '../../api/checks';
import type { ScenarioContent } from '../../api/scenario';
import type { Finding } from '../../api/types';
import type { Drawing } from '../../modeler/drawing';
import type { Path } from './path';
import { pointer, under } from './path';
import { Placed } from './placed';

/** What the back end complains of in the numbers, where it can be shown at the moment. */
export class Complaints extends Placed<Finding> {
  constructor() {
    super(({ at }) => at.path!);
  }

  /** Takes over what was found last; only what has a path into the numbers counts. */
  override take(findings: Finding[]): void {
    super.take(findings.filter(({ at, severity }) => at.path?.startsWith('/') && severity !== 'info'));
  }

  /** The worst that is said of a path or of anything under it. */
  worst(place: string): 'error' | 'warning' | undefined {
    const here = this.found.filter(({ at }) => under(at.path!, place));
    return here.some(({ severity }) => severity === 'error') ? 'error' : here.length > 0 ? 'warning' : undefined;
  }
}

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
