import { ApartmentOutlined, ImportOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Modal, Select, Skeleton, Tabs, Tooltip } from 'antd';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { organisationQuery } from '../../api/organisation';
import { projectsQuery } from '../../api/projects';
import { useWords } from '../../i18n/i18n';
import { EmptyState } from '../../ui/EmptyState';
import { adopted, linksOf, strangersOf } from './adopt';
import { calendarsOf, peopleOf, rolesOf, unitsOf } from './changes';
import type { OpenProcess } from './everywhere';
import { faultsOf } from './faults';
import { HoursTab } from './HoursTab';
import { ImportDialog } from './ImportDialog';
import { PageContext, usePage } from './Page';
import './people.css';
import { PeopleTab } from './PeopleTab';
import { RolesTab } from './RolesTab';
import type { Staff } from './staff';
import { useStaff } from './staff';
import { UnitsTab } from './UnitsTab';
import { WhoTab } from './WhoTab';

/** The organisation of a project: its units, roles, people and hours. */
export function PeoplePage({ staff, open, onProject }: { staff: Staff; open: OpenProcess[]; onProject: (projectId: string) => void }) {
  const { t } = useWords();
  const { content, problem } = useStaff(staff);
  const faults = useMemo(() => (content ? faultsOf(content) : []), [content]);
  const here = useMemo(() => open.filter(({ projectId }) => projectId === staff.projectId), [open, staff]);
  useFollowed(staff);
  const page = useMemo(() => content && { staff, content, faults, projectId: staff.projectId, open: here }, [staff, content, faults, here]);
  return (
    <section className="st-people" aria-label={t('people:title')} data-project={staff.projectId}>
      {page ? (
        <PageContext value={page}>
          <Head onProject={onProject} />
          <Strangers />
          <Parts />
          <Conflict />
        </PageContext>
      ) : problem ? (
        <EmptyState icon={<ApartmentOutlined aria-hidden />} title={problem.message} action={<Button onClick={() => void staff.load()}>{t('people:again')}</Button>}>
          {problem.hint}
        </EmptyState>
      ) : (
        <Skeleton active paragraph={{ rows: 8 }} style={{ padding: 24 }} />
      )}
    </section>
  );
}

/** Whatever else reads the organisation learns what is saved here; what is saved elsewhere comes in here. */
function useFollowed(staff: Staff) {
  const queries = useQueryClient();
  const { revision, content } = useStaff(staff);
  const kept = useQuery({ ...organisationQuery(staff.projectId), enabled: content !== undefined });
  useEffect(() => {
    if (content === undefined) void staff.load();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each project
  }, [staff]);
  useEffect(() => {
    if (revision > 0) void queries.invalidateQueries({ queryKey: organisationQuery(staff.projectId).queryKey });
  }, [queries, staff, revision]);
  const seen = kept.data?.revision ?? 0;
  useEffect(() => {
    if (seen > revision) void staff.follow();
  }, [staff, seen, revision]);
}

function Head({ onProject }: { onProject: (projectId: string) => void }) {
  const { t } = useWords();
  const { staff, faults } = usePage();
  const { dirty, saving, problem, theirs } = useStaff(staff);
  const projects = useQuery(projectsQuery).data ?? [];
  const state = faults.length > 0 ? t('people:state.faulty', { count: faults.length }) : problem ? t('people:state.failed') : theirs ? t('people:state.conflict') : saving || dirty ? t('people:state.saving') : t('people:state.saved');
  return (
    <header className="st-people-head">
      <ApartmentOutlined aria-hidden />
      <h2>{t('people:title')}</h2>
      <Select size="small" className="st-people-project" aria-label={t('people:project')} popupMatchSelectWidth={false} value={staff.projectId} options={projects.map(({ id, name }) => ({ value: id, label: name }))} onChange={onProject} />
      <span role="status" className={faults.length > 0 || problem ? 'st-wrong' : 'st-muted'}>{state}</span>
      {problem && (
        <Tooltip title={problem.hint}>
          <Button size="small" type="link" onClick={() => void staff.save()}>{t('people:again')}</Button>
        </Tooltip>
      )}
    </header>
  );
}

