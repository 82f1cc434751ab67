import { App } from 'antd';
import { useEffect, useState } from 'react';
import { useReport } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import type { Pen } from '../../modeler/pen';
import { useDrawing } from '../../modeler/useDrawing';
import type { Line } from './Sheet';

/** What all tables have in common: they follow the canvas and are followed by it, and write as one step. */
export function useTable(drawing: Drawing) {
  const { t } = useWords();
  const { message } = App.useApp();
  const report = useReport();
  const { selected, edits } = useDrawing(drawing);
  const [pointed, setPointed] = useState<string>();

  useEffect(() => drawing.onHover(setPointed), [drawing]);
  useEffect(() => () => drawing.point(undefined), [drawing]);

  return {
    edits,
    change: (write: (pen: Pen) => void) => {
      try {
        drawing.change(write);
      } catch (thrown) {
        report(t('registers:failed'), thrown);
      }
    },
    /** What every sheet of the drawing is given. */
    sheet: {
      selected: selected[0],
      pointed,
      onOdd: (texts: string[]) => void message.warning(t('registers:odd', { count: texts.length, texts: [...new Set(texts)].slice(0, 4).join(' · ') })),
      onShow: ({ element }: Line) => void (element && drawing.show(element)),
      onPoint: (element: string | undefined) => drawing.point(element),
    },
  };
}

/** Puts the keyboard back into the sheet. */
export function focusSheet() {
  document.querySelector<HTMLElement>('.st-table .st-sheet')?.focus();
}
