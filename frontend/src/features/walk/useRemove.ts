import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useReport } from '../../api/useReport';
import type { KeptWalk } from '../../api/walks';
import { deleteWalk, keepWalks } from '../../api/walks';
import { useWords } from '../../i18n/i18n';
import { useUndoMessage } from '../../ui/useUndoMessage';

/** Removes a test at once; it can be taken back, and is the last of the list then. */
export function useRemove({ id, processId, name, content }: KeptWalk) {
  const { t } = useWords();
  const report = useReport();
  const queries = useQueryClient();
  const told = useUndoMessage();
  const [busy, setBusy] = useState(false);
  const attempt = async (failed: string, work: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await work();
      return true;
    } catch (thrown) {
      report(failed, thrown);
      return false;
    } finally {
      await queries.invalidateQueries({ queryKey: ['processes', processId, 'walks'] });
      setBusy(false);
    }
  };
  const undo = () => void attempt(t('walk:failed.restore'), () => keepWalks(processId, [content]));
  const remove = async () => {
    if (await attempt(t('walk:failed.remove'), () => deleteWalk(id))) told(t('walk:removed', { name }), undo);
  };
  return { remove, busy };
}
