import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Plan } from '../../api/plans';
import { planQuery, savePlan } from '../../api/plans';
import { changedElsewhere, problemOf } from '../../api/problem';
import { useReport } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';
import { tidy } from './plan';

/** How long a plan rests before it is kept, in milliseconds. */
const rest = 600;

export interface Planned {
  /** Undefined until it has been read. */
  plan?: Plan;
  unread?: Error;
  change: (change: Partial<Plan>) => void;
}

/** What is planned for a process: kept by itself shortly after it was changed, and when one leaves. */
export function usePlan(processId: string): Planned {
  const { t } = useWords();
  const queries = useQueryClient();
  const report = useReport();
  const kept = useQuery(planQuery(processId));
  const [typed, setTyped] = useState<Plan>();
  const saving = useRef<Promise<void>>(Promise.resolve());

  // One save after the other: each is made from the revision that the last one left.
  const keep = useEffectEvent((plan: Plan) => {
    saving.current = saving.current.then(async () => {
      const { queryKey } = planQuery(processId);
      try {
        const revision = queries.getQueryData(queryKey)?.revision ?? 0;
        queries.setQueryData(queryKey, await savePlan(processId, { revision, plan: tidy(plan) }));
        setTyped((now) => (now === plan ? undefined : now));
      } catch (thrown) {
        report(t('worth:failed.save'), thrown);
        // What the other window keeps is shown; what was typed here stays until then.
        if (problemOf(thrown).code === changedElsewhere) {
          await queries.invalidateQueries({ queryKey });
          setTyped(undefined);
        }
      }
    });
  });
  const waiting = useRef<Plan>(undefined);
  useEffect(() => {
    if (!typed) return;
    waiting.current = typed;
    const timer = setTimeout(() => {
      waiting.current = undefined;
      keep(typed);
    }, rest);
    return () => clearTimeout(timer);
  }, [typed]);
  const leave = useEffectEvent(() => waiting.current && keep(waiting.current));
  useEffect(() => () => void leave(), []);

  const plan = typed ?? kept.data?.plan;
  return { plan, unread: kept.error ?? undefined, change: (change) => plan && setTyped({ ...plan, ...change }) };
}
