import type { ProcessChange } from '../../api/versions';
import type { Fate, Fates } from '../../modeler/pair';

const weight: Record<Fate, number> = { added: 3, removed: 3, changed: 2, moved: 1 };

/** What became of the elements of the earlier and of the later drawing; the gravest counts. */
export function fatesOf(changes: ProcessChange[]): { before: Fates; after: Fates } {
  const before = new Map<string, Fate>();
  const after = new Map<string, Fate>();
  const put = (fates: Map<string, Fate>, id: string, fate: Fate) => {
    const known = fates.get(id);
    if (!known || weight[fate] > weight[known]) fates.set(id, fate);
  };
  for (const change of changes) {
    const { element, was } = change;
    if (was) put(before, was, element ? inside(change) : 'removed');
    if (element) put(after, element, was ? inside(change) : 'added');
  }
  return { before, after };
}

/** What comes or goes within an element changes it. */
function inside({ kind }: ProcessChange): Fate {
  return kind === 'moved' ? 'moved' : 'changed';
}

/** The groups in which changes are listed, as the program sends them. */
export function grouped(changes: ProcessChange[]): { group: ProcessChange['group']; changes: { change: ProcessChange; at: number }[] }[] {
  const groups = new Map<ProcessChange['group'], { change: ProcessChange; at: number }[]>();
  changes.forEach((change, at) => groups.set(change.group, [...(groups.get(change.group) ?? []), { change, at }]));
  return [...groups].map(([group, list]) => ({ group, changes: list }));
}
