import { InboxOutlined, ReloadOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import type { InstalledTemplate } from '../../api/central';
import { checkUpdates, followChannel, newsQuery, putUnit, shelvesQuery, unitQuery } from '../../api/central';
import { useReport } from '../../api/useReport';
import { ago, moment } from '../../format/date';
import { useWords } from '../../i18n/i18n';
import { EmptyState } from '../../ui/EmptyState';
import { composing } from '../../ui/composing';
import './offers.css';

interface Props {
  installed: InstalledTemplate[] | undefined;
  onOpen: (process: string) => void;
  onUpdate: (one: InstalledTemplate) => void;
}

/** Processes that came from packages: what they follow, what is newer, what was withdrawn. */
export function InstalledList({ installed, onOpen, onUpdate }: Props) {
  const { t, language } = useWords();
  const report = useReport();
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: ['central'] });
  const follow = async ({ processId }: InstalledTemplate, channel: string) => {
    try {
      await followChannel(processId, channel);
      // Which version a rollout gives to whom follows a channel is asked for from now on.
      if (channel) queries.setQueryData(newsQuery.queryKey, await checkUpdates());
    } catch (thrown) {
      report(t('updates:failed.follow'), thrown);
    } finally {
      await again();
    }
  };
  return (
    <>
      {installed && installed.length > 0 && <News onNews={again} />}
      <Table<InstalledTemplate>
        size="small"
        rowKey="processId"
        pagination={false}
        scroll={{ y: 420 }}
        dataSource={installed}
        locale={{
          emptyText: (
            <EmptyState icon={<InboxOutlined />} title={t('central:none')}>
              {t('central:noneText')}
            </EmptyState>
          ),
        }}
        columns={[
          {
            title: t('central:process'),
            key: 'name',
            render: (_, { processId, name, changed }) => (
              <>
                <Button type="link" size="small" className="st-central-link" onClick={() => onOpen(processId)}>
                  {name}
                </Button>{' '}
                {changed && <Tag title={t('central:changedText')}>{t('central:changed')}</Tag>}
              </>
            ),
          },
          { title: t('central:template'), dataIndex: 'template', ellipsis: true, render: (template: string) => <code className="st-path">{template}</code> },
          {
            title: t('central:version'),
            key: 'version',
            width: 210,
            render: (_, { version, withdrawn }) => (
              <>
                {version}
                {withdrawn && (
                  <span className="st-updates-gone" title={withdrawn.reason}>
                    {t('updates:gone', { at: moment(withdrawn.at, language), reason: withdrawn.reason })}
                  </span>
                )}
              </>
            ),
          },
          {
            title: t('updates:follows'),
            key: 'follows',
            width: 170,
            render: (_, one) =>
              one.registryId ? (
                <Select
                  size="small"
                  style={{ width: '100%' }}
                  aria-label={t('updates:followsOf', { name: one.name })}
                  value={one.channel}
                  onChange={(channel) => void follow(one, channel)}
                  options={channelOptions([...one.channels, one.channel], t('updates:newest'))}
                />
              ) : (
                <span className="st-muted">{one.registry ? t('updates:unknownRegistry') : t('updates:file')}</span>
              ),
          },
          { title: t('central:when'), key: 'when', width: 160, render: (_, { installedAt }) => moment(installedAt, language) },
          {
            key: 'does',
            width: 150,
            align: 'right',
            render: (_, one) =>
              one.newer && one.registryId ? (
                <Button size="small" type="primary" onClick={() => onUpdate(one)}>
                  {t('central:updateTo', { version: one.newer })}
                </Button>
              ) : null,
          },
        ]}
      />
    </>
  );
}

/** What can be followed: the newest release, or a channel. */
export function channelOptions(channels: string[], newest: string): { value: string; label: string }[] {
  return [{ value: '', label: newest }, ...[...new Set(channels)].filter(Boolean).map((value) => ({ value, label: value }))];
}

/** To which unit the library belongs, when the registries answered last, and which of them did not. */
function News({ onNews }: { onNews: () => Promise<void> }) {
  const { t, language } = useWords();
  const report = useReport();
  const queries = useQueryClient();
  const { data: unit } = useQuery(unitQuery);
  const { data: shelves } = useQuery(shelvesQuery);
  const { data: asked } = useQuery({ ...newsQuery, enabled: false });
  const [busy, setBusy] = useState(false);
  const silent = asked?.filter(({ problem }) => problem) ?? [];
  const seen = shelves?.flatMap(({ asOf }) => asOf ?? []).sort()[0];
  const check = async () => {
    setBusy(true);
    try {
      queries.setQueryData(newsQuery.queryKey, await checkUpdates());
    } catch (thrown) {
      report(t('updates:failed.check'), thrown);
    } finally {
      setBusy(false);
      await onNews();
    }
  };
  const keep = async (next: string) => {
    if (next.trim() === unit) return;
    try {
      await putUnit(next);
      await check();
    } catch (thrown) {
      report(t('updates:failed.unit'), thrown);
    }
  };
  return (
    <>
      <div className="st-updates-head">
        <label title={t('updates:unitHelp')}>
          {t('updates:unit')}
          <Input key={unit} size="small" defaultValue={unit} maxLength={200} placeholder={t('updates:noUnit')} onBlur={({ target }) => void keep(target.value)} onPressEnter={(event) => !composing(event) && event.currentTarget.blur()} />
        </label>
        <span className="st-muted">{seen ? t('central:asOf', { when: ago(seen, new Date(), language) }) : t('central:never')}</span>
        <Button size="small" icon={<ReloadOutlined aria-hidden />} loading={busy} onClick={() => void check()}>
          {t('updates:check')}
        </Button>
      </div>
      {silent.map(({ registry, name, problem, asOf }) => (
        <Alert key={registry} type="warning" showIcon style={{ marginBottom: 8 }} title={t('updates:silent', { name })} description={`${problem?.message ?? ''} ${asOf ? t('updates:known', { when: moment(asOf, language) }) : t('updates:unknown')}`} />
      ))}
    </>
  );
}
