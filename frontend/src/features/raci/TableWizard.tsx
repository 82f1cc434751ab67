import { ArrowRightOutlined, FolderOpenOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Input, Modal, Select, Tag } from 'antd';
import { useMemo, useState } from 'react';
import type { Edit } from '../../api/checks';
import { pickFile } from '../../api/files';
import type { CodeSet } from '../../api/raci';
import { readTable } from '../../api/tables';
import { useReport } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';
import type { Matrix } from '../../modeler/duties';
import { given } from '../../modeler/duties';
import { editsFor, freshRole } from './changes';
import { Chip } from './Chip';
import { differences, hasHeads, parseTable, readHeads, tableText } from './table';
import type { How, Reading } from './table';

/** Changes that are listed; the rest is counted. */
const listed = 200;

interface Props {
  matrix: Matrix;
  set: CodeSet;
  /** All ids of the drawing. */
  taken: ReadonlySet<string>;
  /** What was pasted already. */
  table?: string[][];
  onDone: (edits?: Edit[]) => void;
}

/** What a heading of the table stands for: the id of a role or step, a role to be made, or nothing. */
type Means = Record<number, string>;
const fresh = '+';
const nothing = '';

/** Brings a whole table into the matrix: what its headings mean, what would change, and all of it as one step. */
export function TableWizard({ matrix, set, taken, table: pasted, onDone }: Props) {
  const { t } = useWords();
  const report = useReport();
  const [text, setText] = useState('');
  const [emptied, setEmptied] = useState(false);
  const [columns, setColumns] = useState<Means>({});
  const [rows, setRows] = useState<Means>({});
  const table = useMemo(() => pasted ?? parseTable(text), [pasted, text]);
  const found = useMemo(() => (hasHeads(table, set) ? readHeads(table, matrix, set) : undefined), [table, matrix, set]);

  const plan = useMemo(() => {
    if (!found) return undefined;
    const made: { id: string; name: string }[] = [];
    const reading: Reading = {
      rows: found.rows.map((row) => ({ ...row, id: (rows[row.at] ?? row.id) || undefined })),
      columns: found.columns.map((column) => {
        const means = columns[column.at] ?? (column.id || (column.duties ? fresh : nothing));
        if (means !== fresh) return { ...column, id: means || undefined };
        made.push({ id: freshRole(taken, made.map(({ id }) => id)), name: column.text });
        return { ...column, id: made[made.length - 1].id };
      }),
    };
    return { made, reading, ...differences(table, reading, matrix, set, emptied) };
  }, [found, rows, columns, table, matrix, set, emptied, taken]);

  const choose = async () => {
    try {
      const file = await pickFile('.xlsx,.csv,.tsv,.txt');
      if (file) setText(tableText(await readTable(new Uint8Array(await file.data.arrayBuffer()))));
    } catch (thrown) {
      report(t('raci:table.unread'), thrown);
    }
  };
  const done = () => plan && onDone([...plan.made.map(({ id, name }): Edit => ({ do: 'define', element: id, name })), ...editsFor(plan.list)]);
  const roleName = (id: string) => matrix.roles.find((role) => role.id === id)?.name ?? plan?.made.find((role) => role.id === id)?.name ?? id;
  const count = (plan?.list.length ?? 0) + (plan?.made.length ?? 0);
  return (
    <Modal open title={t('raci:table.title')} width={860} okText={t('raci:table.apply', { count })} cancelText={t('app:cancel')} okButtonProps={{ disabled: count === 0 }} onOk={done} onCancel={() => onDone()}>
      {!pasted && (
        <>
          <p className="st-muted">{t('raci:table.text')}</p>
          <Button size="small" icon={<FolderOpenOutlined aria-hidden />} onClick={() => void choose()} className="st-raci-file">
            {t('raci:table.file')}
          </Button>
          <Input.TextArea aria-label={t('raci:table.paste')} placeholder={t('raci:table.paste')} rows={found ? 2 : 6} autoFocus value={text} onChange={(event) => setText(event.target.value)} className="st-table-text" />
        </>
      )}
      {text !== '' && !found && <Alert type="warning" title={t('raci:table.noHeads')} />}
      {found && plan && (
        <div className="st-table-wizard">
          <section aria-label={t('raci:table.columns')}>
            <h3>{t('raci:table.columns')}</h3>
            {found.columns.map((column) => (
              <Heading key={column.at} text={column.text} how={columns[column.at] === undefined ? column.how : undefined}>
                <Select
                  size="small"
                  aria-label={column.text}
                  showSearch={{ optionFilterProp: 'label' }}
                  value={columns[column.at] ?? (column.id || (column.duties ? fresh : nothing))}
                  onChange={(id) => setColumns((now) => ({ ...now, [column.at]: id }))}
                  options={[{ value: fresh, label: t('raci:table.newRole') }, { value: nothing, label: t('raci:table.leaveOut') }, ...matrix.roles.map(({ id, name }) => ({ value: id, label: name }))]}
                />
              </Heading>
            ))}
          </section>
          <section aria-label={t('raci:table.rows')}>
            <h3>{t('raci:table.rows')}</h3>
            {found.rows.every(({ how }) => how === 'same') && <p className="st-muted">{t('raci:table.allFound')}</p>}
            {found.rows
              .filter(({ how }) => how !== 'same')
              .slice(0, listed)
              .map((row) => (
                <Heading key={row.at} text={row.text} how={rows[row.at] === undefined ? row.how : undefined}>
                  <Select
                    size="small"
                    aria-label={row.text}
                    showSearch={{ optionFilterProp: 'label' }}
                    value={rows[row.at] ?? row.id ?? nothing}
                    onChange={(id) => setRows((now) => ({ ...now, [row.at]: id }))}
                    options={[{ value: nothing, label: t('raci:table.leaveOut') }, ...matrix.rows.map(({ id, name }) => ({ value: id, label: name }))]}
                  />
                </Heading>
              ))}
          </section>
          <section aria-label={t('raci:table.changes')} className="st-table-changes">
            <h3>
              {t('raci:table.changes')} <span className="st-muted">{plan.list.length}</span>
            </h3>
            <Checkbox checked={emptied} onChange={(event) => setEmptied(event.target.checked)}>
              {t('raci:table.emptied')}
            </Checkbox>
            {plan.odd.length > 0 && <Alert type="warning" title={t('raci:table.odd', { count: plan.odd.length, texts: [...new Set(plan.odd)].slice(0, 4).join(' · ') })} />}
            {plan.made.length > 0 && <p>{t('raci:table.makes', { count: plan.made.length, names: plan.made.map(({ name }) => `“${name}”`).join(' ') })}</p>}
            {plan.list.length === 0 && <p className="st-muted">{t('raci:table.same')}</p>}
            <ul>
              {plan.list.slice(0, listed).map(({ row, role, codes }) => (
                <li key={`${row.id} ${role}`}>
                  <span className="st-table-step">{row.name}</span>
                  <span className="st-muted">{roleName(role)}</span>
                  <span className="st-table-codes">
                    <Codes codes={given(row, role)} set={set} />
                    <ArrowRightOutlined aria-label={t('raci:table.becomes')} />
                    <Codes codes={codes} set={set} />
                  </span>
                </li>
              ))}
              {plan.list.length > listed && <li className="st-muted">+{plan.list.length - listed}</li>}
            </ul>
          </section>
        </div>
      )}
    </Modal>
  );
}

/** A heading of the table and what it was taken for. */
function Heading({ text, how, children }: { text: string; how?: How; children: React.ReactNode }) {
  const { t } = useWords();
  return (
    <div className="st-table-heading">
      <span title={text}>{text}</span>
      {how && how !== 'same' && <Tag color={how === 'none' ? 'warning' : undefined}>{t(`raci:table.how.${how}`)}</Tag>}
      {children}
    </div>
  );
}

function Codes({ codes, set }: { codes: string[]; set: CodeSet }) {
  return codes.length === 0 ? <span className="st-muted">–</span> : codes.map((code) => <Chip key={code} code={code} set={set} />);
}
