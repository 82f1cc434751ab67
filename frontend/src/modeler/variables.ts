import type Modeler from 'bpmn-js/lib/Modeler';
import { calledOf, definitionsOf, eachObject, listOf, made, nameOf, nodesOf, put, rootsOf } from './objects';
import type { Own } from './own';
import { ownOf, valuesOf } from './own';
import type { Pen } from './pen';
import type { Moddle } from './semantic';

export const variableTypes = ['text', 'number', 'integer', 'boolean', 'date', 'duration'] as const;

/** A variable of a case, as it is declared. */
export interface Variable {
  /** The process or file that declares it; undefined: it is used, but not declared. */
  holder?: string;
  /** Which of its holder's variables it is. */
  at: number;
  name: string;
  own: Own;
  reads: Place[];
  writes: Place[];
}

/** A word of the dictionary. */
export interface Term {
  holder: string;
  at: number;
  name: string;
  own: Own;
  from: string[];
  /** The terms that are derived from it, and the variables that hold it. */
  into: string[];
  variables: string[];
}

/** An element that reads or writes something. */
export interface Place {
  id: string;
  name: string;
}

/** A data object or a data store. */
export interface Store {
  id: string;
  kind: 'object' | 'store';
  name: string;
  /** It is drawn; others are only defined. */
  drawn: boolean;
  reads: Place[];
  writes: Place[];
}

/** How a step uses a variable, by its name. */
export interface StepUse {
  reads: Set<string>;
  writes: Set<string>;
  /** What of it comes from forms and formulas and is not changed in a table. */
  fixed: Set<string>;
}

const place = (element: Moddle): Place => ({ id: element.id, name: calledOf(element) });
const holdersOf = (definitions: Moddle) => [definitions, ...rootsOf(definitions, 'Process')];

/** All variables: those declared in the order of the file, then those that are only used. */
export function variablesOf(modeler: Modeler): Variable[] {
  const definitions = definitionsOf(modeler);
  const declared = holdersOf(definitions).flatMap((holder) => ownOf(holder, 'Variable').map((own, at): Variable => ({ holder: holder.id, at, name: String(own.name ?? ''), own, reads: [], writes: [] })));
  const by = new Map<string, Variable[]>();
  for (const one of declared) by.set(one.name, [...(by.get(one.name) ?? []), one]);
  const more: Variable[] = [];
  const known = new Set(by.keys());
  for (const node of nodesOf(definitions)) {
    const { reads, writes } = usageOf(node, known);
    const note = (name: string, list: 'reads' | 'writes') => {
      if (!by.has(name)) {
        const one: Variable = { at: -1, name, own: { name }, reads: [], writes: [] };
        by.set(name, [one]);
        more.push(one);
      }
      for (const one of by.get(name)!) one[list].push(place(node));
    };
    for (const name of reads) note(name, 'reads');
    for (const name of writes) note(name, 'writes');
  }
  return [...declared, ...more];
}

/** What a node reads and writes. Formulas read those of the known that they name. */
export function usageOf(node: Moddle, known: ReadonlySet<string>): StepUse {
  const use: StepUse = { reads: new Set(), writes: new Set(), fixed: new Set() };
  const named = ({ variable }: Own) => String(variable ?? '').trim();
  for (const own of ownOf(node, 'Read')) if (named(own)) use.reads.add(named(own));
  for (const own of ownOf(node, 'Write')) if (named(own)) use.writes.add(named(own));
  for (const form of ownOf(node, 'Form')) {
    for (const field of (form.fields as Own[] | undefined) ?? []) {
      if (!named(field)) continue;
      (field.readonly ? use.reads : use.writes).add(named(field));
      use.fixed.add(`${field.readonly ? 'R' : 'W'} ${named(field)}`);
    }
  }
  for (const table of ownOf(node, 'Table')) {
    for (const output of (table.outputs as Own[] | undefined) ?? []) {
      if (!named(output)) continue;
      use.writes.add(named(output));
      use.fixed.add(`W ${named(output)}`);
    }
  }
  for (const formula of formulasAt(node)) {
    for (const word of wordsOf(formula.text)) {
      if (!known.has(word)) continue;
      use.reads.add(word);
      use.fixed.add(`R ${word}`);
    }
  }
  return use;
}

interface Formula {
  /** The element that a person sees it at. */
  element: Moddle;
  text: string;
  write: (modeler: Modeler, text: string) => void;
}

