import type { Report } from '../../../api/report';

export type Kept = NonNullable<Report['process']['promise']>;

/** One promise and how it was kept. */
export interface PromiseLine {
  /** The element that it is about; undefined for whole cases. */
  element?: string;
  name: string;
  what: 'case' | 'started' | 'completed';
  kept: Kept;
}

/** Every promise of a report: of whole cases first, then those kept worst. */
export function promisesOf(report: Report): PromiseLine[] {
  const lines: PromiseLine[] = Object.entries(report.elements).flatMap(([id, element]) =>
    (['started', 'completed'] as const).flatMap((what) => (element[what] ? [{ element: id, name: element.name || id, what, kept: element[what] }] : [])),
  );
  lines.sort((a, b) => (a.kept.share.mean ?? 1) - (b.kept.share.mean ?? 1));
  const whole = report.process.promise;
  return whole ? [{ name: '', what: 'case', kept: whole }, ...lines] : lines;
}
