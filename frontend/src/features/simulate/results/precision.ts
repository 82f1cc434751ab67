/**
 * About how many repeats make an average known to ± `within` of it, where so many have made it known to ± `share`: intervals
 * narrow with the root of the repeats. In two digits, rounded up.
 */
export function enoughRepeats(repeats: number, share: number, within: number): number {
  const needed = repeats * (share / within) ** 2;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(needed)) - 1);
  // What differs by the rounding of the division alone is not more.
  return Math.ceil(needed / step - 1e-9) * step;
}
