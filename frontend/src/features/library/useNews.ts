import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { InstalledTemplate } from '../../api/central';
import { installedQuery, newsQuery } from '../../api/central';

/** What is newer, or was withdrawn, of the processes that came from packages, by process. Registries are asked after the start, and whoever has installed nothing asks nobody. */
export function useNews(): Map<string, InstalledTemplate> {
  const queries = useQueryClient();
  const { data: installed } = useQuery(installedQuery);
  const { dataUpdatedAt } = useQuery({ ...newsQuery, enabled: installed?.some(({ registryId }) => registryId) ?? false });
  useEffect(() => {
    if (dataUpdatedAt) void queries.invalidateQueries({ queryKey: ['central'], predicate: ({ queryKey }) => queryKey[1] === 'installed' || queryKey[1] === 'shelves' });
  }, [queries, dataUpdatedAt]);
  return new Map(installed?.filter(({ newer, withdrawn }) => newer || withdrawn).map((one) => [one.processId, one]));
}
