import type { Distribution } from '../../api/scenario';
import { isoOf, secondsOf } from '../../format/iso';

/** Parameters of a distribution that are times. */
export type Time = 'value' | 'min' | 'mode' | 'max' | 'mean' | 'sd' | 'scale';

/** Parameters that are plain numbers. */
export type Count = 'k' | 'shape';

/** The kinds a person chooses from, with their parameters in the order of their fields. */
export const kinds: Record<string, (Time | Count)[]> = {
  fixed: ['value'],
  uniform: ['min', 'max'],
  triangular: ['min', 'mode', 'max'],
  pert: ['min', 'mode', 'max'],
  normal: ['mean', 'sd'],
  lognormal: ['mean', 'sd'],
  exponential: ['mean'],
  gamma: ['mean', 'sd'],
  erlang: ['mean', 'k'],
  weibull: ['shape', 'scale'],
  beta: ['min', 'max', 'mean', 'sd'],
};

/** Whether a parameter is a time rather than a number. */
export function isTime(parameter: Time | Count): parameter is Time {
  return parameter !== 'k' && parameter !== 'shape';
}

/** Seconds of a parameter that is a time. */
export function timeOf(spec: Distribution, parameter: Time): number | undefined {
  return secondsOf(spec[parameter]);
}

/** The distribution with one parameter changed. */
export function withParameter(spec: Distribution, parameter: Time | Count, value: number): Distribution {
  return { ...spec, [parameter]: isTime(parameter) ? isoOf(value) : value };
}

/** The same duration told by another kind: its mean stays, its spread becomes a usual one. */
export function asKind(spec: Distribution, kind: string): Distribution {
  if (kind === spec.dist) return spec;
  const mean = centre(spec) ?? 600;
  const min = timeOf(spec, 'min') ?? mean / 2;
  const max = timeOf(spec, 'max') ?? mean * 2;
  const sd = timeOf(spec, 'sd') ?? mean / 3;
  const mode = Math.min(max, Math.max(min, kind === 'triangular' ? 3 * mean - min - max : (6 * mean - min - max) / 4));
  const times: Record<Time, number> = { value: mean, mean, min, max, mode, sd, scale: mean * 1.128 };
  const next: Distribution = { dist: kind };
  for (const parameter of kinds[kind] ?? []) {
    if (isTime(parameter)) next[parameter] = isoOf(rounded(times[parameter]));
    else next[parameter] = parameter === 'k' ? 2 : 2;
  }
  return next;
}

/** What keeps a distribution from being played: the key of a sentence, or undefined. */
export function fault(spec: Distribution | undefined): 'missing' | 'order' | 'positive' | undefined {
  if (!spec) return 'missing';
  for (const parameter of kinds[spec.dist] ?? []) {
    const value = isTime(parameter) ? timeOf(spec, parameter) : spec[parameter];
    if (value === undefined || Number.isNaN(value)) return 'missing';
    if (value < 0 || (value === 0 && parameter !== 'min' && parameter !== 'value' && parameter !== 'mode')) return 'positive';
  }
  const [min, mode, max, mean] = (['min', 'mode', 'max', 'mean'] as const).map((parameter) => timeOf(spec, parameter));
  const middle = mode ?? mean;
  if (min !== undefined && max !== undefined && !(min < max)) return 'order';
  if (middle !== undefined && ((min !== undefined && middle < min) || (max !== undefined && middle > max))) return 'order';
  return undefined;
}

/** About where the values lie: the mean, or what is nearest to it. */
export function centre(spec: Distribution): number | undefined {
  const at = (parameter: Time) => timeOf(spec, parameter);
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
