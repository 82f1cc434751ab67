import type { Organisation } from '../../api/organisation';
import type { Kind } from './changes';
import { folded, peopleOf, rolesOf, unitsOf } from './changes';

/** What keeps an organisation from being saved. */
export interface Fault {
  kind: Kind;
  id: string;
  field: string;
  wrong: 'noName' | 'twice' | 'circle' | 'money' | 'headcount' | 'self';
}

/** Everything that the library would refuse, so that it is said where it is. */
export function faultsOf(o: Organisation): Fault[] {
  const faults: Fault[] = [];
  names('units', unitsOf(o), faults);
  names('roles', rolesOf(o), faults);
  for (const { id, name } of peopleOf(o)) if (!name.trim()) faults.push({ kind: 'people', id, field: 'name', wrong: 'noName' });
  circles('units', 'parent', new Map(unitsOf(o).map(({ id, parent }) => [id, parent])), faults);
  circles('roles', 'senior', new Map(rolesOf(o).map(({ id, senior }) => [id, senior])), faults);
  for (const kind of ['roles', 'people'] as const) for (const { id, costPerHour } of o[kind] ?? []) if (costPerHour !== undefined && !/^\d{1,12}(\.\d{1,6})?$/.test(costPerHour)) faults.push({ kind, id, field: 'costPerHour', wrong: 'money' });
  for (const { id, headcount = 0 } of rolesOf(o)) if (!Number.isInteger(headcount) || headcount < 0 || headcount > 1_000_000) faults.push({ kind: 'roles', id, field: 'headcount', wrong: 'headcount' });
  for (const { id, deputy } of peopleOf(o)) if (deputy === id) faults.push({ kind: 'people', id, field: 'deputy', wrong: 'self' });
  return faults;
}

function names(kind: Kind, all: { id: string; name: string }[], faults: Fault[]): void {
  const known = new Map<string, number>();
  for (const { name } of all) known.set(folded(name), (known.get(folded(name)) ?? 0) + 1);
  for (const { id, name } of all) {
    if (!name.trim()) faults.push({ kind, id, field: 'name', wrong: 'noName' });
    else if (known.get(folded(name))! > 1) faults.push({ kind, id, field: 'name', wrong: 'twice' });
  }
}

function circles(kind: Kind, field: string, above: Map<string, string | undefined>, faults: Fault[]): void {
  for (const id of above.keys()) {
    const seen = new Set<string>();
    let at: string | undefined = id;
    while (at && !seen.has(at)) {
      seen.add(at);
      at = above.get(at);
    }
    if (at === id) faults.push({ kind, id, field, wrong: 'circle' });
  }
}
