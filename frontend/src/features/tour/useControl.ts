import { useCallback, useEffect, useState } from 'react';
import type { Box, Scene } from './placing';

/** How often it is looked where the control is: panels open, lists scroll and numbers come in by themselves. */
const every = 200;

/** The panels that a control can be in. */
const panels = '.st-dock, .st-matrix';

/** What has to stay in sight: the mark of bpmn.io, by its licence. */
const mark = '.bjs-powered-by';

/** Where the first of some controls that is on the screen is now, and the way to it for the keyboard. */
export function useControl(selectors: string[] | undefined): { scene?: Scene; go: () => void } {
  const [scene, setScene] = useState<Scene>();
  useEffect(() => {
    let last: Element | undefined;
    const look = () => {
      const control = selectors && visible(selectors);
      // What is pointed at for the first time is brought into view.
      if (control && control !== last) reveal(control);
      last = control;
      const now = control && sceneOf(control);
      setScene((was) => (JSON.stringify(was) === JSON.stringify(now) ? was : now));
    };
    look();
    const watching = setInterval(look, every);
    window.addEventListener('resize', look);
    window.addEventListener('scroll', look, true);
    return () => {
      clearInterval(watching);
      window.removeEventListener('resize', look);
      window.removeEventListener('scroll', look, true);
    };
  }, [selectors]);

  const go = useCallback(() => {
    const control = selectors && visible(selectors);
    if (!control) return;
    reveal(control);
    focusable(control)?.focus();
  }, [selectors]);
  return { scene, go };
}

function visible(selectors: string[]): HTMLElement | undefined {
  for (const selector of selectors) {
    for (const found of document.querySelectorAll<HTMLElement>(selector)) if (found.getClientRects().length > 0) return found;
  }
  return undefined;
}

/** Scrolls what can be scrolled by hand, too, and nothing else. */
function reveal(control: HTMLElement): void {
  if (control.closest('.st-scroll')) control.scrollIntoView({ block: 'center', inline: 'nearest' });
}

/** What takes the focus: the control itself, what is in it, or the grid around it. */
function focusable(control: HTMLElement): HTMLElement | null {
  const can = 'button, input, [tabindex]';
  return control.matches(can) ? control : (control.querySelector<HTMLElement>(can) ?? control.closest<HTMLElement>('[tabindex]'));
}

function sceneOf(control: Element): Scene {
  const panel = control.closest(panels);
  const clear = [...document.querySelectorAll(mark)].map(boxOf).filter(({ width }) => width > 0);
  return { target: boxOf(control), panel: panel ? boxOf(panel) : undefined, clear };
}

function boxOf(control: Element): Box {
  const { left, top, width, height } = control.getBoundingClientRect();
  return { left, top, width, height };
}
