import type { TFunction } from 'i18next';
import type { Drawing } from '../../modeler/drawing';
import { kindOf } from '../../modeler/objects';
import type { Moddle } from '../../modeler/semantic';

/** What an element is called in a sentence: “Approve”; without a name what it is, and behind what: exclusive gateway after “Approve”. */
export function called(t: TFunction, element: Moddle | undefined, otherwise: string, kind: (type: string) => string): string {
  if (!element) return `“${otherwise}”`;
  const own = nameOf(element);
  if (own) return `“${own}”`;
  const said = kind(element.$type.replace(/^bpmn:./, (letters) => letters.slice(-1).toLowerCase()));
  const before = (element.incoming as { sourceRef?: Moddle }[] | undefined) ?? [];
  const source = before.length === 1 ? nameOf(before[0].sourceRef) : '';
  return source ? t('walk:namelessAfter', { kind: said, name: source }) : said;
}

/** The words for an element of a drawing; one that is not on it, as in a process that is called, is called as the program says. */
export function callerOn(drawing: Drawing, t: TFunction): (element: Moddle | undefined, otherwise: string) => string {
  return (element, otherwise) => called(t, element, otherwise, (type) => kindOf(drawing.modeler, type));
}

function nameOf(element: Moddle | undefined): string {
  return element?.name?.replace(/\s+/g, ' ').trim() ?? '';
}
