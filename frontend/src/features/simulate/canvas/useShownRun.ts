import { useQuery } from '@tanstack/react-query';
import { runQuery, runsQuery } from '../../../api/runs';
import type { Run } from '../../../api/types';
import type { Numbers } from '../numbers';
import { useNumbers } from '../numbers';

/** The simulation whose results are looked at, or else the newest; missing says that there is none. */
export function useShownRun(numbers: Numbers, processId?: string): { run?: Run; missing: boolean; problem?: string } {
  const { runId } = useNumbers(numbers);
  const runs = useQuery({ ...runsQuery(processId ?? ''), enabled: processId !== undefined && runId === undefined });
  const shown = runId ?? runs.data?.[0]?.id;
  const run = useQuery({ ...runQuery(shown ?? ''), enabled: shown !== undefined });
  return { run: run.data, missing: shown === undefined && !runs.isLoading, problem: run.error?.message ?? runs.error?.message };
}
