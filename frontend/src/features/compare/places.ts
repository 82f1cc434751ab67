/** Which part of a comparison a measure belongs to. */
export type Group = 'case' | 'waiting' | 'steps' | 'roles' | 'money';

export const groups: Group[] = ['case', 'waiting', 'steps', 'roles', 'money'];

/** Measures are named by paths: cycleTime, waiting/queue, tasks/ID/waitTime. */
export function groupOf(measure: string): Group {
  const [first] = measure.split('/');
  if (first === 'tasks') return 'steps';
  return first === 'waiting' || first === 'roles' || first === 'money' ? first : 'case';
}

/** The element that a measure or a lever is about; of a branch its flow. Roles are none. */
export function elementOf(path: string): string | undefined {
  const [first, id, flow] = path.split('/');
  if (first === 'branches') return flow;
  return first === 'tasks' || first === 'arrivals' || first === 'events' ? id : undefined;
}

/** What a lever belongs to, as a pattern that matches it and its like, such as that of all durations. */
export function kindOf(lever: string): string {
  const parts = lever.split('/');
  if (parts[0] === 'arrivals' || parts[0] === 'branches') return parts[0];
  return `${parts[0]}/*/${parts[parts.length - 1]}`;
}
