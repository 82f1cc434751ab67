import { composing } from '../ui/composing';
/** A shortcut as it is declared: "Mod+S" is Ctrl+S, and ⌘S on a Mac. */
export type Shortcut = string;

const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

/** Whether the key that was pressed is this shortcut. */
export function pressed(event: KeyboardEvent, shortcut: Shortcut, onMac = mac): boolean {
  if (composing(event)) return false;
  const keys = shortcut.toLowerCase().split('+');
  const key = keys[keys.length - 1];
  const mod = onMac ? event.metaKey : event.ctrlKey;
  const other = onMac ? event.ctrlKey : event.metaKey;
  return (
    !other &&
    mod === keys.includes('mod') &&
    // Whether a sign such as ? takes Shift is for the keyboard to say.
    (/^[^\p{L}\p{N}]$/u.test(key) || event.shiftKey === keys.includes('shift')) &&
    event.altKey === keys.includes('alt') &&
    event.key.toLowerCase() === key
  );
}

/** The shortcut as the keyboard in front of the person labels it. */
export function spelled(shortcut: Shortcut, onMac = mac): string {
  const arrows = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };
  const symbols: Record<string, string> = onMac ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩', ...arrows } : { Mod: 'Ctrl', ...arrows };
  return shortcut
    .split('+')
    .map((key) => symbols[key] ?? key)
    .join(onMac ? '' : '+');
}
