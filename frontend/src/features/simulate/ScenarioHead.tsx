import { BranchesOutlined, CopyOutlined, DeleteOutlined, EditOutlined, ExportOutlined, ImportOutlined, LinkOutlined, MoreOutlined, RedoOutlined, ReloadOutlined, SaveOutlined, UndoOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, Select } from 'antd';
import { useState } from 'react';
import { linkScenario, scenariosQuery } from '../../api/scenarios';
import { useReport } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import { FollowChoice } from './FollowChoice';
import type { Numbers } from './numbers';
import { useNumbers } from './numbers';
import { ScenarioName } from './ScenarioName';
import { useInterchange } from './useInterchange';

interface Props {
  numbers: Numbers;
  drawing: Drawing;
  processId?: string;
  onSave: () => void;
}

type Naming = 'rename' | 'copy' | 'derive';

/** Which scenario it is, and what can be done with it as a whole. */
export function ScenarioHead({ numbers, drawing, processId, onSave }: Props) {
  const { t } = useWords();
  const report = useReport();
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const { kept, dirty, content, undo, redo } = useNumbers(numbers);
  const interchange = useInterchange(numbers, drawing);
  const [naming, setNaming] = useState<Naming>();
  const [linking, setLinking] = useState(false);
  const scenarios = useQuery({ ...scenariosQuery(processId ?? ''), enabled: processId !== undefined });
  const list = scenarios.data ?? [];
  const name = kept?.name || content?.name || t('simulate:scenario');
  const refresh = () => queries.invalidateQueries({ queryKey: ['processes', processId, 'scenarios'] });

  const attempt = async (title: string, work: () => Promise<unknown>) => {
    try {
      await work();
      await refresh();
    } catch (thrown) {
      report(title, thrown);
    }
  };
  const remove = () =>
    modal.confirm({
      title: t('numbers:deleteTitle', { name }),
      content: <DeleteText followers={list.filter(({ base }) => base === kept?.id).map(({ name: called }) => called)} />,
      okText: t('simulate:delete'),
      okButtonProps: { danger: true },
      cancelText: t('app:cancel'),
      onOk: () => attempt(t('numbers:failedDelete'), () => numbers.remove(drawing, processId!)),
    });
  const named = (chosen: string) => {
    const how = naming;
    setNaming(undefined);
    const work = { rename: () => numbers.rename(chosen), copy: () => numbers.copy(processId!, chosen), derive: () => numbers.derive(processId!, chosen) };
    void attempt(t(how === 'rename' ? 'numbers:failedRename' : 'basis:failedMake'), work[how!]);
  };
  const change = (id: string) => {
    if (!dirty || id === kept?.id) return void numbers.open(id);
    modal.confirm({
      title: t('basis:saveFirst', { name }),
      content: t('basis:saveFirstText', { next: list.find((one) => one.id === id)?.name }),
      okText: t('basis:saveAndOpen'),
      cancelText: t('app:cancel'),
      onOk: () => attempt(t('basis:notSaved'), async () => void (processId !== undefined && !(await numbers.save(processId, (of) => t('app:conflict.copyName', { name: of }))) && (await numbers.open(id)))),
    });
  };
  const link = (base: string) => {
    setLinking(false);
    void attempt(t('basis:failed'), () => linkScenario(kept!.id, base));
  };
  const asked = {
    rename: { title: t('numbers:renameTitle'), name },
    copy: { title: t('numbers:copyTitle'), name: t('numbers:copyName', { name }) },
    derive: { title: t('basis:deriveTitle', { name }), text: t('basis:deriveText', { name }), name: t('basis:toBe') },
  };

  return (
    <div className="st-numbers-head">
      {list.length > 1 ? (
        <Select size="small" className="st-scenario" aria-label={t('simulate:scenario')} value={kept?.id} options={list.map((one) => ({ value: one.id, label: one.name }))} onChange={change} />
      ) : (
        <span className="st-scenario">{name}</span>
      )}
      {dirty && <span className="st-dirty">{t('simulate:unsaved')}</span>}
      <Button size="small" type="text" icon={<UndoOutlined aria-hidden />} disabled={!undo} title={t('basis:undo')} aria-label={t('basis:undo')} onClick={() => numbers.undo()} />
      <Button size="small" type="text" icon={<RedoOutlined aria-hidden />} disabled={!redo} title={t('basis:redo')} aria-label={t('basis:redo')} onClick={() => numbers.redo()} />
      <Button size="small" icon={<SaveOutlined aria-hidden />} disabled={!dirty} onClick={onSave}>
        {t('simulate:save')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'rename', icon: <EditOutlined aria-hidden />, label: t('numbers:rename'), onClick: () => setNaming('rename') },
            { key: 'derive', icon: <BranchesOutlined aria-hidden />, label: t('basis:derive'), disabled: !kept || processId === undefined, onClick: () => setNaming('derive') },
            { key: 'follow', icon: <LinkOutlined aria-hidden />, label: t('basis:follow'), disabled: !kept || list.length < 2, onClick: () => setLinking(true) },
            { key: 'copy', icon: <CopyOutlined aria-hidden />, label: t('numbers:copy'), disabled: processId === undefined, onClick: () => setNaming('copy') },
            { key: 'delete', icon: <DeleteOutlined aria-hidden />, label: t('numbers:delete'), danger: true, disabled: !kept || processId === undefined, onClick: remove },
            { key: 'line', type: 'divider' },
            { key: 'prosimos', icon: <ImportOutlined aria-hidden />, label: t('simulate:importProsimos'), onClick: () => void interchange.fromProsimos() },
            { key: 'bpsim', icon: <ImportOutlined aria-hidden />, label: t('interchange:importBPSim'), onClick: () => void interchange.fromBPSim() },
            { key: 'export', icon: <ExportOutlined aria-hidden />, label: t('interchange:exportBPSim'), disabled: !content, onClick: () => void interchange.toBPSim(false) },
            { key: 'embed', icon: <ExportOutlined aria-hidden />, label: t('interchange:embedBPSim'), disabled: !content, onClick: () => void interchange.toBPSim(true) },
            { key: 'line2', type: 'divider' },
            { key: 'draft', icon: <ReloadOutlined aria-hidden />, label: t('simulate:draftAgain'), onClick: () => void numbers.draft(drawing) },
          ],
        }}
      >
        <Button size="small" type="text" icon={<MoreOutlined aria-hidden />} aria-label={t('simulate:more')} />
      </Dropdown>
      {interchange.dialog}
      {linking && kept && <FollowChoice scenarios={list} scenario={kept} onChoice={link} onClose={() => setLinking(false)} />}
      {naming && <ScenarioName {...asked[naming]} onName={named} onClose={() => setNaming(undefined)} />}
    </div>
  );
}

/** What becomes of what, once a scenario is deleted. */
function DeleteText({ followers }: { followers: string[] }) {
  const { t } = useWords();
  return (
    <>
      {t('numbers:deleteText')}
      {followers.length > 0 && <p>{t('basis:deleteFollowers', { count: followers.length, names: followers.join(t('basis:and')) })}</p>}
    </>
  );
}
