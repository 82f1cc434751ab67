import { FileExcelOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Modal, Select, Spin, Table } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { pickFile } from '../../api/files';
import type { Problem } from '../../api/problem';
import { problemOf } from '../../api/problem';
import { draftFromTable } from '../../api/tables';
import type { TableDraft } from '../../api/types';
import { useWords } from '../../i18n/i18n';
import { Picture } from '../../modeler/Picture';
import './library.css';

/** A table that somebody chose or pasted. */
export interface Source {
  name: string;
  bytes: Uint8Array;
  sheet?: string;
}

/** Turns a table into a process: shows what it is understood as, row by row and drawn, before anything is made of it. */
export function TableDialog({ open, given, onCancel, onCreate }: { open: boolean; /** A table that is there already. */ given?: Source; onCancel: () => void; onCreate: (draft: TableDraft) => void }) {
  const { t } = useWords();
  return (
    <Modal open={open} title={t('library:table.title')} footer={null} width={1080} style={{ top: 32 }} destroyOnHidden onCancel={onCancel}>
      {open && <TableForm key={given?.name} given={given} onCancel={onCancel} onCreate={onCreate} />}
    </Modal>
  );
}

function TableForm({ given, onCancel, onCreate }: { given?: Source; onCancel: () => void; onCreate: (draft: TableDraft) => void }) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [source, setSource] = useState(given);
  const { draft, problem, busy } = useDraft(source);

  const paste = (pasted: string) => {
    setText(pasted);
    setSource(pasted.trim() === '' ? undefined : { name: '', bytes: new TextEncoder().encode(pasted) });
  };
  const choose = async () => {
    const file = await pickFile('.xlsx,.csv,.tsv,.txt');
    if (!file) return;
    setText('');
    setSource({ name: file.name, bytes: new Uint8Array(await file.data.arrayBuffer()) });
  };

  return (
    <div className="st-table-form">
      <p>{t('library:table.text')}</p>
      <div className="st-table-source">
        <Input.TextArea
          aria-label={t('library:table.paste')}
          placeholder={t('library:table.paste')}
          value={text}
          autoFocus
          autoSize={{ minRows: 3, maxRows: draft ? 4 : 10 }}
          onChange={(event) => paste(event.target.value)}
        />
        <div className="st-table-buttons">
          <Button icon={<FileExcelOutlined aria-hidden />} onClick={() => void choose()}>
            {t('library:table.choose')}
          </Button>
          <Button onClick={() => paste(t('library:table.example'))}>{t('library:table.insertExample')}</Button>
          {draft && draft.others.length > 0 && (
            <Select
              aria-label={t('library:table.sheet')}
              value={draft.sheet}
              options={[draft.sheet, ...draft.others].map((name) => ({ value: name, label: name }))}
              onChange={(sheet) => setSource((now) => now && { ...now, sheet })}
            />
          )}
          {source?.name && <span className="st-table-file">{source.name}</span>}
          {busy && <Spin size="small" />}
        </div>
      </div>
      {problem && <Alert type="warning" showIcon title={problem.message} description={problem.hint} />}
      {draft && <Preview draft={draft} />}
      <div className="st-dialog-foot">
        <Button onClick={onCancel}>{t('app:cancel')}</Button>
        <Button type="primary" disabled={!draft || busy} onClick={() => draft && onCreate(draft)}>
          {t('library:table.create')}
        </Button>
      </div>
    </div>
  );
}

/** What a source is understood as, asked for once typing pauses; a late answer to an earlier question does not count. */
function useDraft(source: Source | undefined): { draft?: TableDraft; problem?: Problem; busy: boolean } {
  const [known, setKnown] = useState<{ of?: Source; draft?: TableDraft; problem?: Problem }>({});
  const latest = useRef(source);
  useEffect(() => {
    latest.current = source;
    if (!source) return;
    const asking = setTimeout(
      () =>
        void draftFromTable(source.name, source.bytes, source.sheet).then(
          (draft) => latest.current === source && setKnown({ of: source, draft }),
          (thrown: unknown) => latest.current === source && setKnown({ of: source, problem: problemOf(thrown) }),
        ),
      source.name ? 0 : 350,
    );
    return () => clearTimeout(asking);
  }, [source]);
  if (!source) return { busy: false };
  return { draft: known.draft, problem: known.of === source ? known.problem : undefined, busy: known.of !== source };
}

/** The drawing, and the rows with what was guessed about them. */
function Preview({ draft }: { draft: TableDraft }) {
  const { t } = useWords();
  const said = useMemo(() => {
    const rows = new Map<number, TableDraft['guesses']>();
    for (const remark of draft.guesses) rows.set(remark.row, [...(rows.get(remark.row) ?? []), remark]);
    return rows;
  }, [draft]);
  const shown = new Set(draft.rows.map(({ row }) => row));
  const general = draft.guesses.filter(({ row }) => !shown.has(row));
  const duties = draft.rows.some((row) => row.duties !== '');
  return (
    <>
      <Picture xml={draft.xml} label={t('app:canvas', { name: draft.name })} />
      <Remarks remarks={general} numbered />
      <Table
        size="small"
        rowKey="step"
        dataSource={draft.rows}
        pagination={draft.rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        scroll={{ y: 240 }}
        columns={[
          { title: t('library:table.row'), dataIndex: 'row', width: 56, align: 'right' },
          { title: t('library:table.activity'), dataIndex: 'name' },
          { title: t('library:table.role'), dataIndex: 'role', width: 140 },
          ...(duties ? [{ title: t('library:table.duties'), dataIndex: 'duties', width: 150 }] : []),
          { title: t('library:table.duration'), dataIndex: 'duration', width: 110 },
          { title: t('library:table.next'), dataIndex: 'next' },
          { title: t('library:table.guesses'), key: 'guesses', render: (_, { row }) => <Remarks remarks={said.get(row) ?? []} /> },
        ]}
      />
    </>
  );
}

function Remarks({ remarks, numbered }: { remarks: TableDraft['guesses']; numbered?: boolean }) {
  const { t } = useWords();
  if (remarks.length === 0) return null;
  return (
    <ul className="st-table-remarks">
      {remarks.map(({ row, message, missed }, at) => (
        <li key={at} data-missed={missed}>
          {numbered && row > 0 && `${t('library:table.atRow', { row })} `}
          {message}
        </li>
      ))}
    </ul>
  );
}
