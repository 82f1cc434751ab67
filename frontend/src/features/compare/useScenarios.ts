import { useQueries, useQuery } from '@tanstack/react-query';
import { processesQuery } from '../../api/projects';
import { scenariosQuery } from '../../api/scenarios';

/** A scenario that can be compared. */
export interface Offered {
  id: string;
  name: string;
}

/** The scenarios of the open process, and those of the others of its project by process. */
export function useScenarios(processId: string | undefined, projectId: string | undefined): { own: Offered[]; others: { process: string; scenarios: Offered[] }[]; pending: boolean } {
  const own = useQuery({ ...scenariosQuery(processId ?? ''), enabled: processId !== undefined });
  const processes = useQuery({ ...processesQuery(projectId ?? ''), enabled: projectId !== undefined });
  const beside = (processes.data ?? []).filter(({ id }) => id !== processId);
  const lists = useQueries({ queries: beside.map(({ id }) => scenariosQuery(id)) });
  return {
    own: own.data ?? [],
    others: beside.map(({ name }, at) => ({ process: name, scenarios: lists[at].data ?? [] })).filter(({ scenarios }) => scenarios.length > 0),
    pending: processId !== undefined && own.isPending,
  };
}
