import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { boardQuery, casesQuery } from '../../../api/cases';
import type { Run } from '../../../api/types';
import { atFirst, pageAsked } from './narrowing';

/** How long results are left alone to be painted, in milliseconds. */
const settled = 300;

/**
 * While the results of a run are shown, its cases and its board are made ready, so that they open at once. Whoever
 * closes the results, or turns to another run, calls that off.
 */
export function useAhead(run: Run | undefined): void {
  const [ready, setReady] = useState<string>();
  const id = run?.report && run.report.cases.started > 0 && run.status !== 'running' ? run.id : undefined;
  useEffect(() => {
    if (id === undefined) return;
    const timer = setTimeout(() => setReady(id), settled);
    return () => clearTimeout(timer);
  }, [id]);
  const enabled = id !== undefined && ready === id;
  const listed = useQuery({ ...casesQuery(id ?? '', pageAsked(atFirst)), enabled, placeholderData: undefined, select: ({ played }) => played === undefined, notifyOnChangeProps: ['data'] });
  useQuery({ ...boardQuery(id ?? '', 0, 0, 0), enabled: enabled && listed.data === true, placeholderData: undefined, notifyOnChangeProps: [] });
}
