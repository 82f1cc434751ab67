import type { Moddle } from './semantic';

/** What one of our extension elements says, as plain data: attributes by name, and lists of what is inside. Absent, empty and false say nothing. */
export type Own = { [property: string]: string | boolean | Own[] | undefined };

/** Of which element of the file something was read; whoever copies it with a spread keeps that. */
const origin = Symbol('origin');

interface Property {
  name: string;
  type: string;
  isMany?: boolean;
  isAttr?: boolean;
}

/** The extension elements of a type, "Promise" for st:promise, in file order. */
export function ownOf(element: Moddle | undefined, type: string): Own[] {
  return valuesOf(element)
    .filter(({ $type }) => $type === `st:${type}`)
    .map(plain);
}

export function valuesOf(element: Moddle | undefined): Moddle[] {
  return ((element?.get('extensionElements') as Moddle | undefined)?.get('values') as Moddle[] | undefined) ?? [];
}

/** Writes plain data as an element; what the file says besides, in words that are not ours, stays. */
export function written(create: (type: string, properties: object) => Moddle, type: string, own: Own): Moddle {
  const was = (own as { [origin]?: Moddle })[origin];
  const made = create(type, { ...(was?.$attrs as object | undefined) });
  for (const { name, type: inner, isMany } of properties(made)) {
    const value = own[name];
    if (isMany) {
      const list = (value as Own[] | undefined)?.map((one) => written(create, inner, one));
      if (list?.length) made[name] = list;
      for (const one of list ?? []) one.$parent = made;
    } else if (value) made[name] = value;
  }
  return made;
}

function plain(element: Moddle): Own {
  const own: Own = {};
  for (const { name, isMany } of properties(element)) {
    const value = element.get(name);
    if (isMany) own[name] = ((value as Moddle[] | undefined) ?? []).map(plain);
    else if (value !== undefined && value !== '' && value !== false) own[name] = value as string | boolean;
  }
  return Object.assign(own, { [origin]: element });
}

function properties(element: Moddle): Property[] {
  return ((element.$descriptor as unknown as { properties: Property[] }).properties ?? []).filter((one) => one.isAttr || one.isMany);
}
