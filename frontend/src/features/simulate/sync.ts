import type { ScenarioContent } from '../../api/scenario';
import type { Facts } from '../../modeler/facts';

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
