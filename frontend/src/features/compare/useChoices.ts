import { useQuery } from '@tanstack/react-query';
import { choicesOf } from '../../api/experiments';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import { useDrawing } from '../../modeler/useDrawing';
import type { Bench } from './bench';

/** The numbers of the open scenario that can be changed, and what can be measured. */
export function useChoices(bench: Bench, drawing: Drawing, processId: string | undefined) {
  const { language } = useWords();
  const { edits } = useDrawing(drawing);
  const content = bench.open?.content;
  return useQuery({
    queryKey: ['choices', processId, edits, language, content],
    queryFn: async () => choicesOf(await drawing.xml(), content!, processId),
    enabled: content !== undefined,
    placeholderData: (before) => before,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  });
}
