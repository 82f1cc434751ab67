import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useWords } from '../../../i18n/i18n';
import { useAt, useBook } from '../Book';
import { ComplaintList } from '../ComplaintList';
import { cellText, constantOf, withColumn, withoutColumn } from '../decisionTable';
import type { DecisionTable } from '../../../api/scenario';
import { CellInput } from '../fields/CellInput';
import { Part } from './Part';
import { freshId, withEntry, withoutEntry } from './section';

/** Decision tables: rules from the top, of which the first that holds says what comes out. */
export function TablesSection() {
  const { t } = useWords();
  const { content, edit } = useBook();
  const ids = Object.keys(content.tables ?? {});
  const add = () =>
    edit((now) => {
      const [variable = 'x', output = variable] = Object.keys(now.data ?? {});
      const table: DecisionTable = { name: t('numbers:newTable', { number: ids.length + 1 }), inputs: [variable], outputs: [output], rules: [{ when: ['-'], then: [0] }] };
      return { ...now, tables: withEntry(now.tables, freshId(now.tables, 'table'), table) };
    });
  return (
    <Part title={t('numbers:tables')} note={ids.length === 0 ? t('numbers:tablesNote') : undefined} of={['tables']} add={t('numbers:addTable')} onAdd={add}>
      {ids.map((id) => (
        <TableEntry key={id} id={id} />
      ))}
    </Part>
  );
}

function TableEntry({ id }: { id: string }) {
  const { t } = useWords();
  const { edit } = useBook();
  const at = ['tables', id];
  const [table, set] = useAt<DecisionTable>(at);
  if (!table) return null;
  const name = table.name || id;
  const rule = (index: number, change: (rule: DecisionTable['rules'][number]) => DecisionTable['rules'][number]) => set({ ...table, rules: table.rules.map((other, row) => (row === index ? change(other) : other)) });
  const sides = ['inputs', 'outputs'] as const;
  return (
    <div className="st-entry">
      <div className="st-entry-head">
        <Input size="small" aria-label={t('simulate:nameOf', { of: name })} value={table.name ?? ''} onChange={(event) => set({ ...table, name: event.target.value || undefined })} />
        <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t('numbers:removeRow', { of: name })} onClick={() => edit((now) => ({ ...now, tables: withoutEntry(now.tables, id) }))} />
      </div>
      <div className="st-scroll">
        <table className="st-decision-table" aria-label={name}>
          <thead>
            <tr>
              {sides.flatMap((side) =>
                table[side].map((head, column) => (
                  <th key={`${side}${column}`} data-side={side}>
                    <CellInput label={`${name}: ${t(`numbers:${side}`)} ${column + 1}`} value={head} onChange={(next) => set({ ...table, [side]: table[side].map((other, where) => (where === column ? next : other)) })} />
                    {table[side].length > 1 && (
                      <button type="button" className="st-plain st-cell-remove" aria-label={t('numbers:removeColumn', { of: head })} onClick={() => set(withoutColumn(table, side, column))}>
                        ×
                      </button>
                    )}
                  </th>
                )),
              )}
              <th />
            </tr>
          </thead>
          <tbody>
            {table.rules.map((row, index) => (
              <tr key={index}>
                {table.inputs.map((input, column) => (
                  <td key={`when${column}`}>
                    <CellInput label={`${name} ${index + 1}: ${input}`} value={row.when[column] ?? '-'} onChange={(next) => rule(index, (now) => ({ ...now, when: table.inputs.map((_, where) => (where === column ? next || '-' : (now.when[where] ?? '-'))) }))} />
                  </td>
                ))}
                {table.outputs.map((output, column) => (
                  <td key={`then${column}`} data-side="outputs">
                    <CellInput label={`${name} ${index + 1}: ${output}`} value={cellText(row.then[column])} onChange={(next) => rule(index, (now) => ({ ...now, then: table.outputs.map((_, where) => (where === column ? constantOf(next) : (now.then[where] ?? 0))) }))} />
                  </td>
                ))}
                <td>
                  {table.rules.length > 1 && (
                    <button type="button" className="st-plain st-cell-remove" aria-label={t('numbers:removeRule', { number: index + 1 })} onClick={() => set({ ...table, rules: table.rules.filter((_, other) => other !== index) })}>
                      ×
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="st-extras">
        <button type="button" className="st-plain st-add" onClick={() => set({ ...table, rules: [...table.rules, { when: table.inputs.map(() => '-'), then: table.outputs.map((_, column) => table.rules[0]?.then[column] ?? 0) }] })}>
          {t('numbers:addRule')}
        </button>
        {sides.map((side) => (
          <button key={side} type="button" className="st-plain st-add" onClick={() => set(withColumn(table, side))}>
            {t(side === 'inputs' ? 'numbers:addInput' : 'numbers:addOutput')}
          </button>
        ))}
      </div>
      <ComplaintList at={at} />
    </div>
  );
}
