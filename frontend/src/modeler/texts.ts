import type Modeler from 'bpmn-js/lib/Modeler';
import type { Language } from '../format/language';
import { definitionsOf, eachObject, listOf, made, nameOf, put } from './objects';
import type { Own } from './own';
import { ownOf, written } from './own';
import type { Moddle } from './semantic';

/** What an element is called and what is said of it, in both languages. */
export interface TextRow {
  id: string;
  /** As BPMN names it: userTask, lane, message… */
  type: string;
  name: string;
  documentation: string;
  otherName: string;
  otherDocumentation: string;
}

/** The texts of a drawing. */
export interface Texts {
  /** The language of the names on the drawing. */
  language: Language;
  /** The file says so; else it is a guess. */
  said: boolean;
  rows: TextRow[];
}

export type TextField = 'name' | 'documentation' | 'otherName' | 'otherDocumentation';

export const otherLanguage = (language: Language): Language => (language === 'en' ? 'zh-CN' : 'en');

/** What is written of every element that has a name or documentation, or could do with one. */
export function textsOf(modeler: Modeler): Texts {
  const definitions = definitionsOf(modeler);
  const objects = spoken(definitions);
  const said = definitions.get('st:language');
  const language = said === 'en' || said === 'zh-CN' ? said : guessed(objects);
  const other = otherLanguage(language);
  const rows = objects.map((object): TextRow => {
    const translated = ownOf(object, 'Text').find(({ lang }) => lang === other);
    return {
      id: object.id,
      type: object.$type.slice('bpmn:'.length).replace(/^./, (letter) => letter.toLowerCase()),
      name: captionOf(object),
      documentation: documented(object),
      otherName: String(translated?.name ?? ''),
      otherDocumentation: String(translated?.documentation ?? ''),
    };
  });
  return { language, said: said === language, rows };
}

/** Elements that people read something of. A process that a pool stands for is called as its pool is. */
function spoken(definitions: Moddle): Moddle[] {
  const found: Moddle[] = [];
  const pooled = new Set<Moddle>();
  eachObject(definitions, ({ $type, processRef }) => {
    if ($type === 'bpmn:Participant' && processRef) pooled.add(processRef as Moddle);
  });
  eachObject(definitions, (object) => {
    const bare = !captionOf(object) && !documented(object) && ownOf(object, 'Text').length === 0;
    const wordless = /Association|EventDefinition$|LaneSet$|^bpmn:(DataObject|Collaboration|Category|ItemDefinition)$/.test(object.$type);
    const always = object.$instanceOf('bpmn:Activity') || ['bpmn:Participant', 'bpmn:Lane', 'bpmn:Process'].includes(object.$type);
    if (wordless || (bare && !always) || (pooled.has(object) && bare)) return;
    found.push(object);
  });
  // What is drawn comes before what is only defined.
  const defined = ({ $parent, $type }: Moddle) => $parent === definitions && $type !== 'bpmn:Process';
  return [...found.filter((object) => !defined(object)), ...found.filter(defined)];
}

/** The words that are drawn: annotations have a text, everything else a name. */
function captionOf(object: Moddle): string {
  return object.$type === 'bpmn:TextAnnotation' ? String(object.text ?? '').trim() : nameOf(object);
}

function documented(object: Moddle): string {
  return String(listOf(object, 'documentation')[0]?.text ?? '').trim();
}

/** Chinese, if most of what is written has Chinese characters in it. */
function guessed(objects: Moddle[]): Language {
  const names = objects.map(captionOf).filter(Boolean);
  return names.filter((name) => /\p{Script=Han}/u.test(name)).length * 2 > names.length ? 'zh-CN' : 'en';
}

/** Says in which language the names on the drawing are, and nothing else. */
export function setLanguage(modeler: Modeler, language: Language): void {
  put(modeler, definitionsOf(modeler), { 'st:language': language });
}

/** Writes texts of elements. */
export function putTexts(modeler: Modeler, changes: { id: string; field: TextField; text: string }[]): void {
  const { language } = textsOf(modeler);
  const objects = byId(definitionsOf(modeler));
  for (const { id, field, text } of changes) {
    const object = objects.get(id);
    if (!object) continue;
    if (field === 'name') caption(modeler, object, text);
    else if (field === 'documentation') document(modeler, object, text);
    else translate(modeler, object, otherLanguage(language), { [field === 'otherName' ? 'name' : 'documentation']: text });
  }
}

/**
 * Makes the other language that of the drawing: what is written and its translation change places. What has no
 * translation stays as it is, and still has none: so that changing places twice changes nothing.
 */
export function swapTexts(modeler: Modeler): void {
  const { language, rows } = textsOf(modeler);
  const other = otherLanguage(language);
  const objects = byId(definitionsOf(modeler));
  for (const row of rows) {
    const object = objects.get(row.id)!;
    const kept: Own = {};
    if (row.otherName) kept.name = row.name;
    if (row.otherDocumentation) kept.documentation = row.documentation;
    if (Object.keys(kept).length === 0) continue;
    const others = ownOf(object, 'Text').filter(({ lang }) => lang !== other && lang !== language);
    const says = Boolean(kept.name || kept.documentation);
    own(modeler, object, [...others, ...(says ? [{ lang: language, ...kept }] : [])]);
    if (row.otherName) caption(modeler, object, row.otherName);
    if (row.otherDocumentation) document(modeler, object, row.otherDocumentation);
  }
  setLanguage(modeler, other);
}

function byId(definitions: Moddle): Map<string, Moddle> {
  const all = new Map<string, Moddle>();
  eachObject(definitions, (object) => all.set(object.id, object));
  return all;
}

function caption(modeler: Modeler, object: Moddle, text: string): void {
  put(modeler, object, { [object.$type === 'bpmn:TextAnnotation' ? 'text' : 'name']: text || undefined });
}

function document(modeler: Modeler, object: Moddle, text: string): void {
  const [, ...others] = listOf(object, 'documentation');
  put(modeler, object, { documentation: text ? [made(modeler, 'bpmn:Documentation', object, { text }), ...others] : others });
}

function translate(modeler: Modeler, object: Moddle, lang: Language, change: Own): void {
  const all = ownOf(object, 'Text');
  const next = { ...(all.find((one) => one.lang === lang) ?? { lang }), ...change };
  own(modeler, object, [...all.filter((one) => one.lang !== lang), ...(next.name || next.documentation ? [next] : [])]);
}

/** Puts these in the place of an element's translations. Unlike those of a pen, elements need not be drawn or at the top of the file. */
function own(modeler: Modeler, object: Moddle, list: Own[]): void {
  const holder = object.get('extensionElements') as Moddle | undefined;
  const before = listOf(holder, 'values');
  const values = before.filter(({ $type }) => $type !== 'st:Text');
  const first = before.findIndex(({ $type }) => $type === 'st:Text');
  const next = made(modeler, 'bpmn:ExtensionElements', object, {});
  values.splice(first < 0 ? values.length : first, 0, ...list.map((text) => written((type, properties) => made(modeler, type, next, properties), 'st:Text', text)));
  for (const value of values) value.$parent = next;
  next.values = values;
  put(modeler, object, { extensionElements: values.length > 0 ? next : undefined });
}
