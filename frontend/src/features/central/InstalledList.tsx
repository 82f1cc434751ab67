import { InboxOutlined } from '@ant-design/icons';
import { Button, Table, Tag } from 'antd';
import type { InstalledTemplate } from '../../api/central';
import { moment } from '../../format/date';
import { useWords } from '../../i18n/i18n';
import { EmptyState } from '../../ui/EmptyState';

interface Props {
  installed: InstalledTemplate[] | undefined;
  onOpen: (process: string) => void;
  onUpdate: (one: InstalledTemplate) => void;
}

/** Processes that came from packages, and whether there is something newer. */
export function InstalledList({ installed, onOpen, onUpdate }: Props) {
  const { t, language } = useWords();
  return (
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
          ellipsis: true,
          render: (_, { processId, name, changed }) => (
            <>
              <Button type="link" size="small" className="st-central-link" onClick={() => onOpen(processId)}>
                {name}
              </Button>
              {changed && <Tag title={t('central:changedText')}>{t('central:changed')}</Tag>}
            </>
          ),
        },
        { title: t('central:template'), key: 'template', ellipsis: true, render: (_, { template, channel }) => <code className="st-path">{channel ? `${template} · ${channel}` : template}</code> },
        { title: t('central:version'), dataIndex: 'version', width: 110 },
        { title: t('central:when'), key: 'when', width: 170, render: (_, { installedAt }) => moment(installedAt, language) },
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
  );
}