/** The formulas that are asked at a node: those of its ways out, its loop, what it waits for, what it writes, and its decision table. */
function formulasAt(node: Moddle): Formula[] {
  const found: Formula[] = [];
  const add = (element: Moddle, holder: Moddle | undefined, property: string) => {
    const expression = holder?.get(property) as Moddle | undefined;
    const text = String(expression?.body ?? '');
    if (expression && text.trim()) found.push({ element, text, write: (modeler, body) => put(modeler, holder!, { [property]: copied(modeler, expression, holder!, body) }) });
  };
  for (const flow of listOf(node, 'outgoing')) add(flow, flow, 'conditionExpression');
  for (const definition of (node.eventDefinitions as Moddle[] | undefined) ?? []) if (definition.$type === 'bpmn:ConditionalEventDefinition') add(node, definition, 'condition');
  if (node.$type === 'bpmn:ComplexGateway') add(node, node, 'activationCondition');
  if (node.$type === 'bpmn:AdHocSubProcess') add(node, node, 'completionCondition');
  const loop = node.loopCharacteristics as Moddle | undefined;
  for (const property of loop?.$type === 'bpmn:StandardLoopCharacteristics' ? ['loopCondition'] : loop ? ['loopCardinality', 'completionCondition'] : []) add(node, loop, property);
  for (const one of valuesOf(node)) {
    if (one.$type === 'st:Write' && String(one.value ?? '').startsWith('=')) found.push({ element: node, text: String(one.value), write: (modeler, value) => put(modeler, one, { value }) });
    if (one.$type === 'st:Table') found.push(...formulasIn(one, node));
  }
  return found;
}

/** The formulas of a decision table: its inputs, its tests, and what it writes behind =. */
function formulasIn(table: Moddle, element: Moddle): Formula[] {
  const inputs = listOf(table, 'inputs');
  const asked = inputs.map((input): Formula => ({ element, text: String(input.formula ?? ''), write: (modeler, formula) => put(modeler, input, { formula }) }));
  const cells = listOf(table, 'rules').flatMap((rule) => listOf(rule, 'cells').filter((cell, at) => at < inputs.length || String(cell.value ?? '').startsWith('=')));
  return [...asked, ...cells.map((cell): Formula => ({ element, text: String(cell.value ?? ''), write: (modeler, value) => put(modeler, cell, { value }) }))];
}

/** An expression that says something else, in the same language. */
function copied(modeler: Modeler, { $type, language }: Moddle, parent: Moddle, body: string): Moddle {
  return made(modeler, $type, parent, { body, ...(language ? { language } : {}) });
}

/** Parts of a formula: texts in quotes, and words that no dot makes a part of something else. */
const parts = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|(?:\.\s*)?(?<![\p{L}\p{N}_$])[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** The words of a formula that could be variables. */
export function wordsOf(text: string): Set<string> {
  return new Set([...text.matchAll(parts)].map(([part]) => part).filter((part) => /^[\p{L}_$]/u.test(part)));
}

/** A formula in which a variable goes by another name. */
export function renamedIn(text: string, from: string, to: string): string {
  return text.replace(parts, (part) => (part === from ? to : part));
}

/** Whether something can be the name of a variable. */
export function isVariableName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name);
}

/** One place where a variable is named. */
export interface Mention {
  kind: 'declaration' | 'read' | 'write' | 'field' | 'formula';
  /** Where a person finds it. */
  element: Place;
  before?: string;
  after?: string;
  change: (modeler: Modeler) => void;
}

/** Everything that a new name of a variable changes. */
export function mentionsOf(modeler: Modeler, from: string, to: string): Mention[] {
  const definitions = definitionsOf(modeler);
  const found: Mention[] = [];
  const kinds = { 'st:Read': 'read', 'st:Write': 'write', 'st:Field': 'field', 'st:Output': 'write' } as const;
  for (const holder of holdersOf(definitions)) {
    for (const one of valuesOf(holder)) if (one.$type === 'st:Variable' && one.name === from) found.push({ kind: 'declaration', element: place(holder), change: () => put(modeler, one, { name: to }) });
  }
  for (const node of nodesOf(definitions)) {
    for (const one of valuesOf(node).flatMap((value) => [value, ...listOf(value.$type === 'st:Form' ? value : undefined, 'fields'), ...listOf(value.$type === 'st:Table' ? value : undefined, 'outputs')])) {
      if (one.$type in kinds && one.variable === from) found.push({ kind: kinds[one.$type as keyof typeof kinds], element: place(node), change: () => put(modeler, one, { variable: to }) });
    }
    for (const table of valuesOf(node).filter(({ $type }) => $type === 'st:Table')) found.push(...mentionsIn(table, place(node), from, to));
    for (const { element, text, write } of formulasAt(node)) {
      const after = renamedIn(text, from, to);
      if (after !== text) found.push({ kind: 'formula', element: { id: element.id, name: calledOf(element) }, before: text, after, change: () => write(modeler, renamedIn(text, from, to)) });
    }
  }
  return found;
}

/** Where a decision table names a variable: what it asks, what it writes, and formulas in its cells. */
function mentionsIn(table: Moddle, element: Place, from: string, to: string): Mention[] {
  const formulas = [...listOf(table, 'inputs').map((one) => ({ one, key: 'formula' })), ...listOf(table, 'rules').flatMap((rule) => listOf(rule, 'cells').map((one) => ({ one, key: 'value' })))];
  return [
    ...formulas.flatMap(({ one, key }): Mention[] => {
      const before = String(one[key] ?? '');
      const after = renamedIn(before, from, to);
      return after === before ? [] : [{ kind: 'formula', element, before, after, change: (modeler) => put(modeler, one, { [key]: after }) }];
    }),
    ...listOf(table, 'outputs').flatMap((one): Mention[] => (one.variable === from ? [{ kind: 'write', element, change: (modeler) => put(modeler, one, { variable: to }) }] : [])),
  ];
}

