import type { Run } from '../../../api/types';
import { useWords } from '../../../i18n/i18n';
import type { Numbers } from '../numbers';
import { useShownRun } from '../useShownRun';

/** The simulation whose results are looked at, or else the newest, and why nothing of it can be shown on the canvas. */
export function useRunOnCanvas(numbers: Numbers, processId?: string): { run?: Run; said?: string } {
  const { t } = useWords();
  const { run, missing, problem } = useShownRun(numbers, processId);
  return { run, said: problem ?? (missing ? t('overlay:noRun') : run && without(run, t)) };
}

/** Why a simulation has nothing that could be shown; undefined where it has. */
function without({ status, report, error }: Run, t: ReturnType<typeof useWords>['t']): string | undefined {
  if (status === 'running') return t('overlay:running');
  if (report) return report.cases.started > 0 ? undefined : t('overlay:nobody');
  return error ? [error.message, error.hint].filter(Boolean).join(' ') : t('overlay:noReport');
}
