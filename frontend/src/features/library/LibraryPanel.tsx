import { FolderAddOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Skeleton, Tooltip } from 'antd';
import { useState } from 'react';
import { createProject, projectsQuery } from '../../api/projects';
import type { Found } from '../../api/search';
import type { ProcessHead, Project } from '../../api/types';
import { useReport } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';
import './library.css';
import { NameDialog } from './NameDialog';
import { ProjectFolder } from './ProjectFolder';
import { SearchResults } from './SearchResults';
import { useLibraryChange } from './useLibraryChange';
import { useNews } from './useNews';

/** What the shell does when a person acts in the library. */
export interface LibraryEvents {
  onOpen: (process: ProcessHead) => void;
  /** Opens a process at a place in it. */
  onPlace: (place: Found) => void;
  onNew: (projectId?: string) => void;
  onPeople: (project: Project) => void;
  onRenamed: (process: ProcessHead) => void;
  onDeleted: (processIds: string[]) => void;
  /** Shows what is newer, or was withdrawn, of what came from packages. */
  onUpdates: () => void;
}

/** The library on the left: projects and their processes. */
export function LibraryPanel({ activeId, ...events }: { activeId?: string } & LibraryEvents) {
  const { t } = useWords();
  const projects = useQuery(projectsQuery);
  const [filter, setFilter] = useState('');
  const [naming, setNaming] = useState(false);
  const change = useLibraryChange();
  const report = useReport();
  const news = useNews();

  return (
    <nav className="st-library" aria-label={t('library:title')}>
      <div className="st-library-head">
        <h2>{t('library:projects')}</h2>
        <Tooltip title={t('library:newProject')}>
          <Button type="text" size="small" icon={<FolderAddOutlined aria-hidden />} aria-label={t('library:newProject')} onClick={() => setNaming(true)} />
        </Tooltip>
        <Tooltip title={t('library:newProcess')}>
          <Button type="text" size="small" icon={<PlusOutlined aria-hidden />} aria-label={t('library:newProcess')} onClick={() => events.onNew()} />
        </Tooltip>
      </div>
      <div className="st-library-search">
        <Input
          allowClear
          size="small"
          prefix={<SearchOutlined aria-hidden />}
          placeholder={t('library:search')}
          aria-label={t('library:search')}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      </div>
      <div className="st-library-list st-scroll">
        {projects.isPending && <Skeleton active title={false} paragraph={{ rows: 4 }} style={{ padding: 12 }} />}
        {projects.isError && (
          <div className="st-library-none" role="alert">
            {t('library:unread')} <Button type="link" size="small" onClick={() => void projects.refetch()}>{t('library:again')}</Button>
          </div>
        )}
        {projects.data?.length === 0 && <div className="st-library-none">{t('library:none')}</div>}
        {projects.data?.map((project) => <ProjectFolder news={news} key={project.id} project={project} filter={filter} activeId={activeId} {...events} />)}
        {projects.data && projects.data.length > 0 && <SearchResults text={filter} onPlace={events.onPlace} />}
      </div>
      <NameDialog
        open={naming}
        title={t('library:newProject')}
        label={t('library:projectName')}
        onCancel={() => setNaming(false)}
        onName={async (name) => {
          try {
            await createProject(name);
            await change();
            setNaming(false);
          } catch (thrown) {
            report(t('library:failed.createProject'), thrown);
          }
        }}
      />
    </nav>
  );
}