/** Writes the variables of one holder, or its terms. */
export function putDeclared(modeler: Modeler, pen: Pen, holder: string, type: 'Variable' | 'Term', change: (all: Own[]) => Own[]): void {
  const object = holdersOf(definitionsOf(modeler)).find(({ id }) => id === holder);
  pen.own(holder, type, change(ownOf(object, type)));
}

/** Where something new is declared: the first process that is drawn. */
export function firstHolder(modeler: Modeler): string {
  const processes = rootsOf(definitionsOf(modeler), 'Process');
  return (processes.find((process) => listOf(process, 'flowElements').length > 0) ?? processes[0]).id;
}

/** The dictionary, and what comes of each of its words. */
export function termsOf(modeler: Modeler): Term[] {
  const definitions = definitionsOf(modeler);
  const terms = holdersOf(definitions).flatMap((holder) => ownOf(holder, 'Term').map((own, at): Term => ({ holder: holder.id, at, name: String(own.name ?? ''), own, from: separated(String(own.from ?? '')), into: [], variables: [] })));
  for (const { name, from } of terms) for (const source of from) for (const term of terms) if (term.name === source) term.into.push(name);
  for (const holder of holdersOf(definitions)) for (const { name, term } of ownOf(holder, 'Variable')) for (const one of terms) if (term && one.name === term) one.variables.push(String(name ?? ''));
  return terms;
}

/** Names between |, or else between blanks, as engine/data reads them. */
export function separated(list: string): string[] {
  return list.split(list.includes('|') ? '|' : /\s+/).map((part) => part.trim()).filter(Boolean);
}

/** The same list as text; a name with blanks needs a line even where it stands alone. */
export function joined(names: string[]): string {
  return names.length === 1 && /\s/.test(names[0]) ? `${names[0]} |` : names.join(' | ');
}

/** Data objects and stores, and who reads and writes them according to the associations drawn. */
export function storesOf(modeler: Modeler): Store[] {
  const definitions = definitionsOf(modeler);
  const stores: Store[] = [];
  const by = new Map<Moddle, Store>();
  const keep = (object: Moddle, kind: Store['kind'], drawn: boolean) => {
    const one: Store = { id: object.id, kind, name: nameOf(object), drawn, reads: [], writes: [] };
    stores.push(one);
    by.set(object, one);
    return one;
  };
  // A reference and what it refers to are the same thing; several references too.
  eachObject(definitions, (object) => {
    const kind = object.$type === 'bpmn:DataObjectReference' ? 'object' : object.$type === 'bpmn:DataStoreReference' ? 'store' : undefined;
    if (!kind) return;
    const target = object[kind === 'object' ? 'dataObjectRef' : 'dataStoreRef'] as Moddle | undefined;
    const known = target && by.get(target);
    const one = known ?? keep(object, kind, true);
    one.name ||= nameOf(object);
    by.set(object, one);
    if (target) by.set(target, one);
  });
  eachObject(definitions, (object) => {
    if (object.$type === 'bpmn:DataObject' && !by.has(object)) keep(object, 'object', false);
    if (object.$type === 'bpmn:DataStore' && !by.has(object)) keep(object, 'store', false);
  });
  for (const node of nodesOf(definitions)) {
    const note = (object: Moddle | undefined, list: 'reads' | 'writes') => {
      const one = object && by.get(object);
      if (one && !one[list].some(({ id }) => id === node.id)) one[list].push(place(node));
    };
    for (const association of (node.dataInputAssociations as Moddle[] | undefined) ?? []) for (const source of listOf(association, 'sourceRef')) note(source, 'reads');
    for (const association of (node.dataOutputAssociations as Moddle[] | undefined) ?? []) note(association.targetRef as Moddle | undefined, 'writes');
  }
  return stores;
}

/** Whether a step reads or writes a variable, as the step itself says it. */
export function putUse(modeler: Modeler, pen: Pen, step: string, variable: string, use: { reads: boolean; writes: boolean }): void {
  const node = nodesOf(definitionsOf(modeler)).find(({ id }) => id === step);
  for (const [type, wanted] of [['Read', use.reads], ['Write', use.writes]] as const) {
    const before = ownOf(node, type);
    const has = before.some((own) => own.variable === variable);
    if (has !== wanted) pen.own(step, type, wanted ? [...before, { variable }] : before.filter((own) => own.variable !== variable));
  }
}

/** Gives a term another name, also where others come from it and variables hold it. */
export function renameTerm(modeler: Modeler, from: string, to: string): void {
  for (const holder of holdersOf(definitionsOf(modeler))) {
    for (const one of valuesOf(holder)) {
      if (one.$type === 'st:Variable' && one.term === from) put(modeler, one, { term: to });
      if (one.$type !== 'st:Term') continue;
      const sources = separated(String(one.from ?? ''));
      if (sources.includes(from)) put(modeler, one, { from: joined(sources.map((source) => (source === from ? to : source))) });
      if (one.name === from) put(modeler, one, { name: to });
    }
  }
}
