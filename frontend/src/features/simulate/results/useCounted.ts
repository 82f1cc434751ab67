import type { Report } from '../../../api/report';
import { useWords } from '../../../i18n/i18n';

/** The heading of what is counted over all repeats of a run, unlike the means beside it. */
export function useCounted({ replications }: Report): (what: string) => string {
  const { t } = useWords();
  return (what) => (replications > 1 ? t('results:inAllRepeats', { what }) : what);
}
