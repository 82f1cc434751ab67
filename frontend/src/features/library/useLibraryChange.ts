import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/** Reads the library anew after something in it was changed from here. */
export function useLibraryChange(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: ['projects'] }), [queries]);
}
