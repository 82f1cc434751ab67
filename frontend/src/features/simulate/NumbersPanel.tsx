import { ReloadOutlined, SlidersOutlined } from '@ant-design/icons';
import { Alert, Button, Segmented, Skeleton } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import { useDrawing } from '../../modeler/useDrawing';
import { EmptyState } from '../../ui/EmptyState';
import { BasisBar } from './BasisBar';
import './basis.css';
import { BookContext } from './Book';
import type { Book } from './Book';
import { ComplaintsContext, useChecked } from './complaints';
import { FollowingContext, useFollowing } from './differences';
import { FormGuard } from './FormGuard';
import './grids.css';
import { LeftoverList } from './Leftovers';
import { useLeftovers } from './leftovers';
import { NumbersIndex } from './NumbersIndex';
import { NumbersForm } from './NumbersForm';
import type { Numbers } from './numbers';
import { useNumbers } from './numbers';
import { ScenarioHead } from './ScenarioHead';
import './numbers.css';
import './simulate.css';
import { useStaffing } from './Staffing';
import { usePointed } from './usePointed';
import { TextView } from './TextView';

interface Props {
  numbers: Numbers;
  drawing: Drawing;
  processId?: string;
  projectId?: string;
  onSave: () => void;
}

/** The numbers of the open process, as a form or as the text of their file. */
export function NumbersPanel({ numbers, drawing, processId, projectId, onSave }: Props) {
  const { t, language } = useWords();
  const state = useNumbers(numbers);
  const { edits, selected } = useDrawing(drawing);
  const { content } = state;
  const [view, setView] = useState<'form' | 'text'>('form');
  const complaints = useChecked(drawing, edits, content, language);
  useCurrent({ numbers, drawing, processId, edits });
  const following = useFollowing(drawing, edits, state, processId, language);
  const staffing = useStaffing(numbers, projectId);
  const host = usePointed(numbers, state.pointed);
  const facts = drawing.played();
  const leftovers = useLeftovers(numbers, drawing, edits, processId, language);
  const book = useMemo<Book | null>(() => (content ? { content, facts, drawing, edit: numbers.edit.bind(numbers) } : null), [content, facts, drawing, numbers]);

  if (state.problem && !content) {
    return (
      <EmptyState
        icon={<SlidersOutlined aria-hidden />}
        title={state.problem.message}
        action={
          <Button icon={<ReloadOutlined aria-hidden />} onClick={() => void numbers.begin(drawing, processId)}>
            {t('simulate:retry')}
          </Button>
        }
      >
        {state.problem.hint ?? t('simulate:draftHint')}
      </EmptyState>
    );
  }
  if (!content || !book) return <Skeleton active paragraph={{ rows: 8 }} style={{ padding: 16 }} />;

  return (
    <BookContext value={book}>
      <ComplaintsContext value={complaints}>
        <FollowingContext value={following}>
          <div className="st-numbers" data-view={view} ref={host}>
            <div className="st-numbers-top">
              <ScenarioHead numbers={numbers} drawing={drawing} processId={processId} onSave={onSave} />
              <div className="st-numbers-views">
                <Segmented size="small" aria-label={t('numbers:views')} value={view} options={(['form', 'text'] as const).map((value) => ({ value, label: t(`numbers:view.${value}`) }))} onChange={setView} />
                {staffing.button}
                {view === 'form' && <NumbersIndex />}
              </div>
            </div>
            <BasisBar numbers={numbers} processId={processId} />
            {staffing.notice}
            {state.notices.length > 0 && (
              <Alert className="st-note" type="warning" showIcon closable={{ onClose: () => numbers.read() }} title={t('simulate:importNotices')} description={<ul>{state.notices.map((notice) => <li key={notice}>{notice}</li>)}</ul>} />
            )}
            <LeftoverList leftovers={leftovers} />
            {view === 'text' ? (
              <TextView />
            ) : (
              <FormGuard key={state.kept?.id} fallback={<EmptyState title={t('numbers:noForm')} action={<Button onClick={() => setView('text')}>{t('numbers:toText')}</Button>}>{t('numbers:noFormText')}</EmptyState>}>
                <NumbersForm selected={selected} />
              </FormGuard>
            )}
          </div>
        </FollowingContext>
      </ComplaintsContext>
    </BookContext>
  );
}

/** Brings numbers when there are none yet, and keeps them up with the drawing. */
function useCurrent({ numbers, drawing, processId, edits }: Omit<Props, 'onSave' | 'projectId'> & { edits: number }) {
  const { content, loading, problem } = useNumbers(numbers);
  useEffect(() => {
    if (content || loading || problem) return;
    void numbers.begin(drawing, processId);
  }, [numbers, drawing, processId, content, loading, problem]);
  const has = content !== undefined;
  useEffect(() => {
    if (!has) return;
    const settled = setTimeout(() => void numbers.catchUp(drawing), 400);
    return () => clearTimeout(settled);
  }, [numbers, drawing, edits, has]);
}
