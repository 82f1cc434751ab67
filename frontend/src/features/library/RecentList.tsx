import { CloseOutlined, PartitionOutlined } from '@ant-design/icons';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { processesQuery, projectsQuery } from '../../api/projects';
import { ago } from '../../format/date';
import { useWords } from '../../i18n/i18n';
import type { Recent } from './recent';
import { forgetOpened, useRecent } from './recent';

/** What was opened last. What is no longer in the library is grey, and can be taken off the list. */
export function RecentList({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useWords();
  const recent = useRecent();
  const projects = useQuery(projectsQuery);
  const lists = useQueries({ queries: (projects.data ?? []).map(({ id }) => processesQuery(id)) });
  if (recent.length === 0 || !projects.data) return null;
  const told = lists.every(({ data }) => data !== undefined);
  const there = new Map(lists.flatMap(({ data }, at) => (data ?? []).map((process) => [process.id, { name: process.name, project: projects.data[at].name }] as const)));
  return (
    <section>
      <h2>{t('start:recent')}</h2>
      <ul className="st-recent">
        {recent.map((one) => {
          const now = there.get(one.id);
          return now || !told ? <Row key={one.id} of={{ ...one, name: now?.name ?? one.name }} project={now?.project} onOpen={() => onOpen(one.id)} /> : <Gone key={one.id} of={one} />;
        })}
      </ul>
    </section>
  );
}

function Row({ of: { name, at }, project, onOpen }: { of: Recent; project?: string; onOpen: () => void }) {
  const { language } = useWords();
  return (
    <li>
      <button type="button" className="st-recent-row" onClick={onOpen}>
        <PartitionOutlined aria-hidden />
        <span className="st-recent-name">{name}</span>
        <span className="st-recent-note">{[project !== name && project, ago(at, new Date(), language)].filter(Boolean).join(' · ')}</span>
      </button>
    </li>
  );
}

function Gone({ of: { id, name } }: { of: Recent }) {
  const { t } = useWords();
  return (
    <li className="st-recent-gone">
      <span className="st-recent-row">
        <PartitionOutlined aria-hidden />
        <span className="st-recent-name">{name}</span>
        <span className="st-recent-note">{t('start:gone')}</span>
      </span>
      <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={t('start:forget', { name })} onClick={() => forgetOpened(id)} />
    </li>
  );
}
