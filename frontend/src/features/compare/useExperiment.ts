import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Experiment, ExperimentHead, ExperimentKind, Question, Variant } from '../../api/experiments';
import { experimentQuery, experimentsQuery, startExperiment } from '../../api/experiments';
import { useReport } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';
import type { Bench, Look } from './bench';

export interface Watched {
  /** Those of the kind that were made, newest first. */
  made: ExperimentHead[];
  shown?: string;
  experiment?: Experiment;
  pending: boolean;
  unread?: Error;
  /** It is being saved and started. */
  starting: boolean;
  start: (question: Omit<Question, 'kind'>, scenarios: (string | undefined)[]) => Promise<void>;
  show: (id: string | undefined) => void;
}

/** The experiments of one kind: the one that is looked at, and the way to start another. */
export function useExperiment(kind: ExperimentKind, bench: Bench, processId: string | undefined, look: Look, onLook: (change: Partial<Look>) => void): Watched {
  const { t } = useWords();
  const queries = useQueryClient();
  const report = useReport();
  const [starting, setStarting] = useState(false);
  const list = useQuery({ ...experimentsQuery(processId ?? ''), enabled: processId !== undefined });
  const made = (list.data ?? []).filter((one) => one.kind === kind);
  const shown = look.shown[kind] ?? made[0]?.id;
  const one = useQuery({ ...experimentQuery(shown ?? ''), enabled: shown !== undefined });
  const show = (id: string | undefined) => onLook({ shown: { ...look.shown, [kind]: id } });

  const start: Watched['start'] = async (question, scenarios) => {
    setStarting(true);
    try {
      const ready = await bench.prepare();
      if (!ready) return;
      const variants: Variant[] = [];
      for (const id of scenarios) {
        const variant = await ready.variant(id);
        if (!variant) return;
        variants.push(variant);
      }
      const begun = await startExperiment(ready.processId, ready.revision, { ...question, kind }, variants);
      queries.setQueryData(['experiments', begun.id], begun);
      await queries.invalidateQueries({ queryKey: ['processes', ready.processId, 'experiments'] });
      show(begun.id);
    } catch (thrown) {
      report(t('compare:failed.start'), thrown);
    } finally {
      setStarting(false);
    }
  };
  return { made, shown, experiment: one.data, pending: shown !== undefined && one.isPending, unread: one.error ?? undefined, starting, start, show };
}
