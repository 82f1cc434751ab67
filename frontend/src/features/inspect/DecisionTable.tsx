import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useRef } from 'react';
import { useWords } from '../../i18n/i18n';
import type { Own } from '../../modeler/own';
import { EmptyState } from '../../ui/EmptyState';
import { Section } from '../../ui/Section';
import type { Part } from './parts';
import { moved, replaced, text, TextField, useOwn } from './parts';
import type { Known } from './variables';

/** What a business rule task decides: the first row whose tests all hold says what comes out. */
export function DecisionTable({ drawing, subject, known }: Part & { known: Known[] }) {
  const { t } = useWords();
  const [table, set] = useOwn({ drawing, subject }, 'Table');
  const grid = useRef<HTMLTableElement>(null);
  const [inputs, outputs, rules] = [table.inputs, table.outputs, table.rules].map((list) => (list as Own[] | undefined) ?? []);
  const cells = (rule: Own) => (rule.cells as Own[] | undefined) ?? [];
  const columns = inputs.length + outputs.length;
  const options = known.map(({ name }) => ({ value: name, label: name }));
  const unused = (list: Own[], key: string) => known.find(({ name }) => !list.some((one) => one[key] === name))?.name ?? known[0]?.name ?? '';
  const filled = (rule: Own) => Array.from({ length: columns }, (_, at) => cells(rule)[at] ?? { value: '' });

  /** Changes the columns; every row gets a cell or loses one. */
  const column = (next: { inputs?: Own[]; outputs?: Own[] }, at: number, by: 1 | -1) =>
    set({ ...next, rules: rules.map((rule) => ({ ...rule, cells: by === 1 ? [...filled(rule).slice(0, at), { value: '' }, ...filled(rule).slice(at)] : replaced(filled(rule), at) })) });

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

  return (
    <Section
      title={t('inspect:table.title')}
      note={t('inspect:table.first')}
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
              {inputs.map((input, at) => (
                <th key={at} scope="col">
                  <div className="st-i-table-head">
                    <span>{t('inspect:table.when')}</span>
                    <TextField value={text(input.formula)} label={t('inspect:table.input', { n: at + 1 })} onChange={(formula) => set({ inputs: replaced(inputs, at, { ...input, formula }) })} />
                    <Remove label={t('inspect:table.removeInput', { n: at + 1 })} onClick={() => column({ inputs: replaced(inputs, at) }, at, -1)} />
                  </div>
                </th>
              ))}
              {outputs.map((output, at) => (
                <th key={at} scope="col" className="st-i-table-out">
                  <div className="st-i-table-head">
                    <span>{t('inspect:table.then')}</span>
                    <Select size="small" aria-label={t('inspect:table.output', { n: at + 1 })} value={text(output.variable) || undefined} options={options} onChange={(variable: string) => set({ outputs: replaced(outputs, at, { ...output, variable }) })} />
                    <Remove label={t('inspect:table.removeOutput', { n: at + 1 })} onClick={() => column({ outputs: replaced(outputs, at) }, inputs.length + at, -1)} />
                  </div>
                </th>
              ))}
              <th />
            </tr>
          </thead>
          <tbody>
            {rules.map((rule, row) => (
              <tr key={row} onKeyDown={(event) => keys(event, row)}>
                <th scope="row">{row + 1}</th>
                {filled(rule).map((cell, at) => (
                  <td key={at} className={at < inputs.length ? undefined : 'st-i-table-out'}>
                    <TextField value={text(cell.value)} placeholder={at < inputs.length ? '–' : undefined} label={t('inspect:table.cell', { row: row + 1, column: at < inputs.length ? text(inputs[at].formula) : text(outputs[at - inputs.length].variable) })} onChange={(value) => put(row, at, value)} />
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
      <p className="st-i-note">{t('inspect:table.help')}</p>
    </Section>
  );
}

function Remove({ label, onClick }: { label: string; onClick: () => void }) {
  return <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={label} onClick={onClick} />;
}
