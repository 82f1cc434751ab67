import type { TFunction } from 'i18next';
import type { Language } from '../../format/language';
import type { StepLabel } from '../../modeler/deeds';
import { chinese } from '../../modeler/translate/translate';

const known = ['open', 'load', 'add', 'paste', 'remove', 'move', 'resize', 'connect', 'reconnect', 'reroute', 'rename', 'replace', 'align', 'space', 'lanes', 'collapse', 'color', 'duties', 'roles', 'edit'];
/** What is said without naming what it was done to. */
const alone = ['open', 'load', 'space', 'duties', 'roles', 'edit'];

/** A step as a sentence: Moved “Check” and 2 others. What a later version calls a step is a change like any. */
export function sentence({ did, of, more }: Omit<StepLabel, 'did'> & { did: string }, t: TFunction, language: Language): string {
  const deed = known.includes(did) ? did : 'change';
  if (alone.includes(deed)) return t(`journal:did.${deed}`);
  const what = of === '' ? t('journal:something') : of.split(' → ').map((name) => called(name, language)).join(' → ');
  return t(`journal:did.${deed}`, { what: more > 0 ? t('journal:andMore', { what, count: more }) : what });
}

/** A name in quotes, or the kind of what has none. */
function called(name: string, language: Language): string {
  const kind = /^\w+:([A-Z]\w*)$/.exec(name)?.[1];
  if (!kind) return `“${name}”`;
  const words = kind.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return language === 'zh-CN' ? (chinese(words) ?? chinese(kind) ?? words) : words.toLowerCase();
}
