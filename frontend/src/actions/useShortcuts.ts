import { useEffect, useRef } from 'react';
import type { Actions } from './action';
import { pressed } from './shortcut';

/** Listens for the shortcuts of all actions, wherever the focus is. */
export function useShortcuts(actions: Actions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      for (const action of Object.values(latest.current)) {
        const shortcuts = [action.shortcut, ...(action.alias ?? [])];
        if ((action.notWhileTyping && typing(event.target)) || !shortcuts.some((shortcut) => shortcut && pressed(event, shortcut))) continue;
        // Also when greyed out: Ctrl+S must never open the browser's own dialog.
        event.preventDefault();
        event.stopPropagation();
        if (action.enabled === false) return;
        takeOver(event.target);
        action.run();
        return;
      }
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}

/** A field takes over what was typed when it is left; what is saved or played now must not lack it. */
function takeOver(field: EventTarget | null): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.blur();
  field.focus();
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
