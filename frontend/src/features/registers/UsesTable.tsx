import { TableOutlined } from '@ant-design/icons';
import { useMemo, useState } from 'react';
import { useWords } from '../../i18n/i18n';
import { definitionsOf, nodesOf } from '../../modeler/objects';
import { putUse, storesOf, usageOf, variablesOf } from '../../modeler/variables';
import type { StepUse } from '../../modeler/variables';
import { EmptyState } from '../../ui/EmptyState';
import type { Column, Line } from './Sheet';
import { Sheet } from './Sheet';
import { sought } from './table';
import type { TableProps } from './table';
import { TableFrame } from './TableFrame';
import { useTable } from './useTable';

interface Row extends Line {
  id: string;
  name: string;
  use: StepUse;
}

/** Steps by data: who reads (R) and who writes (W) what. */
export function UsesTable(props: TableProps) {
  const { drawing } = props;
  const { t } = useWords();
  const { edits, change, sheet } = useTable(drawing);
  const [search, setSearch] = useState('');
  const matrix = drawing.duties();

  const { rows, variables, stores } = useMemo(() => {
    const declared = variablesOf(drawing.modeler);
    const known = new Set(declared.map(({ name }) => name));
    const nodes = nodesOf(definitionsOf(drawing.modeler));
    const depths = new Map<string, number>();
    for (const { id, parent } of matrix.rows) depths.set(id, parent === undefined ? 0 : (depths.get(parent) ?? 0) + 1);
    const steps = matrix.rows.map(({ id, name }): Row => ({ key: id, element: id, depth: depths.get(id), id, name, use: usageOf(nodes.find((node) => node.id === id)!, known) }));
    // Events and gateways that have to do with data follow the steps.
    const others = nodes.filter((node) => !node.$instanceOf('bpmn:Activity')).map((node): Row => ({ key: node.id, element: node.id, id: node.id, name: node.name || node.id, use: usageOf(node, known) }));
    return { rows: [...steps, ...others.filter(({ use }) => use.reads.size + use.writes.size > 0)], variables: [...known].filter(Boolean), stores: storesOf(drawing.modeler).filter(({ drawn }) => drawn) };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the drawing is one object that changes; edits says when
  }, [drawing, matrix, edits]);

  const letters = ({ reads, writes, fixed }: StepUse, name: string) => (['R', 'W'] as const).filter((letter) => (letter === 'R' ? reads : writes).has(name)).map((letter) => ({ letter, fixed: fixed.has(`${letter} ${name}`) }));
  const columns: Column<Row>[] = [
    { key: 'name', title: t('registers:step'), width: 250, text: ({ name }) => name },
    ...variables.map((name): Column<Row> => ({
      key: name,
      title: name,
      about: name,
      width: Math.min(150, Math.max(76, name.length * 8 + 24)),
      edit: 'text',
      text: ({ use }) => letters(use, name).map(({ letter }) => letter).join(' '),
      show: ({ use }) => letters(use, name).map(({ letter, fixed }) => <Use key={letter} {...{ letter, fixed }} />),
      read: (text) => (/^[rw\s/,]*$/i.test(text) ? ['R', 'W'].filter((letter) => text.toUpperCase().includes(letter)).join(' ') : undefined),
      help: t('registers:data.useHelp'),
    })),
    ...stores.map(({ id, name, reads, writes }): Column<Row> => {
      const uses = (row: Row) => [...(reads.some((one) => one.id === row.id) ? ['R'] : []), ...(writes.some((one) => one.id === row.id) ? ['W'] : [])];
      return { key: `#${id}`, title: name || id, about: t('registers:data.drawnUse', { name: name || id }), width: 110, text: (row) => uses(row).join(' '), show: (row) => uses(row).map((letter) => <Use key={letter} letter={letter} fixed />) };
    }),
  ];
  const write = (cells: { step: Row; variable: string; letters: string }[]) =>
    change((pen) => {
      for (const { step, variable, letters: said } of cells) {
        const wants = (letter: string) => said.includes(letter) && !step.use.fixed.has(`${letter} ${variable}`);
        putUse(drawing.modeler, pen, step.id, variable, { reads: wants('R'), writes: wants('W') });
      }
    });
  const empty = variables.length + stores.length === 0;
  return (
    <TableFrame
      table={props}
      title={t('registers:data.uses')}
      {...{ search, rows, columns }}
      onSearch={setSearch}
      sheet={
        <Sheet<Row>
          label={t('registers:data.uses')}
          {...sheet}
          rows={empty ? [] : sought(rows, search, ({ name }) => name)}
          columns={columns}
          onWrite={(lines) => write(lines.flatMap(({ row, values }) => [...values].map(([variable, said]) => ({ step: row, variable, letters: said }))))}
          onLetter={(letter, cells) => {
            const key = letter.toUpperCase();
            const open = cells.filter(({ column }) => variables.includes(column));
            if (!'RW'.includes(key) || open.length === 0) return false;
            const has = ({ row, column }: (typeof open)[number]) => letters(row.use, column).map((one) => one.letter as string);
            // All get the letter, unless all have it: then it is taken away.
            const all = open.every((cell) => has(cell).includes(key));
            write(open.map((cell) => ({ step: cell.row, variable: cell.column, letters: (all ? has(cell).filter((one) => one !== key) : [...has(cell), key]).join(' ') })));
            return true;
          }}
          none={
            empty ? (
              <EmptyState icon={<TableOutlined aria-hidden />} title={t('registers:data.noData')}>
                {t('registers:data.noDataText')}
              </EmptyState>
            ) : (
              t('registers:noneFound')
            )
          }
        />
      }
      foot={!empty && <span>{t('registers:data.usesHint')}</span>}
    />
  );
}

/** R or W; pale where a form, a formula or the drawing says it. */
function Use({ letter, fixed }: { letter: string; fixed: boolean }) {
  const { t } = useWords();
  return (
    <b className="st-use" data-letter={letter} data-pale={fixed || undefined} title={t(letter === 'R' ? 'registers:data.reads' : 'registers:data.writes') + (fixed ? ` · ${t('registers:data.fixedUse')}` : '')}>
      {letter}
    </b>
  );
}
