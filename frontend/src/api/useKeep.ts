import { useCallback } from 'react';
import { useWords } from '../i18n/i18n';
import type { Keep } from '../ui/figures';
import { fileName, keepFile } from './files';
import { useReport } from './useReport';

/** Offers files to keep, whose names begin with what they are about. */
export function useKeep(about: string): Keep {
  const { t } = useWords();
  const report = useReport();
  return useCallback(
    (name, data) => {
      const dot = name.lastIndexOf('.');
      const offer = async () => keepFile(fileName(`${about} – ${name.slice(0, dot)}`, name.slice(dot + 1)), await data);
      offer().catch((thrown: unknown) => report(t('export:failed'), thrown));
    },
    [about, report, t],
  );
}
