import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import { useWords } from '../../i18n/i18n';
import { firstHolder, isVariableName, putDeclared, termsOf, variablesOf, variableTypes } from '../../modeler/variables';
import { isWidelyUsed, renameVariable, RenameVariable } from '../../modeler/RenameVariable';
import type { Variable } from '../../modeler/variables';
import { placesText } from './places';
import type { Column, Line, Written } from './Sheet';
import { Sheet } from './Sheet';
import { sought } from './table';
import type { TableProps } from './table';
import { TableFrame } from './TableFrame';
import { focusSheet, useTable } from './useTable';

type Row = Variable & Line;

const fresh: Row = { key: '#new', fresh: true, at: -1, name: '', own: {}, reads: [], writes: [] };

/** The variables of a case, as the drawing declares them. */
export function VariablesTable(props: TableProps) {
  const { drawing, numbers: content, onNumbers: edit } = props;
  const numbers = useMemo(() => ({ content, edit }), [content, edit]);
  const { t } = useWords();
  const { modal } = App.useApp();
  const { edits, change, sheet } = useTable(drawing);
  const [search, setSearch] = useState('');
  const [cursor, setCursor] = useState<Row[]>([]);
  const [renaming, setRenaming] = useState<{ from: string; to: string }>();

  // eslint-disable-next-line react-hooks/exhaustive-deps -- the drawing is one object that changes; edits says when
  const rows = useMemo(() => variablesOf(drawing.modeler).map((one): Row => ({ ...one, key: one.holder ? `${one.holder} ${one.at}` : `? ${one.name}` })), [drawing, edits]);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- as above
  const terms = useMemo(() => termsOf(drawing.modeler), [drawing, edits]);
  const names = new Set(rows.map(({ name }) => name));

  const state = ({ fresh: isNew, holder, own, reads, writes }: Row) => {
    if (isNew) return '';
    if (!holder) return t('registers:data.undeclared');
    if (reads.length === 0) return t(writes.length === 0 ? 'registers:data.unused' : 'registers:data.neverRead');
    return writes.length === 0 && !own.input ? t('registers:data.neverWritten') : '';
  };
  const attribute = (key: string, width: number, more: Partial<Column<Row>> = {}): Column<Row> => ({ key, title: t(`registers:data.${key as 'type'}`), width, edit: 'text', text: ({ own }) => String(own[key] ?? ''), ...more });
  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: t('registers:data.variable'),
      width: 170,
      edit: 'text',
      text: ({ name }) => name,
      show: (row) => (row.fresh ? t('registers:data.newVariable') : row.name),
      fixed: ({ holder, fresh: isNew }) => !holder && !isNew,
      read: (text, row) => (text === '' || text === row.name || (isVariableName(text) && !names.has(text)) ? text : undefined),
      help: t('registers:data.nameHelp'),
    },
    attribute('type', 96, { edit: 'choice', options: () => variableTypes.map((value) => ({ value, label: t(`registers:type.${value}`) })) }),
    attribute('values', 128, { show: ({ own }) => String(own.values ?? '').split('|').map((one) => one.trim()).filter(Boolean).join(' · ') }),
    attribute('min', 70, { numeric: true }),
    attribute('max', 76, { numeric: true }),
    attribute('input', 86, { edit: 'flag', text: ({ own }) => (own.input ? 'true' : '') }),
    attribute('term', 112, { options: () => terms.map(({ name }) => ({ value: name, label: name })) }),
    attribute('text', 150, { grows: true }),
    { key: 'writes', title: t('registers:data.writtenBy'), width: 130, text: ({ writes }) => placesText(writes) },
    { key: 'reads', title: t('registers:data.readBy'), width: 130, text: ({ reads }) => placesText(reads) },
    { key: 'state', title: t('registers:data.state'), width: 112, text: state, show: (row) => <span className="st-sheet-warn">{state(row)}</span> },
  ];

  const write = (lines: Written<Row>[]) => {
    const [{ row, values }] = lines;
    const to = values.get('name');
    // A new name alone shows first what else it changes.
    if (lines.length === 1 && values.size === 1 && to && !row.fresh && isWidelyUsed(drawing, numbers, row.name, to)) return setRenaming({ from: row.name, to });
    change((pen) => {
      for (const { row: one, values: said } of lines) {
        const name = said.get('name');
        const own = Object.fromEntries([...said].filter(([key]) => key !== 'name').map(([key, text]) => [key, key === 'input' ? text === 'true' : text]));
        if (!one.holder) {
          const called = one.fresh ? name : one.name;
          if (called) putDeclared(drawing.modeler, pen, firstHolder(drawing.modeler), 'Variable', (all) => [...all, { name: called, type: 'text', ...own }]);
          continue;
        }
        putDeclared(drawing.modeler, pen, one.holder, 'Variable', (all) => all.map((was, at) => (at === one.at ? { ...was, ...own } : was)));
        if (name) renameVariable(drawing, pen, numbers, one.name, name);
      }
    });
  };
  const removable = cursor.filter(({ holder }) => holder);
  const remove = (which: Row[]) => {
    const gone = which.filter(({ holder }) => holder);
    if (gone.length === 0) return;
    const drop = () =>
      change((pen) => {
        for (const holder of new Set(gone.map((one) => one.holder!))) putDeclared(drawing.modeler, pen, holder, 'Variable', (all) => all.filter((_, at) => !gone.some((one) => one.holder === holder && one.at === at)));
      });
    const used = gone.filter(({ reads, writes }) => reads.length + writes.length > 0);
    if (used.length === 0) return drop();
    modal.confirm({ title: t('registers:data.removeUsed', { count: used.length, names: used.map(({ name }) => name).join(', ') }), content: t('registers:data.removeUsedText'), okText: t('registers:delete'), cancelText: t('registers:cancel'), onOk: drop, afterClose: focusSheet });
  };
  const odd = rows.filter((row) => state(row) !== '').length;

  return (
    <TableFrame
      table={props}
      title={t('registers:data.variables')}
      {...{ search, rows, columns }}
      onSearch={setSearch}
      sheet={<Sheet<Row> label={t('registers:data.variables')} {...sheet} rows={[...sought(rows, search, ({ name, own }) => `${name} ${String(own.text ?? '')} ${String(own.term ?? '')}`), fresh]} columns={columns} onWrite={write} onRemove={remove} onCursor={setCursor} />}
      foot={
        <>
          <span>{t('registers:data.countVariables', { count: rows.length })}</span>
          {odd > 0 && <span className="st-warn">{t('registers:data.countOdd', { count: odd })}</span>}
        </>
      }
    >
      <Button size="small" type="text" disabled={removable.length === 0} onClick={() => remove(removable)}>
        {t('registers:delete')}
      </Button>
      {renaming && (
        <RenameVariable
          {...{ drawing, numbers, ...renaming }}
          onDone={(agreed) => {
            setRenaming(undefined);
            if (agreed) change((pen) => renameVariable(drawing, pen, numbers, renaming.from, renaming.to));
            setTimeout(focusSheet);
          }}
        />
      )}
    </TableFrame>
  );
}
