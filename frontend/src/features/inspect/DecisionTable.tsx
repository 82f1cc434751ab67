import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Edit } from '../../api/checks';
import { useWords } from '../../i18n/i18n';
import type { Own } from '../../modeler/own';
import { EmptyState } from '../../ui/EmptyState';
import { Section } from '../../ui/Section';
import type { Note, Place } from './decision';
import { cellsOf, gravest, notesOf, placeOf, specOf } from './decision';
import { DecisionTrial } from './DecisionTrial';
import type { Found } from './FoundList';
import { FoundList } from './FoundList';
import type { Part } from './parts';
import { moved, replaced, text, TextField, useOwn } from './parts';
import { useDecision } from './useDecision';
import type { Known } from './variables';

export interface DecisionProps extends Part {
  known: Known[];
  /** What is wrong with the task, as far as it is known. */
  found: Found[];
  /** The cell that is to be shown. */
  cell?: string;
  onCell: (cell: string | undefined) => void;
  onFix: (edits: Edit[]) => void;
}

/** What a business rule task decides: the first row whose tests all hold, or the only one, says what comes out. */
export function DecisionTable({ drawing, subject, known, found, cell, onCell, onFix }: DecisionProps) {
  const { t } = useWords();
  const [table, set] = useOwn({ drawing, subject }, 'Table');
  const [typed, setTyped] = useState<Place & { text: string }>();
  const [values, setValues] = useState<Record<string, unknown>>({});
  const grid = useRef<HTMLTableElement>(null);
  const [inputs, outputs, rules] = [table.inputs, table.outputs, table.rules].map((list) => (list as Own[] | undefined) ?? []);
  const columns = inputs.length + outputs.length;
  const policy = text(table.hitPolicy).trim().toLowerCase() || 'first';
  const { result, settled } = useDecision(specOf({ inputs, outputs, rules }, policy, typed), known, values);
  const notes = columns > 0 ? notesOf(result?.faults, settled ? found : []) : [];
  const at = (row: number, column: number) => notes.filter((note) => note.row === row && note.column === column);
  useEffect(() => {
    if (!cell) return;
    focus(grid.current, placeOf(cell));
    onCell(undefined);
  }, [cell, onCell]);
  const options = known.map(({ name }) => ({ value: name, label: name }));
  const unused = (list: Own[], key: string) => known.find(({ name }) => !list.some((one) => one[key] === name))?.name ?? known[0]?.name ?? '';
  const filled = (rule: Own) => cellsOf(rule, columns);
  const typing = (row: number, column: number) => (now: string | null) => setTyped(now === null ? undefined : { row, column, text: now });

  /** Changes the columns; every row gets a cell or loses one. Without columns there is no table. */
  const column = (next: { inputs?: Own[]; outputs?: Own[] }, at: number, by: 1 | -1) =>
    set(columns + by === 0 ? { inputs: [], outputs: [], rules: [], hitPolicy: '' } : { ...next, rules: rules.map((rule) => ({ ...rule, cells: by === 1 ? [...filled(rule).slice(0, at), { value: '' }, ...filled(rule).slice(at)] : replaced(filled(rule), at) })) });

  if (columns === 0)
    return (
      <EmptyState
        title={t('inspect:table.emptyTitle')}
        action={
          <Button
            type="primary"
            size="small"
            disabled={known.length === 0}
            onClick={() => set({ inputs: [{ formula: known[0].name }], outputs: [{ variable: (known[1] ?? known[0]).name }], rules: [{ cells: [{ value: '' }, { value: '' }] }] })}
          >
            {t('inspect:table.begin')}
          </Button>
        }
      >
        {known.length > 0 ? t('inspect:table.empty') : t('inspect:table.noVariables')}
      </EmptyState>
    );

  const keys = (event: React.KeyboardEvent, row: number) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (!by || !(event.target instanceof HTMLInputElement) || event.target.role === 'combobox') return;
    const at = event.target.closest('td')!.cellIndex;
    event.preventDefault();
    const to = row + by;
    if (event.altKey && to >= 0 && to < rules.length) set({ rules: moved(rules, row, by) });
    setTimeout(() => grid.current?.tBodies[0]?.rows[to]?.cells[at]?.querySelector('input')?.focus());
  };
  const put = (row: number, at: number, value: string) => set({ rules: replaced(rules, row, { ...rules[row], cells: replaced(filled(rules[row]), at, { ...filled(rules[row])[at], value }) }) });

  const heading = (nth: number) => (nth < inputs.length ? text(inputs[nth].formula) : text(outputs[nth - inputs.length].variable));
  const grave = (row: number, column: number) => gravest(at(row, column)) === 'error';
  const hint = (list: Note[]) => list.map(({ message }) => message).join('\n') || undefined;
  const placed = (note: Note): Note => {
    if (!note.key.startsWith('fault ') || note.column === 0) return note;
    const where = note.row ? t('inspect:table.cell', { row: note.row, column: heading(note.column - 1) }) : heading(note.column - 1);
    return { ...note, message: `${where}${t('inspect:table.colon')}${note.message}` };
  };

  return (
    <Section
      title={t('inspect:table.title')}
      note={
        <Select
          size="small"
          variant="borderless"
          aria-label={t('inspect:table.policy')}
          value={policy}
          status={policies.includes(policy) ? undefined : 'error'}
          popupMatchSelectWidth={false}
          options={[...policies.map((value) => ({ value, label: t(`inspect:table.policies.${value}`) })), ...(policies.includes(policy) ? [] : [{ value: policy, label: policy }])]}
          onChange={(value: string) => set({ hitPolicy: value === 'first' ? '' : value })}
        />
      }
      extra={
        <>
          <Button size="small" type="text" icon={<PlusOutlined aria-hidden />} onClick={() => column({ inputs: [...inputs, { formula: unused(inputs, 'formula') }] }, inputs.length, 1)}>
            {t('inspect:table.addInput')}
          </Button>
          <Button size="small" type="text" icon={<PlusOutlined aria-hidden />} onClick={() => column({ outputs: [...outputs, { variable: unused(outputs, 'variable') }] }, columns, 1)}>
            {t('inspect:table.addOutput')}
          </Button>
        </>
      }
    >
      <div className="st-i-table-scroll st-scroll">
        <table className="st-i-table" ref={grid}>
          <caption className="st-sr">{t('inspect:table.title')}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="st-sr">{t('inspect:table.row')}</span>
              </th>
              {inputs.map((input, nth) => (
                <th key={nth} scope="col" title={hint(at(0, nth + 1))}>
                  <div className="st-i-table-head">
                    <span>{t('inspect:table.when')}</span>
                    <TextField value={text(input.formula)} label={t('inspect:table.input', { n: nth + 1 })} wrong={grave(0, nth + 1)} onTyped={typing(0, nth + 1)} onChange={(formula) => set({ inputs: replaced(inputs, nth, { ...input, formula }) })} />
                    <Remove label={t('inspect:table.removeInput', { n: nth + 1 })} onClick={() => column({ inputs: replaced(inputs, nth) }, nth, -1)} />
                  </div>
                </th>
              ))}
              {outputs.map((output, nth) => (
                <th key={nth} scope="col" className="st-i-table-out" title={hint(at(0, inputs.length + nth + 1))}>
                  <div className="st-i-table-head">
                    <span>{t('inspect:table.then')}</span>
                    <Select size="small" aria-label={t('inspect:table.output', { n: nth + 1 })} status={grave(0, inputs.length + nth + 1) ? 'error' : undefined} value={text(output.variable) || undefined} options={options} onChange={(variable: string) => set({ outputs: replaced(outputs, nth, { ...output, variable }) })} />
                    <Remove label={t('inspect:table.removeOutput', { n: nth + 1 })} onClick={() => column({ outputs: replaced(outputs, nth) }, inputs.length + nth, -1)} />
                  </div>
                </th>
              ))}
              <th />
            </tr>
          </thead>
          <tbody>
            {rules.map((rule, row) => (
              <tr key={row} data-decides={(settled && result?.rule === row + 1) || undefined} onKeyDown={(event) => keys(event, row)}>
                <th scope="row" data-severity={gravest(notes.filter((note) => note.row === row + 1))} title={hint(notes.filter((note) => note.row === row + 1))}>
                  {row + 1}
                </th>
                {filled(rule).map((one, nth) => (
                  <td key={nth} className={nth < inputs.length ? undefined : 'st-i-table-out'} title={hint(at(row + 1, nth + 1))}>
                    <TextField
                      value={text(one.value)}
                      placeholder={nth < inputs.length ? '–' : undefined}
                      label={t('inspect:table.cell', { row: row + 1, column: heading(nth) })}
                      wrong={grave(row + 1, nth + 1)}
                      onTyped={typing(row + 1, nth + 1)}
                      onChange={(value) => put(row, nth, value)}
                    />
                  </td>
                ))}
                <td>
                  <Remove label={t('inspect:table.removeRow', { n: row + 1 })} onClick={() => set({ rules: replaced(rules, row) })} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="st-i-add">
        <Button size="small" type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => set({ rules: [...rules, { cells: Array.from({ length: columns }, () => ({ value: '' })) }] })}>
          {t('inspect:table.addRow')}
        </Button>
      </div>
      <FoundList found={notes.map(placed)} title={t('inspect:table.show')} onFix={onFix} onPick={(note) => focus(grid.current, note)} />
      {result && result.faults.length === 0 && <DecisionTrial {...{ result, known, values }} outputs={outputs.map(({ variable }) => text(variable))} onChange={setValues} />}
      <p className="st-i-note">{t('inspect:table.help')}</p>
    </Section>
  );
}

const policies = ['first', 'unique'];

/** Leads to a cell, a heading, or the beginning of a rule. */
function focus(grid: HTMLTableElement | null, { row, column }: Place): void {
  const line = row === 0 ? grid?.tHead?.rows[0] : grid?.tBodies[0]?.rows[row - 1];
  const field = line?.cells[column || 1]?.querySelector('input');
  field?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  field?.focus();
}

function Remove({ label, onClick }: { label: string; onClick: () => void }) {
  return <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={label} onClick={onClick} />;
}
