import { DatabaseOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal, Popconfirm, Table } from 'antd';
import { useState } from 'react';
import type { Backup } from '../../api/backups';
import { backupsQuery, backUpTo, canChooseBackup, makeBackup, restoreBackup } from '../../api/backups';
import { useReport } from '../../api/useReport';
import { ago, moment } from '../../format/date';
import { useWords } from '../../i18n/i18n';
import { EmptyState } from '../../ui/EmptyState';

/** The copies of the library: make one, bring one back. */
export function BackupsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const report = useReport();
  const queries = useQueryClient();
  const { data } = useQuery({ ...backupsQuery, enabled: open });
  const [busy, setBusy] = useState(false);

  const guarded = async (title: string, what: () => Promise<string | false>) => {
    setBusy(true);
    try {
      const said = await what();
      if (said) void message.success(said, 5);
    } catch (thrown) {
      report(title, thrown);
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: backupsQuery.queryKey });
    }
  };
  const make = () => guarded(t('backups:failed.make'), async () => ((await makeBackup()), t('backups:made')));
  const elsewhere = () => guarded(t('backups:failed.make'), async () => (await backUpTo('library-backup.sqlite')) && t('backups:made'));
  const restore = (backup: Backup) =>
    guarded(t('backups:failed.restore'), async () => {
      await restoreBackup(backup.name);
      void queries.invalidateQueries();
      return t('backups:restored', { when: moment(backup.createdAt, language) });
    });

  return (
    <Modal
      open={open}
      title={t('backups:title')}
      width={760}
      onCancel={onClose}
      destroyOnHidden
      footer={
        <>
          {canChooseBackup() && (
            <Button style={{ float: 'left' }} disabled={busy} onClick={() => void elsewhere()}>
              {t('backups:elsewhere')}
            </Button>
          )}
          <Button onClick={onClose}>{t('backups:close')}</Button>
          <Button type="primary" loading={busy} onClick={() => void make()}>
            {t('backups:make')}
          </Button>
        </>
      }
    >
      <p className="st-muted">{t('backups:text')}</p>
      {data && (
        <p className="st-muted">
          {t('backups:library')} <code className="st-path">{data.library}</code>
        </p>
      )}
      <Table<Backup>
        size="small"
        rowKey="name"
        pagination={false}
        scroll={{ y: 320 }}
        dataSource={data?.items}
        locale={{ emptyText: <EmptyState icon={<DatabaseOutlined aria-hidden />} title={t('backups:none')}>{t('backups:noneText')}</EmptyState> }}
        columns={[
          { title: t('backups:when'), key: 'when', render: (_, { createdAt }) => <span title={ago(createdAt, new Date(), language)}>{moment(createdAt, language)}</span> },
          { title: t('backups:why'), key: 'kind', render: (_, { kind }) => t(`backups:kind.${kind}`) },
          { title: t('backups:size'), key: 'size', align: 'right', render: (_, { bytes }) => size(bytes, language) },
          {
            key: 'does',
            align: 'right',
            render: (_, backup) => (
              <Popconfirm
                title={t('backups:sure.title')}
                description={<div style={{ maxWidth: 320 }}>{t('backups:sure.text')}</div>}
                okText={t('backups:restore')}
                cancelText={t('app:cancel')}
                onConfirm={() => restore(backup)}
              >
                <Button size="small" disabled={busy} aria-label={t('backups:restoreOne', { when: moment(backup.createdAt, language) })}>
                  {t('backups:restore')}
                </Button>
              </Popconfirm>
            ),
          },
        ]}
      />
    </Modal>
  );
}

/** A size in the unit that fits: 1.4 MB. */
function size(bytes: number, language: string): string {
  const [unit, by] = bytes < 1e6 ? (['kilobyte', 1e3] as const) : (['megabyte', 1e6] as const);
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: by === 1e3 ? 0 : 1 }).format(bytes / by);
}
