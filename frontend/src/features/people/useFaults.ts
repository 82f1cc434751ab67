import { useWords } from '../../i18n/i18n';
import type { Kind } from './changes';
import { usePage } from './Page';

/** What is wrong with a field of an entry, in words. */
export function useFaults(kind: Kind): (field: string) => (row: { id: string }) => string | undefined {
  const { t } = useWords();
  const { faults } = usePage();
  return (field) =>
    ({ id }) => {
      const fault = faults.find((one) => one.kind === kind && one.id === id && one.field === field);
      return fault && t(`people:wrong.${fault.wrong}`);
    };
}
