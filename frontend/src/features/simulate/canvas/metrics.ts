import type { Report } from '../../../api/report';

/** What of a run is shown as heat, in the order in which it is offered. */
export const metrics = ['executions', 'wait', 'waitP90', 'queue', 'work', 'cost', 'totalCost', 'late', 'utilization', 'share'] as const;

export type Metric = (typeof metrics)[number];

/** What a figure counts: seconds, an amount of money, a share 0…1, or things. */
export type Kind = 'time' | 'money' | 'share' | 'count';

type Element = Report['elements'][string];
type Flow = NonNullable<Report['flows']>[string];

interface Reading {
  kind: Kind;
  /** Of an element; undefined or null where nothing supports it. */
  element?: (element: Element, report: Report) => number | null | undefined;
  flow?: (flow: Flow) => number | null | undefined;
}

/** How each metric is read from a report. */
export const readings: Record<Metric, Reading> = {
  executions: { kind: 'count', element: ({ visits }) => visits.mean, flow: ({ perCase }) => perCase.mean },
  wait: { kind: 'time', element: ({ waitTime }) => waitTime.mean },
  waitP90: { kind: 'time', element: ({ waitTime }) => waitTime.p90 },
  queue: { kind: 'count', element: ({ queueLength, kind }) => (works(kind) ? queueLength.mean : undefined) },
  work: { kind: 'time', element: ({ serviceTime }) => serviceTime.mean },
  cost: { kind: 'money', element: ({ cost }) => cost.mean },
  totalCost: { kind: 'money', element: ({ totalCost, kind }) => (works(kind) ? totalCost.mean : undefined) },
  late: { kind: 'share', element: missed },
  utilization: { kind: 'share', element: busiest },
  share: { kind: 'share', flow: ({ share }) => share },
};

const works = (kind: string): boolean => /task|activity|process/i.test(kind);

/** The promises at an element, to start and to complete: how many were missed, and how many kept. */
export function promised({ started, completed }: Element): { late: number; kept: number } {
  return { late: (started?.late ?? 0) + (completed?.late ?? 0), kept: (started?.kept ?? 0) + (completed?.kept ?? 0) };
}

/** The share of promises at an element that were not kept. */
function missed(element: Element): number | undefined {
  const { late, kept } = promised(element);
  return late + kept > 0 ? late / (late + kept) : undefined;
}

/** The utilisation of whoever does an element; of several roles that of the busiest. */
function busiest({ roles }: Element, report: Report): number | undefined {
  const busy = (roles ?? []).flatMap((id) => report.roles[id]?.utilization.mean ?? []);
  return busy.length > 0 ? Math.max(...busy) : undefined;
}

/** A figure of one element or flow. */
export interface Figure {
  id: string;
  value: number;
}

/** What a metric comes to at every element and flow that has it. */
export function read(report: Report, metric: Metric): Figure[] {
  const { element, flow } = readings[metric];
  const of = <T>(parts: Record<string, T> | undefined, value: ((part: T) => number | null | undefined) | undefined): Figure[] =>
    value ? Object.entries(parts ?? {}).flatMap(([id, part]) => found(id, value(part))) : [];
  return [...of(report.elements, element && ((part) => element(part, report))), ...of(report.flows, flow)];
}

const found = (id: string, value: number | null | undefined): Figure[] => (value != null && Number.isFinite(value) ? [{ id, value }] : []);

/** The metrics of which the report has a figure anywhere. */
export const offered = (report: Report): Metric[] => metrics.filter((metric) => read(report, metric).length > 0);

/** What one element or flow has, metric by metric. */
export function figuresOf(report: Report, id: string): { metric: Metric; value: number }[] {
  return metrics.flatMap((metric) => {
    const { element, flow } = readings[metric];
    const value = report.elements[id] && element ? element(report.elements[id], report) : report.flows?.[id] && flow ? flow(report.flows[id]) : undefined;
    return value != null && Number.isFinite(value) ? [{ metric, value }] : [];
  });
}

/** The upper end of a metric's scale: shares go to the whole, all else to the largest there is, rounded up to a number that can be said. */
export function ceiling(kind: Kind, values: number[]): number {
  const most = Math.max(0, ...values);
  if (kind === 'share') return 1;
  if (most === 0) return 1;
  return kind === 'time' ? roundTime(most) : roundUp(most);
}

/**
 * Where a value stands on the scale up to the top, from 0 to 1. Shares stand where they are; of all else the root counts,
 * so that one wait of ten days for a letter does not make every queue of hours look alike.
 */
export const place = (kind: Kind, value: number, top: number): number => (kind === 'share' ? value : Math.sqrt(Math.max(0, value) / top));

/** The value in the middle of the scale. */
export const middle = (kind: Kind, top: number): number => (kind === 'share' ? top / 2 : top / 4);

/** 1, 2, 2.5 or 5 times a power of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5, 10].find((part) => part * power >= value * (1 - 1e-9)) ?? 10;
  return step * power;
}

const times = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 2700, 3600, 5400, 7200, 3 * 3600, 4 * 3600, 6 * 3600, 8 * 3600, 12 * 3600, 86_400, 1.5 * 86_400, 2 * 86_400, 3 * 86_400, 4 * 86_400, 7 * 86_400, 14 * 86_400, 28 * 86_400];

/** The next length up that people count time by. */
function roundTime(seconds: number): number {
  if (seconds < 1) return roundUp(seconds);
  return times.find((time) => time >= seconds * (1 - 1e-9)) ?? roundUp(seconds / 86_400) * 86_400;
}
