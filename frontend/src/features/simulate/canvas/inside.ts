import type { Report } from '../../../api/report';
import type { Inside } from '../../../modeler/inside';
import type { Figure, Metric } from './metrics';
import { figuresOf, metrics, promised, readings } from './metrics';

/** What a collapsed sub-process comes to. */
export interface Gathered {
  id: string;
  /** The steps inside that have figures. */
  steps: string[];
  /** What waiting, work and cost are summed for: each time that it is entered, or each case where that is not counted. */
  per: 'entry' | 'case';
  /** Whether a figure is there. */
  value(metric: Metric): number | undefined;
}

type Element = Report['elements'][string];

/** What a metric of everything inside comes to; times is how often a case comes in. */
type Gather = (inside: Element[], report: Report, times: number, counted: boolean) => number | undefined;

/** For each execution inside a figure is a mean; for the whole, as many of them as there are each time count. */
const each =
  (metric: Metric): Gather =>
  (inside, report, times) =>
    times > 0 ? total(inside.map((element) => (readings[metric].element?.(element, report) ?? 0) * (element.visits.mean ?? 0))) / times : undefined;

const sum =
  (metric: Metric): Gather =>
  (inside, report) => {
    const known = inside.flatMap((element) => readings[metric].element?.(element, report) ?? []);
    return known.length > 0 ? total(known) : undefined;
  };

/**
 * How a metric of the whole follows from its parts. A percentile of a sum is not the sum of percentiles, and being busy is
 * a matter of people, who may work elsewhere, too: a collapsed sub-process has neither.
 */
const gathers: Partial<Record<Metric, Gather>> = {
  executions: (_, __, times, counted) => (counted ? times : undefined),
  wait: each('wait'),
  queue: sum('queue'),
  work: each('work'),
  cost: each('cost'),
  totalCost: sum('totalCost'),
  late: (inside) => {
    const all = inside.map(promised);
    const made = total(all.map(({ late, kept }) => late + kept));
    return made > 0 ? total(all.map(({ late }) => late)) / made : undefined;
  },
};

/** The metrics that are sums of what is inside. */
const summed: ReadonlySet<Metric> = new Set<Metric>(['wait', 'queue', 'work', 'cost', 'totalCost']);

/** Whether a figure of a collapsed sub-process is a sum. */
export const isSum = (metric: Metric): boolean => summed.has(metric);

/** The metrics that steps have and a collapsed sub-process cannot. */
export const ungathered: readonly Metric[] = metrics.filter((metric) => readings[metric].element && !gathers[metric]);

const total = (values: number[]): number => values.reduce((all, value) => all + value, 0);

/** Puts together what is inside of each collapsed sub-process; those without figures inside are left out. */
export function gather(report: Report, all: Inside[]): Gathered[] {
  return all.flatMap(({ id, steps, entries }) => {
    const known = steps.filter((step) => report.elements[step]);
    if (known.length === 0) return [];
    const inside = known.map((step) => report.elements[step]);
    const comings = entries.flatMap((flow) => report.flows?.[flow]?.perCase.mean ?? []);
    const counted = comings.length > 0;
    const times = counted ? total(comings) : 1;
    return [{ id, steps: known, per: counted ? 'entry' : 'case', value: (metric) => gathers[metric]?.(inside, report, times, counted) } satisfies Gathered];
  });
}

/** What a metric comes to at each collapsed sub-process that has it. */
export const readInside = (all: Gathered[], metric: Metric): Figure[] => all.flatMap(({ id, value }) => {
  const found = value(metric);
  return found === undefined ? [] : [{ id, value: found }];
});

/** What one element, flow or collapsed sub-process has, metric by metric. */
export function figuresAt(report: Report, all: Gathered[], id: string): { metric: Metric; value: number }[] {
  const whole = all.find((one) => one.id === id);
  return whole ? metrics.flatMap((metric) => readInside([whole], metric).map(({ value }) => ({ metric, value }))) : figuresOf(report, id);
}
