import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useWords } from '../../i18n/i18n';
import { firstHolder, joined, putDeclared, renameTerm, termsOf } from '../../modeler/variables';
import type { Term } from '../../modeler/variables';
import type { Column, Line } from './Sheet';
import { Sheet } from './Sheet';
import { sought } from './table';
import type { TableProps } from './table';
import { TableFrame } from './TableFrame';
import { useTable } from './useTable';

type Row = Term & Line;

const fresh: Row = { key: '#new', fresh: true, holder: '', at: -1, name: '', own: {}, from: [], into: [], variables: [] };

/** The dictionary: what words mean, who looks after them, and what comes from what. */
export function TermsTable(props: TableProps) {
  const { drawing } = props;
  const { t } = useWords();
  const { edits, change, sheet } = useTable(drawing);
  const [search, setSearch] = useState('');
  const [cursor, setCursor] = useState<Row[]>([]);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the drawing is one object that changes; edits says when
  const rows = useMemo(() => termsOf(drawing.modeler).map((one): Row => ({ ...one, key: `${one.holder} ${one.at}` })), [drawing, edits]);
  const names = new Set(rows.map(({ name }) => name));
  const state = ({ fresh: isNew, own, from }: Row) => {
    if (isNew) return '';
    if (!own.owner) return t('registers:term.noOwner');
    const missing = from.filter((one) => !names.has(one));
    return missing.length > 0 ? t('registers:term.unknown', { names: missing.join(', ') }) : '';
  };
  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: t('registers:term.term'),
      width: 210,
      edit: 'text',
      text: ({ name }) => name,
      show: (row) => (row.fresh ? t('registers:term.new') : row.name),
      read: (text, row) => (text === row.name || (!names.has(text) && !text.includes('|')) ? text : undefined),
      help: t('registers:term.nameHelp'),
    },
    { key: 'owner', title: t('registers:term.owner'), width: 140, edit: 'text', text: ({ own }) => String(own.owner ?? ''), options: () => drawing.duties().roles.map(({ name }) => ({ value: name, label: name })) },
    { key: 'text', title: t('registers:term.meaning'), width: 240, grows: true, edit: 'text', text: ({ own }) => String(own.text ?? '') },
    { key: 'from', title: t('registers:term.from'), about: t('registers:term.fromAbout'), width: 180, edit: 'text', text: ({ from }) => from.join(' | '), show: ({ from }) => from.join(' · ') },
    { key: 'into', title: t('registers:term.into'), width: 160, text: ({ into }) => into.join(' · ') },
    { key: 'variables', title: t('registers:term.variables'), width: 150, text: ({ variables }) => variables.join(' · ') },
    { key: 'state', title: t('registers:data.state'), width: 150, text: state, show: (row) => <span className="st-sheet-warn">{state(row)}</span> },
  ];
  const remove = (which: Row[]) => {
    const gone = which.filter(({ fresh: isNew }) => !isNew);
    if (gone.length === 0) return;
    change((pen) => {
      for (const holder of new Set(gone.map((one) => one.holder))) putDeclared(drawing.modeler, pen, holder, 'Term', (all) => all.filter((_, at) => !gone.some((one) => one.holder === holder && one.at === at)));
    });
  };
  return (
    <TableFrame
      table={props}
      title={t('registers:data.terms')}
      {...{ search, rows, columns }}
      onSearch={setSearch}
      sheet={
        <Sheet<Row>
          label={t('registers:data.terms')}
          {...sheet}
          rows={[...sought(rows, search, ({ name, own }) => `${name} ${String(own.owner ?? '')} ${String(own.text ?? '')}`), fresh]}
          columns={columns}
          onCursor={setCursor}
          onRemove={remove}
          onWrite={(lines) =>
            change((pen) => {
              for (const { row, values } of lines) {
                const { name, ...own } = Object.fromEntries(values) as Record<string, string>;
                if (own.from) own.from = joined(own.from.split('|').map((one) => one.trim()).filter(Boolean));
                if (row.fresh && name) putDeclared(drawing.modeler, pen, firstHolder(drawing.modeler), 'Term', (all) => [...all, { name, ...own }]);
                if (row.fresh) continue;
                putDeclared(drawing.modeler, pen, row.holder, 'Term', (all) => all.map((was, at) => (at === row.at ? { ...was, ...own } : was)));
                if (name) renameTerm(drawing.modeler, row.name, name);
              }
            })
          }
        />
      }
      foot={<span>{t('registers:term.count', { count: rows.length })}</span>}
    >
      <Button size="small" type="text" disabled={!cursor.some(({ fresh: isNew }) => !isNew)} onClick={() => remove(cursor)}>
        {t('registers:delete')}
      </Button>
    </TableFrame>
  );
}
