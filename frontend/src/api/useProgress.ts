import { useQuery } from '@tanstack/react-query';
import type { RunProgress } from './events';
import { progressKey } from './events';

/** How far a run is, as events tell it; without any, what was asked for last stands in. */
export function useProgress(run: { id: string; fraction: number; waiting: number }): { fraction: number; waiting: number; told?: RunProgress } {
  const { data } = useQuery<RunProgress | null>({ queryKey: progressKey(run.id), queryFn: () => null, enabled: false });
  const told = data ?? undefined;
  return { fraction: Math.max(run.fraction, told?.fraction ?? 0), waiting: told?.waiting ?? run.waiting, told };
}
