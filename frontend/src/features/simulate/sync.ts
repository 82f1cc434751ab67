import type { ScenarioContent } from '../../api/scenario';
import type { Facts } from '../../modeler/facts';

/** Ids that have numbers but are no longer in the drawing. */
export interface Vanished {
  arrivals: string[];
  tasks: string[];
  branches: string[];
  flows: [gateway: string, flow: string][];
  /** Of the records that are about whatever element: which record, and the id. */
  others: [record: Other, id: string][];
}

const others = ['events', 'signals', 'messages', 'decisions', 'conditions'] as const;
type Other = (typeof others)[number];

/** Whether the drawing has parts for which there are no numbers yet. */
export function lacks(content: ScenarioContent, facts: Facts): boolean {
  return (
    (facts.starts.length > 0 && !facts.starts.some(({ id }) => content.arrivals?.[id])) ||
    facts.tasks.some(({ id, role }) => !content.tasks?.[id] || (role && !content.tasks[id].roles?.length && !content.roles?.[role.id])) ||
    facts.gateways.some(({ id, kind, flows }) => kind === 'exclusive' && !content.branches?.[id] && !content.decisions?.[id] && !flows.some((flow) => flow.condition ?? content.conditions?.[flow.id]))
  );
}

/** Fills in what the drawing has and the numbers lack, from a draft made of that drawing. What a person entered stays. */
export function filled(content: ScenarioContent, draft: ScenarioContent, facts: Facts): ScenarioContent {
  const tasks = { ...content.tasks };
  for (const { id } of facts.tasks) if (!tasks[id] && draft.tasks?.[id]) tasks[id] = draft.tasks[id];
  const arrivals = { ...content.arrivals };
  if (!facts.starts.some(({ id }) => arrivals[id])) Object.assign(arrivals, draft.arrivals);
  const branches = { ...content.branches };
  for (const { id } of facts.gateways) if (!branches[id] && draft.branches?.[id]) branches[id] = draft.branches[id];

  // The roles of a draft are those that the drawing itself names.
  const roles = { ...draft.roles, ...content.roles };
  const calendars = { ...content.calendars };
  const wanted = [...Object.values(roles), ...Object.values(arrivals)].map(({ calendar }) => calendar);
  for (const id of wanted) if (id && !calendars[id] && draft.calendars?.[id]) calendars[id] = draft.calendars[id];
  return { ...content, tasks, arrivals, branches, roles, calendars };
}

/** What has numbers but is no longer drawn. */
export function vanished(content: ScenarioContent, facts: Facts): Vanished {
  const gone = (have: object | undefined, drawn: { id: string }[] = []) => Object.keys(have ?? {}).filter((id) => !drawn.some((element) => element.id === id) && !facts.ids.has(id));
  const flows = facts.gateways.flatMap((gateway) => gone(content.branches?.[gateway.id], gateway.flows).map((flow) => [gateway.id, flow] as [string, string]));
  return { arrivals: gone(content.arrivals, facts.starts), tasks: gone(content.tasks, facts.tasks), branches: gone(content.branches, facts.gateways), flows, others: others.flatMap((record) => gone(content[record]).map((id) => [record, id] as [Other, string])) };
}

/** How many things vanished. */
export function countVanished(gone: Vanished): number {
  return gone.arrivals.length + gone.tasks.length + gone.branches.length + gone.flows.length + gone.others.length;
}

/** The numbers without what is no longer drawn. */
export function without(content: ScenarioContent, gone: Vanished): ScenarioContent {
  const drop = <T,>(from: Record<string, T> | undefined, ids: string[]) => from && Object.fromEntries(Object.entries(from).filter(([id]) => !ids.includes(id)));
  const branches = drop(content.branches, gone.branches);
  for (const [gateway, flow] of gone.flows) if (branches?.[gateway]) branches[gateway] = drop(branches[gateway], [flow])!;
  const left = { ...content, arrivals: drop(content.arrivals, gone.arrivals), tasks: drop(content.tasks, gone.tasks), branches };
  for (const [record, id] of gone.others) left[record] = drop<never>(left[record] as Record<string, never>, [id]);
  return left;
}
