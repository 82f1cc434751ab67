import type { ScenarioContent } from '../../api/scenario';

/** One thing that is different once people were taken from the organisation. */
export interface StaffChange {
  what: 'headcount' | 'cost' | 'calendar' | 'name' | 'deputies' | 'person' | 'personChanged' | 'hours';
  of: string;
  from?: string;
  to?: string;
}

/** What of roles, people and calendars differs between numbers and those that took their people from the organisation. */
export function staffChanges(before: ScenarioContent, after: ScenarioContent): StaffChange[] {
  const changes: StaffChange[] = [];
  const named = (id: string | undefined, of: ScenarioContent) => (id ? of.calendars?.[id]?.name || id : '');
  for (const [id, role] of Object.entries(after.roles ?? {})) {
    const old = before.roles?.[id];
    const of = role.name || id;
    const differ = (what: StaffChange['what'], from: string | undefined, to: string | undefined) => (from ?? '') !== (to ?? '') && changes.push({ what, of, from, to });
    differ('name', old?.name, role.name);
    differ('headcount', old && String(old.headcount), String(role.headcount));
    differ('cost', old?.costPerHour, role.costPerHour);
    differ('calendar', named(old?.calendar, before), named(role.calendar, after));
    differ('deputies', (old?.deputies ?? []).join(', '), (role.deputies ?? []).join(', '));
  }
  for (const [id, person] of Object.entries(after.people ?? {})) {
    const old = before.people?.[id];
    if (!old) changes.push({ what: 'person', of: person.name || id });
    else if (JSON.stringify(sorted(old)) !== JSON.stringify(sorted(person))) changes.push({ what: 'personChanged', of: person.name || id });
  }
  for (const [id, calendar] of Object.entries(after.calendars ?? {})) {
    const old = before.calendars?.[id];
    if (JSON.stringify(old && sorted(old)) !== JSON.stringify(sorted(calendar))) changes.push({ what: 'hours', of: calendar.name || id });
  }
  return changes;
}

/** The same with its keys in order, all the way down: the back end may write them in another. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
