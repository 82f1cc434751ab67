import { FileTextOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { csv } from '../../../format/csv';
import { useWords } from '../../../i18n/i18n';
import type { Figures } from '../../../ui/ChartCard';
import type { Keep } from './useChartWords';

/** Takes a table away as a CSV file. */
export function KeepCsv({ title, figures, keep }: { title: string; figures: Figures; keep: Keep }) {
  const { t } = useWords();
  const write = () => new Blob([csv(figures.columns.map((column) => column.title), figures.rows.map(({ plain }) => plain))], { type: 'text/csv' });
  return (
    <Tooltip title={t('simulate:csv')}>
      <Button type="text" size="small" icon={<FileTextOutlined aria-hidden />} aria-label={t('simulate:csv')} onClick={() => keep(`${title}.csv`, write())} />
    </Tooltip>
  );
}
