import type { Calendar, Organisation, OrgPerson, OrgRole, Unit } from '../../api/organisation';

/** The kinds of entries that have ids. */
export type Kind = 'units' | 'roles' | 'people';

type Entry<K extends Kind> = NonNullable<Organisation[K]>[number];

export const unitsOf = (o: Organisation): Unit[] => o.units ?? [];
export const rolesOf = (o: Organisation): OrgRole[] => o.roles ?? [];
export const peopleOf = (o: Organisation): OrgPerson[] => o.people ?? [];
export const calendarsOf = (o: Organisation): Record<string, Calendar> => o.calendars ?? {};

/** An id that no entry has. */
export function freshId(o: Organisation, stem: string): string {
  const taken = new Set([...unitsOf(o), ...rolesOf(o), ...peopleOf(o)].map(({ id }) => id).concat(Object.keys(calendarsOf(o))));
  for (let n = 1; ; n++) if (!taken.has(`${stem}_${n}`)) return `${stem}_${n}`;
}

/** A name that nothing of its kind has: the name, or the name with a number. */
export function freshName(known: { name?: string }[], name: string): string {
  const taken = new Set(known.map((one) => folded(one.name ?? '')));
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name} ${n}`;
    if (!taken.has(folded(tried))) return tried;
  }
}

/** A name as it is told apart from others: case and blanks do not count. */
export const folded = (name: string) => name.trim().split(/\s+/).join(' ').toLowerCase();

/** Sets some of what an entry says; what is empty is left out. */
export function set<K extends Kind>(o: Organisation, kind: K, id: string, change: Partial<Entry<K>>): Organisation {
  return { ...o, [kind]: (o[kind] ?? []).map((entry) => (entry.id === id ? trimmed({ ...entry, ...change }) : entry)) };
}

export function add<K extends Kind>(o: Organisation, kind: K, entry: Entry<K>, after?: string): Organisation {
  const all = [...(o[kind] ?? [])] as Entry<K>[];
  const at = after === undefined ? -1 : all.findIndex(({ id }) => id === after);
  all.splice(at < 0 ? all.length : at + 1, 0, entry);
  return { ...o, [kind]: all };
}

/** Takes a person out; nobody is stood in for by them any more. */
export function withoutPerson(o: Organisation, id: string): Organisation {
  return { ...o, people: peopleOf(o).filter((person) => person.id !== id).map((person) => (person.deputy === id ? trimmed({ ...person, deputy: undefined }) : person)) };
}

/** Takes a unit out; what was in it is in its parent now. */
export function withoutUnit(o: Organisation, id: string): Organisation {
  const parent = unitsOf(o).find((unit) => unit.id === id)?.parent;
  const moved = <T extends { unit?: string }>(all: T[]) => all.map((entry) => (entry.unit === id ? trimmed({ ...entry, unit: parent }) : entry));
  return {
    ...o,
    units: unitsOf(o).filter((unit) => unit.id !== id).map((unit) => (unit.parent === id ? trimmed({ ...unit, parent }) : unit)),
    roles: moved(rolesOf(o)),
    people: moved(peopleOf(o)),
  };
}

/** Takes a role out. Another one takes its place where it is said which, else there is none. */
export function withoutRole(o: Organisation, id: string, into?: string): Organisation {
  const other = (list: string[] | undefined, self?: string) => (list?.includes(id) ? unique(list.map((one) => (one === id ? (into ?? '') : one)).filter((one) => one && one !== self)) : list);
  return {
    ...o,
    roles: rolesOf(o)
      .filter((role) => role.id !== id)
      .map((role) => trimmed({ ...role, deputies: other(role.deputies, role.id), senior: role.senior === id ? (into === role.id ? undefined : into) : role.senior })),
    people: peopleOf(o).map((person) => trimmed({ ...person, roles: other(person.roles) })),
  };
}

/** Takes a calendar out; who kept it keeps none of their own. */
export function withoutCalendar(o: Organisation, id: string): Organisation {
  const freed = <T extends { calendar?: string }>(all: T[]) => all.map((entry) => (entry.calendar === id ? trimmed({ ...entry, calendar: undefined }) : entry));
  const calendars = Object.fromEntries(Object.entries(calendarsOf(o)).filter(([key]) => key !== id));
  return { ...o, calendars, roles: freed(rolesOf(o)), people: freed(peopleOf(o)) };
}

/** Gives a person a role, or takes it from them. */
export function toggled(o: Organisation, person: string, role: string): Organisation {
  const known = peopleOf(o).find(({ id }) => id === person)?.roles ?? [];
  return set(o, 'people', person, { roles: known.includes(role) ? known.filter((id) => id !== role) : [...known, role] });
}

/** What came in with people by name who were there without one before: each of them is one less of the headcount of their roles. The same object where no headcount changes. */
export function countedIn(before: Organisation, after: Organisation): Organisation {
  const named = (o: Organisation, role: string) => peopleOf(o).filter(({ roles }) => roles?.includes(role)).length;
  const less = new Map(rolesOf(after).map(({ id, headcount = 0 }) => [id, Math.min(headcount, Math.max(0, named(after, id) - named(before, id)))]));
  if ([...less.values()].every((count) => count === 0)) return after;
  return { ...after, roles: rolesOf(after).map((role) => (less.get(role.id) ? trimmed({ ...role, headcount: (role.headcount ?? 0) - less.get(role.id)! }) : role)) };
}

/** Units with their depth, each below the one that it is in; only what is not folded up. Units in a circle come at the top. */
export function treeOf(units: Unit[], closed: ReadonlySet<string> = new Set()): { unit: Unit; depth: number; inner: number }[] {
  const under = new Map<string, Unit[]>();
  const ids = new Set(units.map(({ id }) => id));
  for (const unit of units) {
    const parent = unit.parent && ids.has(unit.parent) ? unit.parent : '';
    under.set(parent, [...(under.get(parent) ?? []), unit]);
  }
  const all: { unit: Unit; depth: number; inner: number }[] = [];
  const seen = new Set<string>();
  const visit = (unit: Unit, depth: number, shown: boolean) => {
    if (seen.has(unit.id)) return;
    seen.add(unit.id);
    const inner = under.get(unit.id) ?? [];
    if (shown) all.push({ unit, depth, inner: inner.length });
    for (const one of inner) visit(one, depth + 1, shown && !closed.has(unit.id));
  };
  for (const unit of under.get('') ?? []) visit(unit, 0, true);
  for (const unit of units) visit(unit, 0, true);
  return all;
}

/** Whether a unit is the other, or in it. */
export function isIn(units: Unit[], id: string, other: string): boolean {
  const parents = new Map(units.map((unit) => [unit.id, unit.parent]));
  const seen = new Set<string>();
  for (let at: string | undefined = id; at && !seen.has(at); at = parents.get(at)) {
    if (at === other) return true;
    seen.add(at);
  }
  return false;
}

/** Moves a unit among those beside it, by one up (-1) or down (1). */
export function moved(o: Organisation, id: string, by: 1 | -1): Organisation {
  const units = [...unitsOf(o)];
  const at = units.findIndex((unit) => unit.id === id);
  const beside = units.flatMap((unit, index) => (unit.parent === units[at].parent ? [index] : []));
  const other = beside[beside.indexOf(at) + by];
  if (other === undefined) return o;
  [units[at], units[other]] = [units[other], units[at]];
  return { ...o, units };
}

/** An entry without what is empty. */
function trimmed<T extends object>(entry: T): T {
  return Object.fromEntries(Object.entries(entry).filter(([key, value]) => key === 'id' || key === 'name' || !(value === undefined || value === '' || value === 0 || (Array.isArray(value) && value.length === 0)))) as T;
}

export const unique = (list: string[]) => [...new Set(list)];
