import type Modeler from 'bpmn-js/lib/Modeler';
import type { Moddle, Shape } from './semantic';

/** The file, as moddle has it. */
export function definitionsOf(modeler: Modeler): Moddle {
  return modeler.getDefinitions() as unknown as Moddle;
}

export function listOf(element: Moddle | undefined, property: string): Moddle[] {
  return (element?.get(property) as Moddle[] | undefined) ?? [];
}

/** What stands at the top of the file, of one type: "Message". */
export function rootsOf(definitions: Moddle | undefined, type: string): Moddle[] {
  return listOf(definitions, 'rootElements').filter(({ $type }) => $type === `bpmn:${type}`);
}

/** A name on one line; empty where there is none. */
export function nameOf(element: Moddle | undefined): string {
  return (element?.name ?? '').replace(/\s+/g, ' ').trim();
}

/** What people call an element: its name, or else its id. */
export function calledOf(element: Moddle | undefined): string {
  return nameOf(element) || element?.id || '';
}

/** Everything that is in the file, in its order; what is inside an element follows it. */
export function eachObject(definitions: Moddle | undefined, visit: (object: Moddle) => void): void {
  const parts = ['rootElements', 'participants', 'messageFlows', 'laneSets', 'lanes', 'flowElements', 'artifacts', 'eventDefinitions'];
  const enter = (object: Moddle) => {
    visit(object);
    for (const part of parts) for (const inner of (object[part] as Moddle[] | undefined) ?? []) enter(inner);
    if (object.childLaneSet) enter(object.childLaneSet as Moddle);
  };
  for (const root of listOf(definitions, 'rootElements')) enter(root);
}

/** The nodes of the flow, in the order of the file. */
export function nodesOf(definitions: Moddle | undefined): Moddle[] {
  const nodes: Moddle[] = [];
  eachObject(definitions, (object) => {
    if (object.$instanceOf('bpmn:FlowNode')) nodes.push(object);
  });
  return nodes;
}

/** Sets properties of an element as a command, and draws what shows them anew. An element within another is drawn with the one around it. */
export function put(modeler: Modeler, object: Moddle, properties: Record<string, unknown>): void {
  const registry = modeler.get('elementRegistry') as unknown as { get(id: string): Shape | undefined };
  const modeling = modeler.get('modeling') as unknown as { updateProperties(shape: Shape, properties: object): void; updateModdleProperties(shape: Shape, object: Moddle, properties: object): void };
  const shape = registry.get(object.id);
  if (shape && shape.businessObject === object) return modeling.updateProperties(shape, properties);
  let around = object.$parent;
  while (around && !registry.get(around.id)) around = around.$parent;
  const host = (around && registry.get(around.id)) ?? (modeler.get('canvas') as unknown as { getRootElement(): Shape }).getRootElement();
  modeling.updateModdleProperties(host, object, properties);
}

/** A new element inside another. */
export function made(modeler: Modeler, type: string, parent: Moddle, properties: object): Moddle {
  const object = (modeler.get('bpmnFactory') as unknown as { create(type: string, properties: object): Moddle }).create(type, properties);
  object.$parent = parent;
  return object;
}

/** Changes the list of what is defined beside the processes. */
export function putRoots(modeler: Modeler, change: (all: Moddle[]) => Moddle[]): void {
  const definitions = definitionsOf(modeler);
  put(modeler, definitions, { rootElements: change(listOf(definitions, 'rootElements')) });
}

/** Gives elements other names. */
export function rename(modeler: Modeler, names: ReadonlyMap<string, string>): void {
  const meant: Moddle[] = [];
  eachObject(definitionsOf(modeler), (object) => {
    if (names.has(object.id)) meant.push(object);
  });
  for (const object of meant) put(modeler, object, { name: names.get(object.id) || undefined });
}

/** The kind of an element in the language of the page: "User task" of userTask. The menus of bpmn-js have words for some kinds, its panel for others. */
export function kindOf(modeler: Modeler, type: string): string {
  const translate = modeler.get('translate') as unknown as (text: string) => string;
  const title = type.replace(/^./, (letter) => letter.toUpperCase()).replace(/([a-z])([A-Z])/g, '$1 $2');
  const sentence = (title.charAt(0) + title.slice(1).toLowerCase()).replace('Sub process', 'Sub-process').replace('d hoc', 'd-hoc').replace('t based', 't-based');
  return [sentence, title].map(translate).find((said) => said !== sentence && said !== title) ?? sentence;
}
