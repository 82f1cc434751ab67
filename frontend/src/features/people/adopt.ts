import type { Organisation } from '../../api/organisation';
import type { RoleChange } from '../../modeler/roles';
import { folded, rolesOf } from './changes';
import type { OpenProcess } from './everywhere';

/** A role of open processes that the organisation does not have. */
export interface Stranger {
  id: string;
  name: string;
  /** The processes that have it. */
  of: OpenProcess[];
  /** A role of the organisation that is called alike, under another id. */
  namesake?: { id: string; name: string };
}

/** The roles of open processes that are not in the organisation. */
export function strangersOf(o: Organisation, open: OpenProcess[]): Stranger[] {
  const known = new Set(rolesOf(o).map(({ id }) => id));
  const named = new Map(rolesOf(o).map((role) => [folded(role.name), role]));
  const found = new Map<string, Stranger>();
  for (const process of open) {
    for (const { id, name } of process.drawing.roles()) {
      if (known.has(id)) continue;
      const one = found.get(id);
      if (one) one.of.push(process);
      else found.set(id, { id, name, of: [process], namesake: named.get(folded(name)) });
    }
  }
  return [...found.values()];
}

/** The organisation with roles of open processes in it, with the people, hours and cost that their numbers have. Those called like one that is there are not added; see linksOf. */
export function adopted(o: Organisation, strangers: Stranger[]): Organisation {
  let next = o;
  const names = new Set(rolesOf(o).map(({ name }) => folded(name)));
  for (const { id, name, of } of strangers) {
    if (names.has(folded(name))) continue;
    names.add(folded(name));
    const content = of.map(({ numbers }) => numbers.state().content).find((one) => one?.roles?.[id]);
    const numbers = content?.roles?.[id];
    const calendar = numbers?.calendar && content?.calendars?.[numbers.calendar] ? numbers.calendar : undefined;
    if (calendar && !next.calendars?.[calendar]) next = { ...next, calendars: { ...next.calendars, [calendar]: content!.calendars![calendar] } };
    next = {
      ...next,
      zone: next.zone ?? content?.zone,
      currency: next.currency ?? content?.currency,
      roles: [...rolesOf(next), { id, name, ...(numbers?.headcount && { headcount: numbers.headcount }), ...(calendar && { calendar }), ...(numbers?.costPerHour && { costPerHour: numbers.costPerHour }) }],
    };
  }
  return next;
}

/** What makes the roles of a process those of the organisation that are called alike. */
export function linksOf(o: Organisation, process: OpenProcess): RoleChange[] {
  return strangersOf(o, [process]).flatMap(({ id, namesake }) => (namesake ? [{ role: id, into: { id: namesake.id, name: namesake.name } }] : []));
}
