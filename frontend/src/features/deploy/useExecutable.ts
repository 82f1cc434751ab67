import { useQuery } from '@tanstack/react-query';
import type { Engine, Executable, Executing } from '../../api/deployments';
import { writeExecutable } from '../../api/deployments';
import { useWords } from '../../i18n/i18n';
import { useDrawn } from '../../modeler/useDrawing';
import type { Subject } from './DeployDrawer';

/** What the drawing does not say. */
export interface Options {
  version?: string;
  keepFor?: string;
  correlate?: string;
}

/** The drawing as it is now, written for an engine; it is written anew after every edit. */
export function useExecutable({ drawing, scenario }: Subject, engine: Engine, options: Options): { asked: () => Promise<Executing>; executable?: Executable; fresh: boolean; failed: unknown } {
  const { language } = useWords();
  const edits = useDrawn(drawing, (state) => state.edits);
  const said = Object.fromEntries(Object.entries(options).filter(([, value]) => value)) as Options;
  const asked = async (): Promise<Executing> => ({ xml: await drawing.xml(), scenario: scenario(), engine, ...said });
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['executable', edits, engine, said, language],
    queryFn: async ({ signal }) => writeExecutable(await asked(), signal),
    placeholderData: (before, query) => (query?.queryKey[2] === engine ? before : undefined), // what another engine takes says nothing of this one
    gcTime: 0,
    retry: false,
  });
  return { asked, executable: data, fresh: !isPlaceholderData, failed: error };
}
