import { ImportOutlined, MoreOutlined, ReloadOutlined, SaveOutlined, SlidersOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Dropdown, Select, Skeleton } from 'antd';
import { useEffect } from 'react';
import { pickFile } from '../../api/files';
import { importProsimos, scenariosQuery } from '../../api/scenarios';
import { useReport } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import { useDrawing } from '../../modeler/useDrawing';
import { EmptyState } from '../../ui/EmptyState';
import { ArrivalsSection } from './ArrivalsSection';
import { BranchesSection } from './BranchesSection';
import { HoursSection } from './HoursSection';
import type { Numbers } from './numbers';
import { useNumbers } from './numbers';
import { RolesSection } from './RolesSection';
import { RunSection } from './RunSection';
import './simulate.css';
import { countVanished, vanished, without } from './sync';
import { TasksSection } from './TasksSection';

interface Props {
  numbers: Numbers;
  drawing: Drawing;
  processId?: string;
  onSave: () => void;
}

/** The basic numbers of the open process. */
export function NumbersPanel({ numbers, drawing, processId, onSave }: Props) {
  const { t } = useWords();
  const state = useNumbers(numbers);
  const { edits, selected } = useDrawing(drawing);
  const { content } = state;
  useCurrent({ numbers, drawing, processId, edits });

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
  if (!content) return <Skeleton active paragraph={{ rows: 8 }} style={{ padding: 16 }} />;

  const facts = drawing.played();
  const gone = vanished(content, facts);
  const section = { content, facts, edit: numbers.edit.bind(numbers) };
  return (
    <div className="st-numbers">
      <Head numbers={numbers} drawing={drawing} processId={processId} onSave={onSave} />
      {state.notices.length > 0 && (
        <Alert
          className="st-note"
          type="warning"
          showIcon
          closable={{ onClose: () => numbers.read() }}
          title={t('simulate:importNotices')}
          description={<ul>{state.notices.map((notice) => <li key={notice}>{notice}</li>)}</ul>}
        />
      )}
      {countVanished(gone) > 0 && (
        <Alert
          className="st-note"
          type="info"
          showIcon
          title={t('simulate:vanished', { count: countVanished(gone) })}
          description={[...gone.arrivals, ...gone.tasks, ...gone.branches, ...gone.flows.map(([, flow]) => flow)].join(', ')}
          action={
            <Button size="small" onClick={() => numbers.edit((now) => without(now, gone))}>
              {t('simulate:drop')}
            </Button>
          }
        />
      )}
      <ArrivalsSection {...section} />
      <TasksSection {...section} drawing={drawing} selected={selected} />
      <BranchesSection {...section} drawing={drawing} />
      <RolesSection {...section} />
      <HoursSection {...section} />
      <RunSection {...section} />
    </div>
  );
}

/** Brings numbers when there are none yet, and keeps them up with the drawing. */
function useCurrent({ numbers, drawing, processId, edits }: Omit<Props, 'onSave'> & { edits: number }) {
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

function Head({ numbers, drawing, processId, onSave }: Props) {
  const { t } = useWords();
  const report = useReport();
  const { kept, dirty, content } = useNumbers(numbers);
  const scenarios = useQuery({ ...scenariosQuery(processId ?? ''), enabled: processId !== undefined });
  const list = scenarios.data ?? [];

  const importFile = async () => {
    try {
      const file = await pickFile('.json,application/json');
      if (!file) return;
      const taken = await importProsimos(await drawing.xml(), await file.data.text());
      numbers.take(taken.content, taken.notices);
    } catch (thrown) {
      report(t('simulate:failed.import'), thrown);
    }
  };

  return (
    <div className="st-numbers-head">
      {list.length > 1 ? (
        <Select
          size="small"
          className="st-scenario"
          aria-label={t('simulate:scenario')}
          disabled={dirty}
          value={kept?.id}
          options={list.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => void numbers.open(id)}
        />
      ) : (
        <span className="st-scenario">{kept?.name || content?.name || t('simulate:scenario')}</span>
      )}
      {dirty && <span className="st-dirty">{t('simulate:unsaved')}</span>}
      <Button size="small" icon={<SaveOutlined aria-hidden />} disabled={!dirty} onClick={onSave}>
        {t('simulate:save')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'import', icon: <ImportOutlined aria-hidden />, label: t('simulate:importProsimos'), onClick: () => void importFile() },
            { key: 'draft', icon: <ReloadOutlined aria-hidden />, label: t('simulate:draftAgain'), onClick: () => void numbers.draft(drawing) },
          ],
        }}
      >
        <Button size="small" type="text" icon={<MoreOutlined aria-hidden />} aria-label={t('simulate:more')} />
      </Dropdown>
    </div>
  );
}
