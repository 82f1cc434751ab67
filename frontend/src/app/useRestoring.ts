import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { offersQuery } from '../api/journal';
import type { Documents } from './documents';
import { useDocuments } from './documents';
import { Journal } from './journal';

/** The journal of what is open, and whether what was left unsaved is being offered. */
export function useRestoring(documents: Documents): { journal: Journal; offered: boolean; offers: number; offer: () => void; later: () => void } {
  const journal = useMemo(() => new Journal(documents), [documents]);
  useEffect(() => journal.follow(), [journal]);
  const offers = useQuery(offersQuery).data?.length ?? 0;
  const { list, page } = useDocuments(documents);
  // At the start of itself, and never over somebody's work: whoever has begun finds it in the menu.
  const idle = list.length === 0 && page === undefined;
  const [offered, setOffered] = useState<boolean>();
  if (offered === undefined && (!idle || offers > 0)) setOffered(idle);
  return { journal, offered: offered === true, offers, offer: () => setOffered(true), later: () => setOffered(false) };
}
