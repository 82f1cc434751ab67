import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useReport } from '../../api/useReport';

/** Does one thing at a time: says what came of it, or why it did not work, and looks at registries and keys again. */
export function useDoing(): { busy: boolean; doing: (title: string, what: () => Promise<string | void>) => Promise<boolean> } {
  const { message } = App.useApp();
  const report = useReport();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const doing = async (title: string, what: () => Promise<string | void>) => {
    setBusy(true);
    try {
      const said = await what();
      if (said) void message.success(said, 3);
      return true;
    } catch (thrown) {
      report(title, thrown);
      return false;
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ['registries'] });
      void queries.invalidateQueries({ queryKey: ['keys'] });
    }
  };
  return { busy, doing };
}
