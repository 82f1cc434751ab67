import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import type { TemplateAt } from '../../api/offers';
import { offeredQuery } from '../../api/offers';
import { useReport } from '../../api/useReport';

/** Does one thing at a time with what a registry offers, and looks again afterwards: also where it was refused, since somebody else may have been first. */
export function useOffers(of: TemplateAt): { busy: boolean; doing: (title: string, what: () => Promise<unknown>, done?: string) => Promise<boolean> } {
  const { message } = App.useApp();
  const report = useReport();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const doing = async (title: string, what: () => Promise<unknown>, done?: string) => {
    setBusy(true);
    try {
      await what();
      if (done) void message.success(done, 3);
      return true;
    } catch (thrown) {
      report(title, thrown);
      return false;
    } finally {
      await queries.invalidateQueries({ queryKey: offeredQuery(of).queryKey });
      setBusy(false);
    }
  };
  return { busy, doing };
}
