import { DownloadOutlined } from '@ant-design/icons';
import { Button, Input, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { fileName, keepFile } from '../../api/files';
import { useReport } from '../../api/useReport';
import { csv } from '../../format/csv';
import { useWords } from '../../i18n/i18n';
import { FrameButtons } from '../../ui/FrameButtons';
import type { Column, Line } from './Sheet';
import type { TableProps } from './table';

interface Props<R extends Line> {
  table: TableProps;
  title: string;
  /** What the table can be narrowed to and what can be done with it. */
  children?: ReactNode;
  search: string;
  onSearch: (text: string) => void;
  /** All lines and columns, for a file. */
  rows: R[];
  columns: Column<R>[];
  sheet: ReactNode;
  foot?: ReactNode;
}

/** A table of the process with its bar: which table, what of it, and how large. */
export function TableFrame<R extends Line>({ table, title, children, search, onSearch, rows, columns, sheet, foot }: Props<R>) {
  const { t } = useWords();
  const report = useReport();
  const keep = async () => {
    const lines = rows.filter(({ fresh }) => !fresh).map((row) => columns.map((column) => column.text(row)));
    const text = csv(columns.map((column) => column.title), lines);
    try {
      await keepFile(fileName(`${table.name} ${title}`, 'csv'), new Blob([text], { type: 'text/csv' }));
    } catch (thrown) {
      report(t('registers:failedCsv'), thrown);
    }
  };
  return (
    <section className="st-frame st-table" aria-label={title}>
      <div className="st-frame-bar st-table-bar">
        {table.head}
        {children}
        <span className="st-grow" />
        <Input size="small" allowClear className="st-table-search" placeholder={t('registers:search')} aria-label={t('registers:search')} value={search} onChange={(event) => onSearch(event.target.value)} />
        <Tooltip title={t('registers:csv')}>
          <Button type="text" size="small" icon={<DownloadOutlined aria-hidden />} aria-label={t('registers:csv')} onClick={() => void keep()} />
        </Tooltip>
        <FrameButtons full={table.full} onFull={table.onFull} onClose={table.onClose} words={{ full: t('registers:full'), half: t('registers:half'), close: t('registers:close') }} />
      </div>
      {sheet}
      {foot && <div className="st-table-foot">{foot}</div>}
    </section>
  );
}
