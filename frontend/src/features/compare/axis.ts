/** Lengths of time that a person reads at a glance, in seconds. */
const times = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 432_000, 864_000, 2_592_000, 8_640_000];

/** An axis from nought over the ends of bars, with marks where a person expects them; of what is no time, as the chart finds. */
export function axis(unit: string, ends: number[]): { min?: number; max?: number; interval?: number } {
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const interval = unit === 'time' && high > low ? times.find((time) => (high - low) / time <= 4) : undefined;
  return interval ? { min: Math.floor(low / interval) * interval, max: Math.ceil(high / interval) * interval, interval } : {};
}

/**
 * How far a chart of bars goes. Where one is so long that the others could not be seen, it is cut off: what it says
 * stands in it. Undefined where all fit.
 */
export function edge(lengths: number[]): number | undefined {
  const [first, second] = [...new Set(lengths.map(Math.abs))].sort((a, b) => b - a);
  return second > 0 && first > 4 * second ? second * 2 : undefined;
}
