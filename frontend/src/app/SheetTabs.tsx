import type { KeyboardEvent } from 'react';
import { useWords } from '../i18n/i18n';
import type { Drawing } from '../modeler/drawing';
import { useDrawing } from '../modeler/useDrawing';

/** The sheets of a file below its canvas, as a workbook has them; nothing where there is one only. The arrows go from one to the next. */
export function SheetTabs({ drawing }: { drawing: Drawing }) {
  const { t } = useWords();
  useDrawing(drawing);
  const sheets = drawing.sheets();
  if (sheets.length < 2) return null;
  const step = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const tabs = [...event.currentTarget.querySelectorAll('button')];
    const next = by && tabs[tabs.indexOf(event.target as HTMLButtonElement) + by];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.click();
  };
  return (
    <div className="st-sheets" role="tablist" aria-label={t('sheets:list')} onKeyDown={step}>
      {sheets.map(({ key, name, shown }, at) => (
        <button key={key} type="button" role="tab" aria-selected={shown} tabIndex={shown ? 0 : -1} onClick={() => void drawing.turnTo(key)}>
          {name || t('sheets:unnamed', { number: at + 1 })}
        </button>
      ))}
    </div>
  );
}
