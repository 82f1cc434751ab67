import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/i18n';

/** What stands above a table: to add, to look for, and what can be done with the row that is chosen. */
export function Bar({ add, onAdd, filter, onFilter, children, note }: { add?: string; onAdd?: () => void; filter?: string; onFilter?: (text: string) => void; children?: ReactNode; note?: ReactNode }) {
  const { t } = useWords();
  return (
    <div className="st-people-bar">
      {add && (
        <Button size="small" type="primary" ghost icon={<PlusOutlined aria-hidden />} onClick={onAdd}>
          {add}
        </Button>
      )}
      {children}
      <span className="st-grow" />
      {note && <span className="st-muted" role="status">{note}</span>}
      {onFilter && <Input size="small" allowClear className="st-people-filter" prefix={<SearchOutlined aria-hidden />} placeholder={t('people:filter')} aria-label={t('people:filter')} value={filter} onChange={(event) => onFilter(event.target.value)} />}
    </div>
  );
}

/** Whether any of the texts has every word of a filter. */
export function matches(filter: string, ...texts: (string | undefined)[]): boolean {
  const all = texts.join(' ').toLocaleLowerCase();
  return filter.toLocaleLowerCase().split(/\s+/).every((word) => all.includes(word));
}
