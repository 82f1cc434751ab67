import type Modeler from 'bpmn-js/lib/Modeler';
import { calledOf, definitionsOf, eachObject, listOf, made, nameOf, nodesOf, put, putRoots, rootsOf } from './objects';
import type { Timer } from './promises';
import { timerOf } from './promises';
import type { Moddle } from './semantic';

export type HappeningKind = 'message' | 'signal' | 'error' | 'escalation';

export const happeningKinds: HappeningKind[] = ['message', 'signal', 'error', 'escalation'];

/** Something that can happen, defined beside the processes, and who has to do with it. */
export interface Happening {
  id: string;
  kind: HappeningKind;
  name: string;
  /** What machines know it by; messages and signals go by their names. */
  code: string;
  throws: User[];
  catches: User[];
}

/** An element that uses something. */
export interface User {
  id: string;
  name: string;
}

/** A timer event. */
export interface TimerRow extends Timer {
  name: string;
  /** start, boundary, intermediate. */
  where: 'start' | 'boundary' | 'intermediate';
  /** What it hangs on. */
  on?: User;
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const codeOf: Partial<Record<HappeningKind, string>> = { error: 'errorCode', escalation: 'escalationCode' };

/** Messages, signals, errors and escalations, in the order of the file. */
export function happeningsOf(modeler: Modeler): Happening[] {
  const definitions = definitionsOf(modeler);
  const users = usersOf(definitions);
  return happeningKinds.flatMap((kind) =>
    rootsOf(definitions, capital(kind)).map((object) => {
      const by = users.get(object) ?? [];
      const those = (throwing: boolean) => by.filter((user) => user.throws === throwing).map(({ element }) => ({ id: element.id, name: calledOf(element) }));
      return { id: object.id, kind, name: nameOf(object), code: codeOf[kind] ? String(object.get(codeOf[kind]) ?? '') : '', throws: those(true), catches: those(false) };
    }),
  );
}

interface Reference {
  element: Moddle;
  /** What holds the reference: the element or an event definition of it. */
  holder: Moddle;
  property: string;
  throws: boolean;
}

/** Who refers to what is defined beside the processes. */
function usersOf(definitions: Moddle): Map<Moddle, Reference[]> {
  const found = new Map<Moddle, Reference[]>();
  const note = (reference: Reference) => {
    const to = reference.holder.get(reference.property) as Moddle | undefined;
    if (to) found.set(to, [...(found.get(to) ?? []), reference]);
  };
  eachObject(definitions, (element) => {
    if (element.$instanceOf('bpmn:ReceiveTask') || element.$instanceOf('bpmn:SendTask')) note({ element, holder: element, property: 'messageRef', throws: element.$instanceOf('bpmn:SendTask') });
    if (element.$type === 'bpmn:MessageFlow') note({ element: element.sourceRef as Moddle, holder: element, property: 'messageRef', throws: true });
    if (!element.$instanceOf('bpmn:Event')) return;
    for (const holder of listOf(element, 'eventDefinitions')) {
      const kind = happeningKinds.find((one) => holder.$type === `bpmn:${capital(one)}EventDefinition`);
      if (kind) note({ element, holder, property: `${kind}Ref`, throws: element.$instanceOf('bpmn:ThrowEvent') });
    }
  });
  return found;
}

export function timersOf(modeler: Modeler): TimerRow[] {
  return nodesOf(definitionsOf(modeler)).flatMap((node) => {
    if (!node.$instanceOf('bpmn:Event')) return [];
    const timer = listOf(node, 'eventDefinitions').map((definition) => timerOf(node.id, definition)).find(Boolean);
    if (!timer) return [];
    const on = node.attachedToRef as Moddle | undefined;
    const where = node.$type === 'bpmn:StartEvent' ? 'start' : on ? 'boundary' : 'intermediate';
    return [{ ...timer, name: nameOf(node), where, interrupting: (on ? node.cancelActivity : node.isInterrupting) !== false, ...(on ? { on: { id: on.id, name: calledOf(on) } } : {}) } as TimerRow];
  });
}

/** Defines something that can happen; says under which id. */
export function defineHappening(modeler: Modeler, kind: HappeningKind, name: string): string {
  const taken = new Set<string>();
  eachObject(definitionsOf(modeler), ({ id }) => taken.add(id));
  let id = '';
  for (let n = 1; !id || taken.has(id); n++) id = `${capital(kind)}_${n}`;
  const object = made(modeler, `bpmn:${capital(kind)}`, definitionsOf(modeler), { id, name });
  (modeler.get('modeling') as unknown as { claimId(id: string, object: Moddle): void }).claimId(id, object);
  putRoots(modeler, (all) => [...all, object]);
  return id;
}

export function setHappening(modeler: Modeler, { id, kind }: Happening, change: { name?: string; code?: string }): void {
  const object = rootsOf(definitionsOf(modeler), capital(kind)).find((one) => one.id === id);
  const code = codeOf[kind];
  if (!object) return;
  put(modeler, object, { ...(change.name !== undefined ? { name: change.name || undefined } : {}), ...(change.code !== undefined && code ? { [code]: change.code || undefined } : {}) });
  // What shows the name on the drawing hears of it.
  for (const { holder } of usersOf(definitionsOf(modeler)).get(object) ?? []) if (holder.$type === 'bpmn:MessageFlow') put(modeler, holder, {});
}

/** Lets everything that uses one of these use the first instead; the others go. */
export function mergeHappenings(modeler: Modeler, ids: string[]): void {
  const definitions = definitionsOf(modeler);
  const objects = ids.map((id) => listOf(definitions, 'rootElements').find((root) => root.id === id)!);
  const users = usersOf(definitions);
  for (const object of objects.slice(1)) for (const { holder, property } of users.get(object) ?? []) put(modeler, holder, { [property]: objects[0] });
  dropHappenings(modeler, ids.slice(1));
}

/** Takes definitions away; what used them names nothing from then on. */
export function dropHappenings(modeler: Modeler, ids: string[]): void {
  const definitions = definitionsOf(modeler);
  const users = usersOf(definitions);
  const gone = listOf(definitions, 'rootElements').filter((root) => ids.includes(root.id));
  for (const object of gone) {
    for (const { holder, property } of users.get(object) ?? []) put(modeler, holder, { [property]: undefined });
    (modeler.get('modeling') as unknown as { unclaimId(id: string, object: Moddle): void }).unclaimId(object.id, object);
  }
  putRoots(modeler, (all) => all.filter((root) => !gone.includes(root)));
}

/** Those of a kind that have the same name: the one most used comes first. */
export function duplicatesOf(all: Happening[]): Happening[][] {
  const groups = new Map<string, Happening[]>();
  for (const one of all) {
    const key = `${one.kind} ${one.name.normalize('NFKC').toLowerCase()}`;
    if (one.name) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const used = ({ throws, catches }: Happening) => throws.length + catches.length;
  return [...groups.values()].filter((group) => group.length > 1).map((group) => [...group].sort((a, b) => used(b) - used(a)));
}

/** Changes what a timer waits for; the kind stays. */
export function setTimer(modeler: Modeler, { id, kind }: Timer, value: string): void {
  const node = nodesOf(definitionsOf(modeler)).find((one) => one.id === id);
  const definition = listOf(node, 'eventDefinitions').find(({ $type }) => $type === 'bpmn:TimerEventDefinition');
  if (!definition) return;
  put(modeler, definition, { [`time${capital(kind)}`]: value ? made(modeler, 'bpmn:FormalExpression', definition, { body: value }) : undefined });
}
