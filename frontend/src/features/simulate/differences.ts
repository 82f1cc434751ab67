import { useQuery } from '@tanstack/react-query';
import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import type { ScenarioContent } from '../../api/scenario';
import type { ScenarioBasis } from '../../api/scenarios';
import { basisQuery, scenariosQuery } from '../../api/scenarios';
import type { ProcessChange } from '../../api/versions';
import { compareNumbers } from '../../api/versions';
import type { Drawing } from '../../modeler/drawing';
import type { NumbersState } from './numbers';
import type { Path } from './path';
import { pointer, steps, valueAt, withValue } from './path';
import { Placed } from './placed';

/** What a scenario changes of the one that it follows. */
export interface Following {
  /** The one that it follows, as it is in the library. */
  basis?: ScenarioBasis;
  differences: Placed<ProcessChange>;
  /** The numbers have mistakes, so they cannot be compared before these are mended. */
  unread: boolean;
}

export const FollowingContext = createContext<Following>({ differences: new Placed<ProcessChange>(({ path }) => path), unread: false });

/** What differs from the followed scenario at a path: shown here until a nearer place opens. */
export function useDifferencesAt(path: Path): ProcessChange[] {
  const { differences } = use(FollowingContext);
  const place = pointer(path);
  useEffect(() => differences.open(place), [differences, place]);
  return useSyncExternalStore(differences.subscribe, () => differences.at(place));
}

/** Everything that differs from the followed scenario. */
export function useAllDifferences(): ProcessChange[] {
  const { differences } = use(FollowingContext);
  return useSyncExternalStore(differences.subscribe, () => differences.all());
}

/** The numbers with one value as the followed scenario has it. */
export function backTo(base: ScenarioContent, at: string) {
  const path = steps(at);
  return (content: ScenarioContent): ScenarioContent => withValue(content, path, valueAt(base, path));
}

/** The scenario that the numbers follow, and what they change of it, kept up with what is typed. */
export function useFollowing(drawing: Drawing, edits: number, { content, kept }: NumbersState, processId: string | undefined, language: string): Following {
  const [differences] = useState(() => new Placed<ProcessChange>(({ path }) => path));
  const [unread, setUnread] = useState(false);
  const scenarios = useQuery({ ...scenariosQuery(processId ?? ''), enabled: processId !== undefined });
  const follows = kept && scenarios.data?.find(({ id }) => id === kept.id)?.base !== undefined;
  const asked = useQuery({ ...basisQuery(processId ?? '', kept?.id ?? '', kept?.revision ?? 0), enabled: follows === true, placeholderData: (last) => last });
  const basis = follows ? asked.data : undefined;
  const base = basis?.content;
  useEffect(() => {
    if (!base || !content) return differences.take([]);
    let current = true;
    const settled = setTimeout(() => {
      void drawing
        .xml()
        .then((xml) => compareNumbers(xml, base, content))
        .then(({ changes, unread }) => {
          if (!current) return;
          differences.take(changes.filter(({ group, path }) => group === 'scenario' && path !== '/name' && path !== ''));
          setUnread(unread);
        })
        // Without an answer the marks stay as they are; nothing of the numbers depends on them.
        .catch(() => undefined);
    }, 300);
    return () => {
      current = false;
      clearTimeout(settled);
    };
  }, [differences, drawing, edits, base, content, language]);
  return { basis, differences, unread };
}
