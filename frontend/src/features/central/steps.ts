import type { Rollout, RolloutKind, RolloutStep } from '../../api/offers';

/** What is next in a rollout, as a person would press it: undefined where nothing goes forward. */
export function nextKind({ can, gates, approvable }: Pick<Rollout, 'can' | 'gates'> & { approvable: boolean }): RolloutKind | undefined {
  if (approvable && can.includes('approve') && gates.some(({ code }) => code === 'rollout.needs-approval')) return 'approve';
  return (['start', 'advance', 'resume'] as const).find((kind) => can.includes(kind));
}

/** Who gets the new version in a step, as the dictionary says it. */
export function reach({ share, units }: Pick<RolloutStep, 'share' | 'units'>): { key: 'all' | 'shareAndUnits' | 'share' | 'units'; share: number; count: number } {
  const key = share === 1 ? 'all' : share > 0 && units.length > 0 ? 'shareAndUnits' : share > 0 ? 'share' : 'units';
  return { key, share, count: units.length };
}

/** Shares as they are typed, "5%, 25" or "0.25", growing and below everybody; undefined where one of them is none. */
export function sharesOf(text: string): number[] | undefined {
  const parts = text.split(/[\s,，、;；]+/).filter(Boolean);
  const shares = parts.map((part) => {
    const percent = /^(\d+(?:\.\d+)?)[%％]?$/.exec(part);
    if (!percent) return NaN;
    const value = Number(percent[1]);
    return value < 1 && !/[%％]$/.test(part) ? value : value / 100;
  });
  const grows = shares.every((share, nth) => share > 0 && share < 1 && (nth === 0 || share > shares[nth - 1]));
  return grows ? shares : undefined;
}
