/** How many values one number may take. */
const most = 200;

/** The values that a person typed: "1, 2, 3", "1..4", "0.8..1.2/0.1", in any mixture; undefined where it says none. */
export function parseValues(text: string): number[] | undefined {
  const parts = text.split(/[,，、;；\s]+/).filter(Boolean);
  const values = parts.flatMap((part) => span(part) ?? [Number.NaN]);
  if (values.length === 0 || values.length > most || values.some((value) => !Number.isFinite(value))) return undefined;
  return [...new Set(values)];
}

function span(part: string): number[] | undefined {
  const range = /^(-?[\d.]+)(?:\.\.|~|～|…)(-?[\d.]+)(?:\/([\d.]+))?$/.exec(part.replace(/^(-?\d+(?:\.\d+)?)\.\.+/, '$1..'));
  if (!range) return /^-?(\d+\.?\d*|\.\d+)$/.test(part) ? [Number(part)] : undefined;
  const [from, to, step] = [Number(range[1]), Number(range[2]), Number(range[3] ?? 1)];
  const count = Math.floor((to - from) / step + 1e-9);
  if (!(step > 0) || !(count >= 0) || count >= most) return undefined;
  return Array.from({ length: count + 1 }, (_, at) => Math.round((from + at * step) * 1e9) / 1e9);
}

/** Values worth trying around what a number is now. */
export function usualValues(kind: string, now: number): string {
  if (kind === 'people') return `${Math.max(1, now - 1)}..${now + 2}`;
  if (kind === 'factor') return '0.8, 0.9, 1, 1.1, 1.2';
  return [0.5, 0.75, 1, 1.25].map((factor) => Math.round(Math.min(1, now * factor) * 1e4) / 1e4).filter((value, at, all) => all.indexOf(value) === at).join(', ');
}
