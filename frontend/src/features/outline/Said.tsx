import { useEffect, useMemo, useState } from 'react';
import type { Finding } from '../../api/checks';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import { kindOf } from '../../modeler/objects';
import { everyBranch, outlineOf } from '../../modeler/outline';
import { useDrawing } from '../../modeler/useDrawing';
import { called, sentence } from './sentence';

/** Says, to those who do not see the canvas, what is selected on it and between which ways can be chosen. */
export function Said({ drawing, findings }: { drawing: Drawing; findings: Finding[] }) {
  const { t } = useWords();
  const { selected, edits } = useDrawing(drawing);
  const [ways, setWays] = useState<string[]>([]);
  useEffect(() => drawing.onWays(setWays), [drawing]);
  const one = selected.length === 1;
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the drawing is one object that changes; edits says when
  const branches = useMemo(() => new Map(one ? everyBranch(outlineOf(drawing.modeler)).map((branch) => [branch.id, branch]) : []), [drawing, edits, one]);
  const kind = (type: string) => kindOf(drawing.modeler, type);
  const about = branches.get(selected[0]?.replace(/_label$/, ''));
  const problems = findings.filter(({ element, waiver }) => element === about?.id && !waiver).length;

  const choice = ways.flatMap((id) => branches.get(id) ?? []);
  const said =
    choice.length > 0
      ? t('outline:said.choose', { ways: choice.map((branch, at) => `${at + 1} ${called(t, branch, kind)}`).join(t('outline:said.with')) })
      : selected.length > 1
        ? t('outline:said.several', { count: selected.length })
        : about
          ? sentence(t, about, kind, problems)
          : (selected[0] && drawing.nameOf(selected[0])) || '';
  return (
    <div className="st-sr" role="status" aria-live="polite" data-testid="said">
      {said}
    </div>
  );
}
