import { CloudServerOutlined, FileZipOutlined, ReloadOutlined, SettingOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Modal, Tabs, Tag } from 'antd';
import { useState } from 'react';
import type { Listed, Shelf } from '../../api/central';
import { installedQuery, refreshShelf, shelvesQuery } from '../../api/central';
import { pickFile, toBase64 } from '../../api/files';
import type { ProcessHead } from '../../api/types';
import { useReport } from '../../api/useReport';
import { ago, moment } from '../../format/date';
import { said } from '../../format/text';
import { useWords } from '../../i18n/i18n';
import { EmptyState } from '../../ui/EmptyState';
import './central.css';
import { InstalledList } from './InstalledList';
import { sought } from './listing';
import './places.css';
import type { Chosen } from './TemplatePage';
import { TemplatePage } from './TemplatePage';

interface Props {
  open: boolean;
  /** What is shown first; left out: what there is. */
  first?: 'browse' | 'installed';
  onClose: () => void;
  onPlaces: () => void;
  /** Opens what was installed. */
  onOpen: (process: { id: string }) => void;
}

/** The central library: what others have published, what is installed of it, and what is newer. */
export function CentralDialog({ open, onClose, ...can }: Props) {
  const { t } = useWords();
  return (
    <Modal open={open} title={t('central:title')} footer={null} onCancel={onClose} width="min(1120px, calc(100vw - 48px))" className="st-central-dialog" destroyOnHidden>
      {open && <Central onClose={onClose} {...can} />}
    </Modal>
  );
}

function Central({ first, onClose, onPlaces, onOpen }: Omit<Props, 'open'>) {
  const { t } = useWords();
  const { message } = App.useApp();
  const report = useReport();
  const queries = useQueryClient();
  const { data: shelves } = useQuery(shelvesQuery);
  const { data: installed } = useQuery(installedQuery);
  const [wanted, setWanted] = useState<Chosen>();
  const updates = installed?.filter(({ newer }) => newer).length ?? 0;

  if (wanted)
    return (
      <TemplatePage
        chosen={wanted}
        onVersion={(version) => setWanted({ ...wanted, version })}
        onBack={() => setWanted(undefined)}
        onInstalled={(made: ProcessHead[]) => {
          for (const key of ['central', 'projects', 'processes']) void queries.invalidateQueries({ queryKey: [key] });
          setWanted(undefined);
          void message.success(t('central:installed', { count: made.length }), 4);
          onClose();
          if (made[0]) onOpen(made[0]);
        }}
      />
    );
  const fromFile = async () => {
    try {
      const file = await pickFile('.tar');
      if (file) setWanted({ label: file.name, bytes: await toBase64(file.data) });
    } catch (thrown) {
      report(t('central:failed.file'), thrown);
    }
  };
  return (
    <Tabs
      defaultActiveKey={first}
      // Beside the list of tabs: to assistive technology that holds tabs alone.
      renderTabBar={(props, TabBar) => (
        <div className="st-central-bar">
          <TabBar {...props} />
          <span className="st-central-extra">
            <Button size="small" icon={<FileZipOutlined aria-hidden />} onClick={() => void fromFile()}>
              {t('central:fromFile')}
            </Button>
            <Button size="small" icon={<SettingOutlined aria-hidden />} onClick={onPlaces}>
              {t('places:action')}
            </Button>
          </span>
        </div>
      )}
      items={[
        {
          key: 'browse',
          label: t('central:browse'),
          children: <Shelves shelves={shelves} onPlaces={onPlaces} onChoose={(registry, template, version) => setWanted({ label: template, registry, template, version })} />,
        },
        {
          key: 'installed',
          label: updates > 0 ? t('central:installedTabNew', { count: updates }) : t('central:installedTab'),
          children: (
            <InstalledList
              installed={installed}
              onOpen={(id) => {
                onClose();
                onOpen({ id });
              }}
              onUpdate={(one) => setWanted({ label: one.template, registry: one.registryId, template: one.template, version: one.newer, project: one.projectId, channel: one.channel })}
            />
          ),
        },
      ]}
    />
  );
}

interface ShelvesProps {
  shelves: Shelf[] | undefined;
  onPlaces: () => void;
  onChoose: (registry: string, template: string, version: string) => void;
}

