import type { ReactNode } from 'react';
import type { Match, Speller } from './match';
import { match } from './match';

/** What an item of the palette is. */
export type ItemKind = 'command' | 'setting' | 'element' | 'role' | 'problem' | 'template' | 'process' | 'place';

/** Something that the palette can do or go to. */
export interface Item {
  /** Stays the same from one opening to the next. */
  id: string;
  kind: ItemKind;
  title: string;
  /** Where or what it is, in a few words. */
  detail?: string;
  /** Other words that find it. */
  also?: string;
  icon?: ReactNode;
  /** Its shortcut, as the keyboard labels it. */
  keys?: string;
  /** It is found by somebody else already and stays whatever is typed. */
  found?: boolean;
  run: () => void;
}

export interface Ranked {
  item: Item;
  /** The places in its title that answer what was typed. */
  at: number[];
}

const mostShown = 60;
/** Commands come before what is only called alike. */
const weight: Record<ItemKind, number> = { command: 6, setting: 5, element: 4, role: 3, problem: 0, template: 2, process: 4, place: -20 };

/** The items that answer what was typed, the best first; what was chosen lately comes before what answers equally well. */
export function rank(items: Item[], query: string, recent: string[], spell?: Speller): Ranked[] {
  const lately = new Map(recent.map((id, at) => [id, recent.length - at]));
  if (query.trim() === '') {
    const chosen = items.filter(({ id }) => lately.has(id)).sort((a, b) => lately.get(b.id)! - lately.get(a.id)!);
    const rest = items.filter(({ id, kind }) => !lately.has(id) && kind !== 'problem');
    return [...chosen, ...rest].slice(0, mostShown).map((item) => ({ item, at: [] }));
  }
  return items
    .flatMap((item) => {
      const found = best(item, query, spell);
      return found ? [{ item, at: found.at, score: found.score + weight[item.kind] + (lately.has(item.id) ? 8 : 0) }] : [];
    })
    .sort((a, b) => b.score - a.score || a.item.title.length - b.item.title.length)
    .slice(0, mostShown);
}

function best(item: Item, query: string, spell?: Speller): Match | undefined {
  const title = match(item.title, query, spell);
  if (title) return title;
  const beside = match([item.title, item.detail, item.also].filter(Boolean).join(' '), query, spell);
  if (beside) return { score: beside.score - 25, at: beside.at.filter((at) => at < item.title.length) };
  return item.found ? { score: 20, at: [] } : undefined;
}
