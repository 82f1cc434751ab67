import type { Distribution, Draw, Variate } from '../../../api/scenario';
import { isoOf, secondsOf } from '../../../format/iso';

/** Parameters that are values of the distribution itself: times, or numbers. */
export type Measure = 'value' | 'min' | 'mode' | 'max' | 'mean' | 'sd' | 'scale';

/** Parameters that are plain numbers whatever the values are. */
export type Count = 'k' | 'shape' | 'n' | 'p';

/** Parameters that are lists, written as lines of text. */
export type List = 'bins' | 'values';

export type Parameter = Measure | Count | List | 'unit' | 'formula';

/** The kinds a person chooses from, the one for everybody first, with their parameters in the order of their fields. */
export const kinds: Record<string, Parameter[]> = {
  pert: ['min', 'mode', 'max'],
  fixed: ['value'],
  uniform: ['min', 'max'],
  triangular: ['min', 'mode', 'max'],
  normal: ['mean', 'sd'],
  lognormal: ['mean', 'sd'],
  exponential: ['mean'],
  gamma: ['mean', 'sd'],
  erlang: ['mean', 'k'],
  weibull: ['shape', 'scale'],
  beta: ['min', 'max', 'mean', 'sd'],
  poisson: ['mean', 'unit'],
  binomial: ['n', 'p', 'unit'],
  histogram: ['bins'],
  discrete: ['values'],
  samples: ['values'],
  expression: ['formula', 'unit'],
};

/** Kinds whose values may be kept within bounds, which count only where they are given. */
const bounded = ['normal', 'lognormal', 'exponential', 'gamma'];

/** What a duration begins with when somebody gives one: three estimates, for which nobody has to know distributions. */
export const firstDuration: Distribution = { dist: 'pert', min: 'PT5M', mode: 'PT10M', max: 'PT20M' };

/** The parameters of a kind; a number has no unit of time. */
export function parametersOf(kind: string, of: 'time' | 'number'): Parameter[] {
  return (kinds[kind] ?? []).filter((parameter) => of === 'time' || parameter !== 'unit');
}

/** Whether values of the kind may be kept within bounds. */
export function isBounded(kind: string): boolean {
  return bounded.includes(kind);
}

/** Whether a parameter is such a bound, which may be left empty. */
export function isBound(kind: string, parameter: Parameter): boolean {
  return isBounded(kind) && (parameter === 'min' || parameter === 'max');
}

/** Whether a parameter is a value of the distribution itself. */
export function isMeasure(parameter: Parameter): parameter is Measure {
  return !isCount(parameter) && parameter !== 'bins' && parameter !== 'values' && parameter !== 'unit' && parameter !== 'formula';
}

/** Whether a parameter is a plain number. */
export function isCount(parameter: Parameter): parameter is Count {
  return parameter === 'k' || parameter === 'shape' || parameter === 'n' || parameter === 'p';
}

/** Seconds of a parameter that is a time. */
export function timeOf(spec: Distribution, parameter: Measure): number | undefined {
  return secondsOf(spec[parameter]);
}

/** The same duration told by another kind: its mean stays, its spread becomes a usual one. */
export function asKind(spec: Distribution, kind: string): Distribution {
  if (kind === spec.dist) return spec;
  return made(kind, { mean: centre(spec) ?? 600, min: timeOf(spec, 'min'), max: timeOf(spec, 'max'), sd: timeOf(spec, 'sd') }, (seconds) => isoOf(rounded(seconds)), 'time');
}

/** The same number told by another kind. */
export function drawAsKind(spec: Draw, kind: string): Draw {
  if (kind === spec.dist) return spec;
  const mean = spec.value ?? spec.mean ?? spec.mode ?? (spec.min !== undefined && spec.max !== undefined ? (spec.min + spec.max) / 2 : 1);
  return made(kind, { mean: mean || 1, min: spec.min, max: spec.max, sd: spec.sd }, (value) => Number(value.toPrecision(6)), 'number');
}

function made<T>(kind: string, known: { mean: number; min?: number; max?: number; sd?: number }, told: (value: number) => T, of: 'time' | 'number'): Variate<T> {
  const { mean, min = mean / 2, max = mean * 2, sd = mean / 3 } = known;
  const mode = Math.min(max, Math.max(min, kind === 'triangular' ? 3 * mean - min - max : (6 * mean - min - max) / 4));
  const measures: Record<Measure, number> = { value: mean, mean, min, max, mode, sd, scale: mean * 1.128 };
  const counts: Record<Count, number> = { k: 2, shape: 2, n: 10, p: 0.5 };
  const next: Variate<T> = { dist: kind };
  for (const parameter of parametersOf(kind, of)) {
    if (isMeasure(parameter)) next[parameter] = told(measures[parameter]);
    else if (isCount(parameter)) next[parameter] = counts[parameter];
    else if (parameter === 'unit') next.unit = 'PT1M';
    else if (parameter === 'formula') next.formula = String(of === 'time' ? Math.round(mean / 60) : mean);
    else if (parameter === 'bins') next.bins = [{ from: told(min), to: told(mean), weight: 1 }, { from: told(mean), to: told(max), weight: 1 }];
    else next.values = kind === 'samples' ? [told(mean)] : [{ value: told(mean), weight: 1 }];
  }
  return next;
}

/** What keeps a distribution from being played: the key of a sentence, or undefined. */
export function fault(spec: Distribution | undefined): 'missing' | 'order' | 'positive' | undefined {
  if (!spec) return 'missing';
  for (const parameter of kinds[spec.dist] ?? []) {
    const value = isMeasure(parameter) || parameter === 'unit' ? secondsOf(spec[parameter]) : isCount(parameter) ? spec[parameter] : 1;
    if (value === undefined || Number.isNaN(value)) return 'missing';
    if (value < 0 || (value === 0 && !['min', 'value', 'mode', 'p'].includes(parameter))) return 'positive';
  }
  const [min, mode, max, mean] = (['min', 'mode', 'max', 'mean'] as const).map((parameter) => timeOf(spec, parameter));
  const middle = mode ?? mean;
  if (min !== undefined && max !== undefined && !(min < max)) return 'order';
  if (middle !== undefined && ((min !== undefined && middle < min) || (max !== undefined && middle > max))) return 'order';
  return undefined;
}

/** About where the values lie: the mean, or what is nearest to it. */
export function centre(spec: Distribution): number | undefined {
  const at = (parameter: Measure) => timeOf(spec, parameter);
  const [min, mode, max] = [at('min'), at('mode'), at('max')];
  if (spec.dist === 'triangular' && min !== undefined && mode !== undefined && max !== undefined) return (min + mode + max) / 3;
  if (spec.dist === 'pert' && min !== undefined && mode !== undefined && max !== undefined) return (min + 4 * mode + max) / 6;
  if (spec.dist === 'uniform' && min !== undefined && max !== undefined) return (min + max) / 2;
  return at('value') ?? at('mean') ?? mode ?? at('scale') ?? max;
}

function rounded(seconds: number): number {
  if (seconds >= 600) return Math.round(seconds / 60) * 60;
  return seconds >= 10 ? Math.round(seconds) : Math.round(seconds * 10) / 10;
}
