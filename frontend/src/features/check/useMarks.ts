import { useEffect } from 'react';
import { useWords } from '../../i18n/i18n';
import type { Mark } from '../../modeler/marks';
import type { Checker } from './checker';
import { useChecker } from './checker';

/** Keeps the badges on a drawing true to what was found in it; a click on one opens the panel at the finding. */
export function useMarks(checker: Checker | undefined, shown: boolean, onPick: () => void): void {
  const { t } = useWords();
  const { findings } = useChecker(checker);
  useEffect(() => {
    if (!checker) return;
    const byElement = new Map<string, Mark>();
    // The gravest are met first.
    for (const { element, severity, message, waiver } of findings ?? []) {
      if (!element || waiver) continue;
      const mark = byElement.get(element);
      if (mark) mark.messages.push(message);
      else byElement.set(element, { element, severity, messages: [message], label: '' });
    }
    const marks = [...byElement.values()].map((mark) => ({
      ...mark,
      label: t('check:mark', { name: checker.drawing.nameOf(mark.element), count: mark.messages.length, message: mark.messages[0] }),
    }));
    checker.drawing.marks(marks, (element) => {
      onPick();
      checker.pick(element);
    });
  }, [checker, findings, t, onPick]);
  useEffect(() => checker?.drawing.showMarks(shown), [checker, shown]);
}
