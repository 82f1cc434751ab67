import { FileTextOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useWords } from '../../i18n/i18n';

/** Takes a table away as a CSV file. */
export function KeepCsv({ onKeep }: { onKeep: () => void }) {
  const { t } = useWords();
  return (
    <Tooltip title={t('simulate:csv')}>
      <Button type="text" size="small" icon={<FileTextOutlined aria-hidden />} aria-label={t('simulate:csv')} onClick={onKeep} />
    </Tooltip>
  );
}
