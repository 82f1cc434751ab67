import { useWords } from '../../../i18n/i18n';
import type { ChartWords } from '../../../ui/ChartCard';

/** Takes a file away under a name that ends with its kind. */
export type Keep = (name: string, data: Blob) => void;

/** What the buttons of every chart are called. */
export function useChartWords(): ChartWords {
  const { t } = useWords();
  return { chart: t('simulate:chart'), table: t('simulate:table'), csv: t('simulate:csv'), png: t('simulate:png'), svg: t('results:svg') };
}