function Shelves({ shelves, onPlaces, onChoose }: ShelvesProps) {
  const { t } = useWords();
  const [text, setText] = useState('');
  if (shelves?.length === 0)
    return (
      <EmptyState icon={<CloudServerOutlined />} title={t('central:noRegistry')} action={<Button type="primary" onClick={onPlaces}>{t('central:addRegistry')}</Button>}>
        {t('central:noRegistryText')}
      </EmptyState>
    );
  return (
    <div className="st-central-shelves">
      <Input.Search allowClear autoFocus placeholder={t('central:search')} aria-label={t('central:search')} onChange={({ target }) => setText(target.value)} />
      {shelves?.map((shelf) => (
        <OneShelf key={shelf.registry.id} shelf={shelf} text={text} onChoose={(template, version) => onChoose(shelf.registry.id, template, version)} />
      ))}
    </div>
  );
}

/** What one registry had, and a way to look again. */
function OneShelf({ shelf, text, onChoose }: { shelf: Shelf; text: string; onChoose: (template: string, version: string) => void }) {
  const { t, language } = useWords();
  const report = useReport();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [uncharted, setUncharted] = useState<{ message: string; hint: string }>();
  const { registry, asOf, templates } = shelf;
  const copies = useQuery(installedQuery).data?.filter(({ registryId }) => registryId === registry.id) ?? [];
  const found = templates.filter((one) => sought(one, text));

  const look = async (more: string[] = []) => {
    setBusy(true);
    try {
      const seen = await refreshShelf(registry.id, more);
      setUncharted(seen.uncharted ?? undefined);
      if (more.length > 0 && seen.skipped.includes(more[0])) report(t('central:failed.look', { name: more[0] }), new Error(t('central:notThere')));
    } catch (thrown) {
      report(t('central:failed.look', { name: registry.name }), thrown);
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ['central'] });
    }
  };
  return (
    <section aria-label={registry.name}>
      <header className="st-central-shelf">
        <h3>{registry.name}</h3>
        <code className="st-path">{registry.address}</code>
        <span className="st-muted" title={asOf ? moment(asOf, language) : undefined}>
          {asOf ? t('central:asOf', { when: ago(asOf, new Date(), language) }) : t('central:never')}
        </span>
        <Button size="small" icon={<ReloadOutlined aria-hidden />} loading={busy} onClick={() => void look()}>
          {t('central:look')}
        </Button>
      </header>
      {uncharted && (
        <Alert
          type="info"
          showIcon
          title={uncharted.message}
          description={
            <>
              {uncharted.hint}
              <Input.Search className="st-central-byid" enterButton={t('central:add')} placeholder="company/order-handling" aria-label={t('central:byId')} onSearch={(id) => id.trim() && void look([id.trim()])} />
            </>
          }
        />
      )}
      {found.length === 0 && <p className="st-muted">{templates.length > 0 ? t('central:noMatch') : asOf || uncharted ? t('central:empty') : t('central:lookFirst')}</p>}
      <ul className="st-central-list">
        {found.map((one) => (
          <li key={one.id}>
            <Card listed={one} installed={copies.some(({ template }) => template === one.id)} newer={copies.some(({ template, newer }) => template === one.id && newer)} onChoose={(version) => onChoose(one.id, version)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Card({ listed, installed, newer, onChoose }: { listed: Listed; installed: boolean; newer: boolean; onChoose: (version: string) => void }) {
  const { t, language } = useWords();
  const { id, name, summary, version, state, versions, channels, processClass, industry, withdrawn } = listed;
  const gone = withdrawn?.find((one) => one.version === version);
  return (
    <button type="button" className="st-central-card" onClick={() => onChoose(listed.digest)}>
      <span className="st-central-name">
        {said(name, language)} <span className="st-central-version">{version}</span>{' '}
        {state === 'draft' && <Tag>{t('central:draft')}</Tag>}
        {gone && (
          <Tag color="error" title={gone.reason}>
            {t('offers:withdrawn')}
          </Tag>
        )}
        {installed && <Tag color={newer ? 'processing' : undefined}>{newer ? t('updates:newerThere') : t('updates:here')}</Tag>}
      </span>
      <code className="st-path">{id}</code>
      <span className="st-central-summary">{said(summary, language)}</span>
      <span className="st-muted">
        {[processClass && `APQC ${processClass}`, industry, t('central:versions', { count: versions.length }), withdrawn?.length && t('updates:withdrawnCount', { count: withdrawn.length }), ...channels.map((one) => `${one.name} → ${one.version}${one.ours ? ` (${t('updates:ours', { version: one.ours })})` : ''}`)].filter(Boolean).join(' · ')}
      </span>
    </button>
  );
}
