import { composing } from '../ui/composing';
import type { Moddle, Shape } from './semantic';

/** A piece of a text that is shown among what was found; what was asked for is marked. */
export interface Token {
  value: string;
  match?: boolean;
}
interface Found {
  element: Shape;
  primaryTokens: Token[];
  secondaryTokens: Token[];
}
interface SearchPad {
  registerProvider(provider: { find(pattern: string): Found[] }): void;
  _search(pattern: string): void;
}

/** What is shown around a find in a long text, in characters. */
const around = 24;

/** Finds elements of all pages by name, id and documentation, every word anywhere in them; Chinese has no words, so it is found within. */
export class CanvasSearch {
  static $inject = ['searchPad', 'elementRegistry', 'canvas', 'eventBus', 'bpmnSearch'];

  constructor(
    pad: SearchPad,
    private readonly registry: { filter(keep: (element: Shape) => boolean): Shape[] },
    private readonly canvas: { getRootElements(): Shape[]; getContainer(): HTMLElement },
    bus: { on(event: string, listener: () => void): void },
  ) {
    // bpmn-js registers its own first; the last one counts.
    pad.registerProvider(this);
    bus.on('diagram.init', () => followComposition(canvas.getContainer(), pad));
  }

  find(pattern: string): Found[] {
    const words = pattern.toLowerCase().split(/\s+/).filter(Boolean);
    const pages = this.canvas.getRootElements();
    const shown = this.registry.filter((element) => !element.labelTarget && !pages.includes(element));
    return ranked(
      shown.flatMap((element) => {
        const { name, id, text } = saidOf(element.businessObject);
        const all = `${name}\n${id}\n${text}`.toLowerCase();
        if (!words.every((word) => all.includes(word))) return [];
        const inName = words.filter((word) => name.toLowerCase().includes(word));
        const inText = words.find((word) => text.toLowerCase().includes(word));
        const secondary = inText !== undefined && inName.length < words.length ? marked(excerpt(text, inText), words) : marked(id, words);
        return [{ rank: rankOf(name, id, words), name, found: { element, primaryTokens: marked(name, words), secondaryTokens: secondary } }];
      }),
    );
  }
}

/**
 * The pad searches when a key is let go, and takes Enter for a choice then. Chinese comes without keys of its own, and
 * the Enter that ends its composition chooses nothing.
 */
function followComposition(container: HTMLElement, pad: SearchPad): void {
  let composed = false;
  const typed = (event: Event) => (event.target instanceof HTMLInputElement && event.target.closest('.djs-search-input') ? event.target : undefined);
  container.addEventListener('compositionend', (event) => {
    if (typed(event)) composed = true;
  });
  container.addEventListener('input', (event) => {
    const input = typed(event);
    if (input) pad._search(input.value);
  });
  container.addEventListener(
    'keyup',
    (event) => {
      if (typed(event) && (composing(event) || (composed && event.key === 'Enter'))) event.stopImmediatePropagation();
      composed = false;
    },
    { capture: true },
  );
}

function saidOf(object: Moddle): { name: string; id: string; text: string } {
  const documentation = ((object.get('documentation') as Moddle[] | undefined) ?? []).map(({ text }) => String(text ?? ''));
  const name = object.name ?? (object.get('text') as string | undefined) ?? '';
  return { name: flat(String(name)), id: object.id, text: flat(documentation.join(' ')) };
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Names that begin with what was asked for come first, then names, ids, and texts. */
function rankOf(name: string, id: string, [first]: string[]): number {
  const at = name.toLowerCase().indexOf(first);
  return at === 0 ? 0 : at > 0 ? 1 : id.toLowerCase().includes(first) ? 2 : 3;
}

function ranked(list: { rank: number; name: string; found: Found }[]): Found[] {
  return list.sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name, 'zh-CN')).map(({ found }) => found);
}

/** A text in pieces, those that were asked for marked; what overlaps is one piece. */
export function marked(text: string, words: string[]): Token[] {
  const lower = text.toLowerCase();
  const hit = new Array<boolean>(text.length).fill(false);
  for (const word of words) for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) hit.fill(true, at, at + word.length);
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; at++) {
    const last = tokens.at(-1);
    if (last && Boolean(last.match) === hit[at]) last.value += text[at];
    else tokens.push(hit[at] ? { value: text[at], match: true } : { value: text[at] });
  }
  return tokens;
}

function excerpt(text: string, word: string): string {
  const at = text.toLowerCase().indexOf(word);
  const [from, to] = [Math.max(0, at - around), Math.min(text.length, at + word.length + around)];
  return (from > 0 ? '…' : '') + text.slice(from, to) + (to < text.length ? '…' : '');
}

export const searchModule = { __init__: ['sandtableSearch'], sandtableSearch: ['type', CanvasSearch] };
