import { App } from 'antd';
import { useCallback } from 'react';
import { useWords } from '../i18n/i18n';
import { Undrawable } from '../ui/picture';
import { showProblem } from '../ui/ProblemModal';
import type { Place } from './problem';
import { problemOf, unreachable } from './problem';

/** Tells a person what went wrong, why, and what they can do, in a dialog that stays until it is read. */
export function useReport(): (title: string, thrown: unknown) => void {
  const { modal } = App.useApp();
  const { t } = useWords();
  return useCallback(
    (title, thrown) => {
      const problem = problemOf(thrown);
      const lost = problem.code === unreachable;
      const undrawn = thrown instanceof Undrawable;
      showProblem(modal, {
        title,
        message: lost ? t('app:unreachable.message') : undrawn ? t('export:undrawable') : problem.message,
        hint: lost ? t('app:unreachable.hint') : undrawn ? t('export:undrawableHint') : problem.hint,
        place: placeText(problem.at, t('app:place.line'), t('app:place.column')),
        ok: t('app:understood'),
      });
    },
    [modal, t],
  );
}

/** A place as a person reads it: line 12, column 3 · Task_1. */
export function placeText(at: Place | undefined, line: string, column: string): string | undefined {
  if (!at) return undefined;
  const parts = [at.line ? `${line} ${at.line}${at.column ? `, ${column} ${at.column}` : ''}` : '', at.element ?? '', at.path ?? ''];
  return parts.filter(Boolean).join(' · ') || undefined;
}
