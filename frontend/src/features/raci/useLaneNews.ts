import { useEffect } from 'react';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import { responsible } from '../../modeler/duties';
import type { Matrix, Row } from '../../modeler/duties';
import { useUndoMessage } from '../../ui/useUndoMessage';

/** Steps with duties whose doer became another because they were moved to another lane. */
export function changedHands(before: Matrix, after: Matrix): { row: Row; from: string; to: string }[] {
  const known = new Map(before.rows.map((row) => [row.id, row]));
  const doers = (matrix: Matrix, { duties }: Row) =>
    [...duties].flatMap(([role, list]) => (list.some(({ code, source }) => code === responsible && source === 'lane') ? [matrix.roles.find(({ id }) => id === role)?.name ?? role] : [])).join(' ');
  return after.rows.flatMap((row) => {
    const old = known.get(row.id);
    if (!old || old === row || ![...row.duties.values()].some((list) => list.some(({ source }) => source === 'manual'))) return [];
    const [from, to] = [doers(before, old), doers(after, row)];
    return from === to || from === '' || to === '' ? [] : [{ row, from, to }];
  });
}

/** Says so when somebody else does a step because it was moved to another lane. */
export function useLaneNews(drawing: Drawing | undefined): void {
  const { t } = useWords();
  const told = useUndoMessage({ as: 'info', seconds: 6 });
  useEffect(
    () =>
      drawing?.onMoved(({ before, after }) => {
        const [first, ...more] = changedHands(before, after);
        if (!first) return;
        const mark = drawing.mark();
        const { row, from, to } = first;
        told(more.length > 0 ? t('raci:lane.several', { count: more.length + 1 }) : t('raci:lane.changed', { name: row.name, from, to }), () => {
          if (drawing.mark() === mark) drawing.undo();
        });
      }),
    [drawing, told, t],
  );
}
