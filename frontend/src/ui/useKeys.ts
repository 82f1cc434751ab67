import { useEffect, useRef } from 'react';
import { composing } from './composing';

/** Keys that do something wherever the focus is, unless something is typed or chosen there. */
export function useKeys(keys: Record<string, () => void>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const act = latest.current[event.key];
      if (!act || composing(event) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (target.isContentEditable || target.closest('input, textarea, select, [role=dialog], [role=menu], [role=combobox], [role=listbox], .st-bundles, .st-tour')) return;
      if ((event.key === ' ' || event.key === 'Enter') && target.closest('button')) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
