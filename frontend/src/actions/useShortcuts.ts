import { useEffect, useRef } from 'react';
import type { Action, Actions } from './action';
import { pressed } from './shortcut';

/** Listens for the shortcuts of all actions, wherever the focus is. */
export function useShortcuts(actions: Actions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    let typed = false; // into the field that has the focus, since it has it
    const forget = () => void (typed = false);
    const note = () => void (typed = true);
    const listen = (event: KeyboardEvent) => {
      const action = meant(Object.values(latest.current), event, typed);
      if (!action) return;
      // Also when greyed out: Ctrl+S must never open the browser's own dialog.
      event.preventDefault();
      event.stopPropagation();
      if (action.enabled === false) return;
      takeOver(event.target);
      action.run();
    };
    window.addEventListener('focusin', forget);
    window.addEventListener('input', note, { capture: true });
    window.addEventListener('keydown', listen, { capture: true });
    return () => {
      window.removeEventListener('focusin', forget);
      window.removeEventListener('input', note, { capture: true });
      window.removeEventListener('keydown', listen, { capture: true });
    };
  }, []);
}

/** The action that a key means where the focus is: first one that has the key to itself there. */
export function meant(actions: Action[], event: KeyboardEvent, typed: boolean): Action | undefined {
  const { target } = event;
  const busy = typing(target);
  const at = target instanceof Element ? target : null;
  return (
    actions.find(({ within }) => within && !(busy && typed) && at?.closest(within.selector) && within.shortcuts.some((shortcut) => pressed(event, shortcut))) ??
    actions.find(({ notWhileTyping, shortcut, alias = [] }) => !(notWhileTyping && busy) && [shortcut, ...alias].some((one) => one && pressed(event, one)))
  );
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
