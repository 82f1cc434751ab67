import { useQuery } from '@tanstack/react-query';
import { runQuery, runsQuery } from '../../../api/runs';
import type { Run } from '../../../api/types';
import { useWords } from '../../../i18n/i18n';
import type { Numbers } from '../numbers';
import { useNumbers } from '../numbers';

/** The simulation whose results are looked at, or else the newest, and why nothing of it can be shown on the canvas. */
export function useShownRun(numbers: Numbers, processId?: string): { run?: Run; said?: string } {
  const { t } = useWords();
  const { runId } = useNumbers(numbers);
  const runs = useQuery({ ...runsQuery(processId ?? ''), enabled: processId !== undefined && runId === undefined });
  const shown = runId ?? runs.data?.[0]?.id;
  const run = useQuery({ ...runQuery(shown ?? ''), enabled: shown !== undefined });
  const problem = run.error?.message ?? runs.error?.message;
  const missing = shown === undefined && !runs.isLoading;
  return { run: run.data, said: problem ?? (missing ? t('overlay:noRun') : run.data && without(run.data, t)) };
}

/** Why a simulation has nothing that could be shown; undefined where it has. */
function without({ status, report, error }: Run, t: ReturnType<typeof useWords>['t']): string | undefined {
  if (status === 'running') return t('overlay:running');
  if (report) return report.cases.started > 0 ? undefined : t('overlay:nobody');
  return error ? [error.message, error.hint].filter(Boolean).join(' ') : t('overlay:noReport');
}
