import { ApartmentOutlined, CaretDownOutlined, CaretRightOutlined, DeleteOutlined, EditOutlined, MoreOutlined, PartitionOutlined, PlusOutlined, UpCircleFilled, WarningFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Dropdown, Tooltip } from 'antd';
import type { MenuProps } from 'antd';
import { useState } from 'react';
import type { InstalledTemplate } from '../../api/central';
import { deleteProcess, deleteProject, processesQuery, renameProcess, renameProject } from '../../api/projects';
import type { ProcessHead, Project } from '../../api/types';
import { useReport } from '../../api/useReport';
import { ago } from '../../format/date';
import { useWords } from '../../i18n/i18n';
import type { LibraryEvents } from './LibraryPanel';
import { matches } from './matches';
import { NameDialog } from './NameDialog';
import { useLibraryChange } from './useLibraryChange';

/** One project with its processes; while a filter is set, only what matches it. */
export function ProjectFolder({ project, filter, activeId, news, onOpen, onNew, onUpdates, onPeople, onRenamed, onDeleted }: { project: Project; filter: string; activeId?: string; news: Map<string, InstalledTemplate> } & LibraryEvents) {
  const { t } = useWords();
  const [closed, setClosed] = useState(false);
  const [renaming, setRenaming] = useState<'project' | ProcessHead | null>(null);
  const processes = useQuery(processesQuery(project.id));
  const { modal } = App.useApp();
  const report = useReport();
  const change = useLibraryChange();

  const inName = matches(project.name, filter);
  const shown = (processes.data ?? []).filter((process) => inName || matches(process.name, filter));
  if (filter && !inName && shown.length === 0) return null;

  const confirmDelete = (name: string, what: string, remove: () => Promise<unknown>, ids: string[]) =>
    modal.confirm({
      title: t('library:deleteTitle', { name }),
      content: what,
      okText: t('library:delete'),
      okButtonProps: { danger: true },
      cancelText: t('app:cancel'),
      onOk: async () => {
        try {
          await remove();
          onDeleted(ids);
          await change();
        } catch (thrown) {
          report(t('library:failed.delete'), thrown);
        }
      },
    });

  const rename = async (name: string) => {
    try {
      if (renaming === 'project') await renameProject(project.id, name);
      else if (renaming) onRenamed(await renameProcess(renaming.id, name));
      await change();
      setRenaming(null);
    } catch (thrown) {
      report(t('library:failed.rename'), thrown);
    }
  };

  const open = !closed || filter !== '';
  return (
    <section className="st-folder">
      <div className="st-library-row st-library-row-folder">
        <button type="button" className="st-library-row-main" aria-expanded={open} onClick={() => setClosed(!closed)}>
          <span className="st-library-row-caret" aria-hidden>{open ? <CaretDownOutlined /> : <CaretRightOutlined />}</span>
          <span className="st-library-row-name" title={project.name}>{project.name}</span>
          <span className="st-library-row-note">{processes.data?.length ?? project.processes}</span>
        </button>
        <RowMenu
          label={t('library:more', { name: project.name })}
          items={[
            { key: 'new', icon: <PlusOutlined aria-hidden />, label: t('library:newProcessHere'), onClick: () => onNew(project.id) },
            { key: 'people', icon: <ApartmentOutlined aria-hidden />, label: t('library:people'), onClick: () => onPeople(project) },
            { key: 'rename', icon: <EditOutlined aria-hidden />, label: t('library:rename'), onClick: () => setRenaming('project') },
            {
              key: 'delete',
              icon: <DeleteOutlined aria-hidden />,
              danger: true,
              label: t('library:deleteDots'),
              onClick: () =>
                confirmDelete(project.name, t('library:deleteProject', { count: processes.data?.length ?? project.processes }), () => deleteProject(project.id), (processes.data ?? []).map(({ id }) => id)),
            },
          ]}
        />
      </div>
      {open && (
        <ul className="st-folder-list">
          {processes.data?.length === 0 && (
            <li className="st-library-none">
              <Button type="link" size="small" icon={<PlusOutlined aria-hidden />} onClick={() => onNew(project.id)}>
                {t('library:firstProcess')}
              </Button>
            </li>
          )}
          {shown.map((process) => (
            <ProcessRow
              key={process.id}
              process={process}
              active={process.id === activeId}
              news={news.get(process.id)}
              onUpdates={onUpdates}
              onOpen={onOpen}
              onRename={() => setRenaming(process)}
              onDelete={() => confirmDelete(process.name, t('library:deleteProcess'), () => deleteProcess(process.id), [process.id])}
            />
          ))}
        </ul>
      )}
      <NameDialog
        open={renaming !== null}
        title={t('library:rename')}
        label={t(renaming === 'project' ? 'library:projectName' : 'library:processName')}
        initial={renaming === 'project' ? project.name : (renaming?.name ?? '')}
        onName={rename}
        onCancel={() => setRenaming(null)}
      />
    </section>
  );
}

function ProcessRow({ process, active, news, onUpdates, onOpen, onRename, onDelete }: { process: ProcessHead; active: boolean; news?: InstalledTemplate; onUpdates: () => void; onOpen: (process: ProcessHead) => void; onRename: () => void; onDelete: () => void }) {
  const { t, language } = useWords();
  return (
    <li className="st-library-row" data-active={active}>
      <button type="button" className="st-library-row-main" aria-current={active ? 'page' : undefined} onClick={() => onOpen(process)} title={`${process.name}\n${t('library:saved', { when: ago(process.updatedAt, new Date(), language) })}`}>
        <PartitionOutlined aria-hidden className="st-library-row-icon" />
        <span className="st-library-row-name">{process.name}</span>
      </button>
      {news && <Badge news={news} onUpdates={onUpdates} />}
      <RowMenu
        label={t('library:more', { name: process.name })}
        items={[
          { key: 'rename', icon: <EditOutlined aria-hidden />, label: t('library:rename'), onClick: onRename },
          { key: 'delete', icon: <DeleteOutlined aria-hidden />, danger: true, label: t('library:deleteDots'), onClick: onDelete },
        ]}
      />
    </li>
  );
}

/** That something is newer, or was withdrawn; pressing it leads to what is installed. */
function Badge({ news: { name, version, newer, withdrawn }, onUpdates }: { news: InstalledTemplate; onUpdates: () => void }) {
  const { t } = useWords();
  const text = withdrawn ? t('updates:badgeGone', { name, version, reason: withdrawn.reason }) : t('updates:badge', { name, version: newer });
  return (
    <Tooltip title={text}>
      <Button type="text" size="small" className="st-library-news" data-gone={withdrawn !== undefined} icon={withdrawn ? <WarningFilled aria-hidden /> : <UpCircleFilled aria-hidden />} aria-label={text} onClick={onUpdates} />
    </Tooltip>
  );
}

function RowMenu({ label, items }: { label: string; items: MenuProps['items'] }) {
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button type="text" size="small" className="st-library-row-menu" icon={<MoreOutlined aria-hidden />} aria-label={label} />
    </Dropdown>
  );
}
