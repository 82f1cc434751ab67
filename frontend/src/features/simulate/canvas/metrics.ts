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

/** What the colours of a metric stand for. Its lower end is 0, unless it is logarithmic: then everything up to that end looks alike. */
export interface Scale {
  by: 'share' | 'root' | 'log';
  low: number;
  top: number;
}

/** So many times what the lower quarter of the figures comes to, and the largest leaves no colours for the others. */
const outlying = 50;
/** What a logarithmic scale spans at most: three powers of ten. */
const decades = 1000;

/**
 * The scale of a metric. Shares go to the whole, all else to the largest there is, rounded up to a number that can be said. Of that
 * the root counts, so that one wait of ten days for a letter does not make every queue of hours look alike; where times or amounts
 * lie further apart than that helps, each colour stands for as many times as much as the one before.
 */
export function scaleOf(kind: Kind, values: number[]): Scale {
  if (kind === 'share') return { by: 'share', low: 0, top: 1 };
  const found = values.filter((value) => value > 0).sort((a, b) => a - b);
  const most = found.at(-1) ?? 0;
  const top = most === 0 ? 1 : kind === 'time' ? roundTime(most) : roundUp(most);
  const far = (kind === 'time' || kind === 'money') && most > outlying * (found[Math.floor((found.length - 1) / 4)] ?? most);
  if (!far) return { by: 'root', low: 0, top };
  const least = Math.max(found[0], top / decades);
  return { by: 'log', low: kind === 'time' ? roundTimeDown(least) : roundDown(least), top };
}

/** Where a value stands on a scale, from 0 to 1. */
export function place(value: number, { by, low, top }: Scale): number {
  if (by === 'share') return value;
  if (by === 'root') return Math.sqrt(Math.max(0, value) / top);
  return value <= low ? 0 : Math.log(value / low) / Math.log(top / low);
}

/** The value in the middle of a scale. */
export const middle = ({ by, low, top }: Scale): number => (by === 'share' ? top / 2 : by === 'root' ? top / 4 : Math.sqrt(low * top));

/** 1, 2, 2.5 or 5 times a power of ten, which is no less than a value. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5, 10].find((part) => part * power >= value * (1 - 1e-9)) ?? 10;
  return step * power;
}

/** The same, but no more than a value. */
function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([5, 2.5, 2, 1].find((part) => part * power <= value * (1 + 1e-9)) ?? 1) * power;
}

const times = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 2700, 3600, 5400, 7200, 3 * 3600, 4 * 3600, 6 * 3600, 8 * 3600, 12 * 3600, 86_400, 1.5 * 86_400, 2 * 86_400, 3 * 86_400, 4 * 86_400, 7 * 86_400, 14 * 86_400, 28 * 86_400];

/** The next length up that people count time by. */
function roundTime(seconds: number): number {
  if (seconds < 1) return roundUp(seconds);
  return times.find((time) => time >= seconds * (1 - 1e-9)) ?? roundUp(seconds / 86_400) * 86_400;
}

/** The length down from there. */
const roundTimeDown = (seconds: number): number => times.findLast((time) => time <= seconds * (1 + 1e-9)) ?? roundDown(seconds);
