import { DatabaseOutlined } from '@ant-design/icons';
import { useMemo, useState } from 'react';
import { useWords } from '../../i18n/i18n';
import { rename } from '../../modeler/objects';
import { storesOf } from '../../modeler/variables';
import type { Store } from '../../modeler/variables';
import { EmptyState } from '../../ui/EmptyState';
import { placesText } from './places';
import type { Column, Line } from './Sheet';
import { Sheet } from './Sheet';
import { sought } from './table';
import type { TableProps } from './table';
import { TableFrame } from './TableFrame';
import { useTable } from './useTable';

type Row = Store & Line;

/** Data objects and stores, and who reads and writes them. */
export function StoresTable(props: TableProps) {
  const { drawing } = props;
  const { t } = useWords();
  const { edits, change, sheet } = useTable(drawing);
  const [search, setSearch] = useState('');
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the drawing is one object that changes; edits says when
  const rows = useMemo(() => storesOf(drawing.modeler).map((one): Row => ({ ...one, key: one.id, element: one.id })), [drawing, edits]);
  const state = ({ drawn, reads, writes }: Row) => (!drawn ? t('registers:data.notDrawn') : reads.length + writes.length === 0 ? t('registers:data.unused') : reads.length === 0 ? t('registers:data.neverRead') : writes.length === 0 ? t('registers:data.neverWritten') : '');
  const columns: Column<Row>[] = [
    { key: 'name', title: t('registers:name'), width: 250, edit: 'text', text: ({ name }) => name },
    { key: 'kind', title: t('registers:kind'), width: 110, text: ({ kind }) => t(`registers:data.${kind}`) },
    { key: 'writes', title: t('registers:data.writtenBy'), width: 240, grows: true, text: ({ writes }) => placesText(writes) },
    { key: 'reads', title: t('registers:data.readBy'), width: 240, grows: true, text: ({ reads }) => placesText(reads) },
    { key: 'state', title: t('registers:data.state'), width: 130, text: state, show: (row) => <span className="st-sheet-warn">{state(row)}</span> },
  ];
  return (
    <TableFrame
      table={props}
      title={t('registers:data.stores')}
      {...{ search, rows, columns }}
      onSearch={setSearch}
      sheet={
        <Sheet<Row>
          label={t('registers:data.stores')}
          {...sheet}
          rows={sought(rows, search, ({ name }) => name)}
          columns={columns}
          onWrite={(lines) => change(() => rename(drawing.modeler, new Map(lines.map(({ row, values }) => [row.id, values.get('name') ?? row.name]))))}
          none={
            rows.length === 0 ? (
              <EmptyState icon={<DatabaseOutlined aria-hidden />} title={t('registers:data.noStores')}>
                {t('registers:data.noStoresText')}
              </EmptyState>
            ) : (
              t('registers:noneFound')
            )
          }
        />
      }
    />
  );
}
