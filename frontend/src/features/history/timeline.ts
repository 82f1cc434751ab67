import type { ProcessVersion } from '../../api/versions';

/** The versions of one day, the last one first; those that nobody named are folded behind the last of them. */
export interface Day {
  /** The local date, 2026-11-27. */
  date: string;
  shown: ProcessVersion[];
  folded: ProcessVersion[];
}

/** Versions by the day on which they were saved. Of a day before the last one, only the last save and what stands out is shown. */
export function days(versions: ProcessVersion[], unfolded: ReadonlySet<string>): Day[] {
  const byDate = new Map<string, ProcessVersion[]>();
  for (const version of versions) byDate.set(dateOf(version.createdAt), [...(byDate.get(dateOf(version.createdAt)) ?? []), version]);
  return [...byDate].map(([date, all]) => {
    const kept = (version: ProcessVersion, i: number) => i === 0 || standsOut(version) || version.revision === 1;
    if (unfolded.has(date)) return { date, shown: all, folded: [] };
    return { date, shown: all.filter(kept), folded: all.filter((version, i) => !kept(version, i)) };
  });
}

/** Somebody named it, or it brings an earlier one back. */
export function standsOut({ name, source }: ProcessVersion): boolean {
  return Boolean(name) || Boolean(source);
}

function dateOf(at: string): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}

/** The version that one would compare the present with: the one before the last, or else the last. */
export function firstChoice(versions: ProcessVersion[], unsaved: boolean): number | undefined {
  return (unsaved ? versions[0] : (versions[1] ?? versions[0]))?.revision;
}
