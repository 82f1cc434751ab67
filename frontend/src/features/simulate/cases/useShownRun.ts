import { useQuery } from '@tanstack/react-query';
import { runQuery, runsQuery } from '../../../api/runs';
import type { Run } from '../../../api/types';
import type { Numbers } from '../numbers';
import { useNumbers } from '../numbers';

/** The run whose results are looked at, else the newest of the process; undefined while there is none or it is not known. */
export function useShownRun(numbers: Numbers, processId: string | undefined): { run?: Run; known: boolean } {
  const { runId } = useNumbers(numbers);
  const runs = useQuery({ ...runsQuery(processId ?? ''), enabled: processId !== undefined && runId === undefined });
  const shown = runId ?? runs.data?.[0]?.id;
  const run = useQuery({ ...runQuery(shown ?? ''), enabled: shown !== undefined });
  return { run: run.data, known: processId === undefined || (shown === undefined ? !runs.isLoading : !run.isLoading) };
}
