import { useQuery } from '@tanstack/react-query';
import { runQuery, runsQuery } from '../../api/runs';
import type { Run } from '../../api/types';
import type { Numbers } from './numbers';
import { useNumbers } from './numbers';

export interface ShownRun {
  /** Undefined while there is none or it is not known. */
  run?: Run;
  /** Whether it is known what there is. */
  known: boolean;
  /** There is none. */
  missing: boolean;
  /** Why it is not known. */
  problem?: string;
}

/** The run whose results are looked at, else the newest of the process. */
export function useShownRun(numbers: Numbers, processId: string | undefined): ShownRun {
  const { runId } = useNumbers(numbers);
  const runs = useQuery({ ...runsQuery(processId ?? ''), enabled: processId !== undefined && runId === undefined });
  const shown = runId ?? runs.data?.[0]?.id;
  const run = useQuery({ ...runQuery(shown ?? ''), enabled: shown !== undefined });
  return {
    run: run.data,
    known: processId === undefined || (shown === undefined ? !runs.isLoading : !run.isLoading),
    missing: shown === undefined && !runs.isLoading,
    problem: run.error?.message ?? runs.error?.message,
  };
}
