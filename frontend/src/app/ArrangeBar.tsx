import { Divider } from 'antd';
import type { Actions } from '../actions/action';
import { ActionButton } from '../actions/ActionButton';
import { useWords } from '../i18n/i18n';
import type { Drawing } from '../modeler/drawing';
import { useDrawn } from '../modeler/useDrawing';
import { arrangements } from './useCanvasActions';

/** Buttons over the canvas that bring several selected elements into line. */
export function ArrangeBar({ drawing, actions }: { drawing: Drawing; actions: Actions }) {
  const { t } = useWords();
  const several = useDrawn(drawing, (state) => state.selected.length > 1);
  if (!several) return null;
  return (
    <div className="st-arrange" role="toolbar" aria-label={t('canvas:arrange')}>
      {arrangements.map((id, at) => (id ? <ActionButton key={id} size="small" action={actions[id]} /> : <Divider key={at} orientation="vertical" />))}
    </div>
  );
}
