import type { ReactNode } from 'react';
import type { Shortcut } from './shortcut';

/** Something a person can do, declared once: menus, toolbar, tooltips and keyboard all read it from here. */
export interface Action {
  id: string;
  /** Key of its name in the dictionary. */
  label: string;
  icon?: ReactNode;
  shortcut?: Shortcut;
  /** A shortcut that is shown here, while the canvas itself listens for it: elsewhere the key means something else. */
  onCanvas?: Shortcut;
  /** Further shortcuts that do the same and are not shown. */
  alias?: Shortcut[];
  /** Shortcuts that do this instead of what they do elsewhere, while the focus is within what a selector names, and not in a field that is being typed into. */
  within?: { selector: string; shortcuts: Shortcut[] };
  /** False greys it out; absent means always possible. */
  enabled?: boolean;
  /** In a text field the shortcut keeps its meaning there. */
  notWhileTyping?: boolean;
  run: () => void;
}

/** All actions by id, in the order of their declaration. */
export type Actions = Record<string, Action>;

/** Collects declarations; two with one id are a mistake of ours. */
export function collect(...declared: Action[]): Actions {
  const actions: Actions = {};
  for (const action of declared) {
    if (actions[action.id]) throw new Error(`action ${action.id} is declared twice`);
    actions[action.id] = action;
  }
  return actions;
}
