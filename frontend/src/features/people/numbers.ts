import type { ScenarioContent } from '../../api/scenario';
import type { RoleChange } from '../../modeler/roles';

type Json = { [key: string]: unknown };

/** Numbers after a change of a role, and in how many places it was; the same object where it is in none. */
export function numbersAfter(content: ScenarioContent, change: RoleChange): { content: ScenarioContent; places: number } {
  const { role } = change;
  if ('name' in change) {
    const known = content.roles?.[role];
    if (!known || known.name === change.name) return { content, places: 0 };
    return { content: { ...content, roles: { ...content.roles, [role]: { ...known, name: change.name } } }, places: 1 };
  }
  const walker = new Walker(role, 'into' in change ? change.into.id : undefined);
  const next = walker.object(content as Json) as ScenarioContent;
  const known = content.roles?.[role];
  if (known && next.roles) {
    walker.places++;
    const roles = Object.fromEntries(Object.entries(next.roles).filter(([id]) => id !== role));
    // Whoever takes over keeps their own people; where the numbers do not know them, they get those of this role.
    next.roles = 'into' in change ? { ...roles, [change.into.id]: roles[change.into.id] ?? { ...next.roles[role], name: change.into.name } } : roles;
    if ('into' in change) next.roles[change.into.id].deputies = without(next.roles[change.into.id].deputies, change.into.id);
  }
  if (next.people) next.people = Object.fromEntries(Object.entries(next.people).filter(([, person]) => (person.roles ?? []).length > 0));
  return walker.places > 0 ? { content: JSON.parse(JSON.stringify(next)) as ScenarioContent, places: walker.places } : { content, places: 0 };
}

function without(list: string[] | undefined, id: string): string[] | undefined {
  const left = list?.filter((one) => one !== id);
  return left?.length ? left : undefined;
}

/** Finds a role wherever numbers name one: in lists of roles and deputies, as what "by" goes by, and as the target of an action. */
class Walker {
  places = 0;

  constructor(
    private readonly role: string,
    private readonly into: string | undefined,
  ) {}

  object(value: Json): Json {
    const next: Json = {};
    for (const [key, inner] of Object.entries(value)) next[key] = this.property(key, inner, value);
    return next;
  }

  private property(key: string, value: unknown, of: Json): unknown {
    if ((key === 'roles' || key === 'deputies') && Array.isArray(value)) return this.ids(value as string[]);
    if (key === 'to' && 'do' in of && value === this.role) {
      this.places++;
      return this.into;
    }
    if (key === 'by' && isObject(value) && this.role in value) return this.by(value);
    if (key === 'needs' && Array.isArray(value)) {
      const needs = (value as { roles: string[] }[]).map((need) => this.object(need as never)).filter((need) => Array.isArray(need.roles) && need.roles.length > 0);
      return needs.length > 0 ? needs : undefined;
    }
    if (key === 'actions' && Array.isArray(value)) return (value as Json[]).map((action) => this.object(action)).filter((action, at) => !((value as Json[])[at].to === this.role && action.to === undefined));
    if (Array.isArray(value)) return value.map((one) => (isObject(one) ? this.object(one) : one));
    return isObject(value) ? this.object(value) : value;
  }

  /** A list of ids with the other one in the place of this one, each once. */
  private ids(list: string[]): string[] | undefined {
    if (!list.includes(this.role)) return list;
    this.places++;
    return [...new Set(list.flatMap((id) => (id === this.role ? (this.into ?? []) : id)))];
  }

  private by(value: Json): Json | undefined {
    this.places++;
    const { [this.role]: mine, ...others } = value;
    const next = this.into === undefined || this.into in others ? others : { ...others, [this.into]: mine };
    return Object.keys(next).length > 0 ? next : undefined;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
