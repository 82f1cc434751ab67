import type { Language } from '../../format/language';
import { canvasWords } from './zh-canvas';
import { elementWords } from './zh-elements';
import { headerWords, panelWords, triggerWords } from './zh-panel';

const words: Record<string, string> = { ...headerWords, ...elementWords, ...panelWords, ...canvasWords };

/** The Chinese for a text of bpmn-js; undefined when the dictionary lacks it. */
export function chinese(text: string): string | undefined {
  return Object.hasOwn(words, text) ? words[text] : eventName(text);
}

/** Names such as "Timer Boundary Event (Non Interrupting)", which the properties panel builds from parts. */
function eventName(text: string): string | undefined {
  const match = /^(?:([A-Z][A-Za-z ]*?) )?((?:Start|End|Boundary|Intermediate (?:Catch|Throw)) Event)( ?\(Non Interrupting\))?$/.exec(text);
  if (!match) return undefined;
  const trigger = match[1] ? triggerWords[match[1]] : '';
  if (trigger === undefined) return undefined;
  return trigger + headerWords[match[2]] + (match[3] ? '（非中断）' : '');
}

/** The diagram-js service that puts bpmn-js into the language of the page, asked anew at each text. */
export function translateModule(language: () => Language) {
  const translate = (template: string, values: Record<string, string> = {}) => {
    const text = language() === 'zh-CN' ? (chinese(template) ?? template) : template;
    return text.replace(/{([^}]+)}/g, (hole, key: string) => values[key] ?? hole);
  };
  return { translate: ['value', translate] };
}