/** Roles of open processes that the organisation does not have, and the one click that changes that. */
function Strangers() {
  const { t } = useWords();
  const { message } = App.useApp();
  const { staff, content, open } = usePage();
  // The drawings tell when their roles change.
  useSyncExternalStore(
    useMemo(() => (changed: () => void) => {
      const all = open.map(({ drawing }) => drawing.subscribe(changed));
      return () => all.forEach((stop) => stop());
    }, [open]),
    () => open.map(({ drawing }) => drawing.state().edits).join(),
  );
  const strangers = strangersOf(content, open);
  if (strangers.length === 0) return null;
  const take = () => {
    const next = adopted(content, strangers);
    const added = rolesOf(next).length - rolesOf(content).length;
    if (added > 0) staff.edit(() => next);
    for (const process of open) {
      const links = linksOf(next, process);
      if (links.length > 0) process.drawing.changeRoles(links);
    }
    void message.success(t('people:strangers.done', { count: added }));
  };
  const alike = strangers.filter(({ namesake }) => namesake).length;
  return (
    <Alert
      className="st-people-note"
      type="info"
      showIcon
      title={t('people:strangers.title', { count: strangers.length })}
      description={[strangers.map(({ name }) => name).slice(0, 12).join(t('people:comma')) + (strangers.length > 12 ? '…' : ''), alike > 0 ? t('people:strangers.alike', { count: alike }) : ''].filter(Boolean).join(' ')}
      action={
        <Button size="small" type="primary" onClick={take}>
          {t('people:strangers.add')}
        </Button>
      }
    />
  );
}

function Parts() {
  const { t } = useWords();
  const { content, faults } = usePage();
  const [tab, setTab] = useState<string>('roles');
  const [importing, setImporting] = useState(false);
  const counts: Record<string, number> = { units: unitsOf(content).length, roles: rolesOf(content).length, people: peopleOf(content).length, hours: Object.keys(calendarsOf(content)).length };
  const parts: Record<string, React.ReactNode> = {
    units: <UnitsTab />,
    roles: <RolesTab />,
    people: <PeopleTab onImport={() => setImporting(true)} />,
    who: <WhoTab />,
    hours: <HoursTab />,
  };
  return (
    <>
      {/* Beside the tabs rather than among them: a list of tabs may hold nothing else. */}
      <Button className="st-people-import" size="small" type="text" icon={<ImportOutlined aria-hidden />} onClick={() => setImporting(true)}>
        {t('people:importDots')}
      </Button>
      <Tabs
        size="small"
        activeKey={tab}
        onChange={setTab}
        destroyOnHidden
        items={Object.keys(parts).map((key) => ({
          key,
          label: (
            <>
              {t(`people:tab.${key}`)} {counts[key] > 0 && <span className="st-muted">{counts[key]}</span>}
              {faults.some(({ kind }) => kind === key) && <span className="st-wrong"> •</span>}
            </>
          ),
          children: <div className="st-people-part">{parts[key]}</div>,
        }))}
      />
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </>
  );
}

/** Another window saved the same organisation: either way the other version is one step back. */
function Conflict() {
  const { t } = useWords();
  const { staff } = usePage();
  const { theirs } = useStaff(staff);
  return (
    <Modal
      open={theirs !== undefined}
      width={520}
      closable={false}
      title={t('people:conflict.title')}
      footer={
        <>
          <Button onClick={() => staff.resolve('mine')}>{t('people:conflict.mine')}</Button>
          <Button type="primary" onClick={() => staff.resolve('theirs')}>{t('people:conflict.theirs')}</Button>
        </>
      }
    >
      <p>{t('people:conflict.text')}</p>
      {theirs && <p className="st-muted">{t('people:conflict.counts', { roles: rolesOf(theirs.content).length, people: peopleOf(theirs.content).length, units: unitsOf(theirs.content).length })}</p>}
    </Modal>
  );
}
