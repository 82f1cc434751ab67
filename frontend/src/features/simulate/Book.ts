import { createContext, use, useCallback } from 'react';
import type { ScenarioContent } from '../../api/scenario';
import type { Drawing } from '../../modeler/drawing';
import type { Facts } from '../../modeler/facts';
import type { Path } from './path';
import { valueAt, withValue } from './path';

/** What every part of the numbers works on. */
export interface Book {
  content: ScenarioContent;
  facts: Facts;
  drawing: Drawing;
  /** Changes the numbers; `apart` where that is one change for itself, and no part of what is typed. */
  edit: (change: (content: ScenarioContent) => ScenarioContent, apart?: boolean) => void;
}

export const BookContext = createContext<Book | null>(null);

/** The numbers that are on the screen, and the drawing that they belong to. */
export function useBook(): Book {
  const book = use(BookContext);
  if (!book) throw new Error('numbers outside of their panel');
  return book;
}

/** One value of the numbers and the way to change it; undefined takes it away. */
export function useAt<T>(path: Path): [T | undefined, (next: T | undefined) => void] {
  const { content, edit } = useBook();
  const key = JSON.stringify(path);
  const set = useCallback((next: T | undefined) => edit((now) => withValue(now, JSON.parse(key) as Path, next)), [edit, key]);
  return [valueAt(content, path) as T | undefined, set];
}
