import { FileExcelOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Input, Modal, Select, Spin, Table } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { pickFile, toBase64 } from '../../api/files';
import type { ImportedPeople } from '../../api/organisation';
import { importPeople } from '../../api/organisation';
import type { Problem } from '../../api/problem';
import { problemOf } from '../../api/problem';
import { useWords } from '../../i18n/i18n';
import { countedIn, peopleOf, rolesOf, unitsOf } from './changes';
import { usePage } from './Page';

/** A table that somebody chose or pasted. */
interface Source {
  name: string;
  data: Blob;
  sheet?: string;
}

/** People out of a table: what it is understood as, before it is taken over. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const { staff, content } = usePage();
  const [text, setText] = useState('');
  const [source, setSource] = useState<Source>();
  const [counted, setCounted] = useState(true);
  const { taken, problem, busy } = useTaken(source);
  const choose = async () => {
    const file = await pickFile('.xlsx,.csv,.tsv,.txt');
    if (!file) return;
    setText('');
    setSource(file);
  };
  const paste = (pasted: string) => {
    setText(pasted);
    setSource(pasted.trim() ? { name: '', data: new Blob([pasted]) } : undefined);
  };
  return (
    <Modal
      open
      width={860}
      style={{ top: 48 }}
      title={t('people:import.title')}
      okText={taken ? t('people:import.ok', { count: taken.rows.length }) : t('people:import.take')}
      cancelText={t('app:cancel')}
      okButtonProps={{ disabled: !taken || busy }}
      onOk={() => {
        staff.edit((now) => (counted ? countedIn(now, taken!.content) : taken!.content));
        onClose();
      }}
      onCancel={onClose}
    >
      <p className="st-muted">{t('people:import.text')}</p>
      <div className="st-import-source">
        <Button icon={<FileExcelOutlined aria-hidden />} onClick={() => void choose()}>{t('people:import.choose')}</Button>
        {source?.name && <span>{source.name}</span>}
        {taken && taken.others.length > 0 && (
          <Select size="small" aria-label={t('people:import.sheet')} popupMatchSelectWidth={false} value={taken.sheet} options={[taken.sheet, ...taken.others].map((value) => ({ value, label: value }))} onChange={(sheet) => setSource((now) => now && { ...now, sheet })} />
        )}
        {busy && <Spin size="small" />}
      </div>
      <Input.TextArea aria-label={t('people:import.paste')} placeholder={t('people:import.paste')} value={text} autoSize={{ minRows: 2, maxRows: taken ? 3 : 8 }} onChange={(event) => paste(event.target.value)} />
      {problem && <Alert className="st-import-note" type="warning" showIcon title={problem.message} description={problem.hint} />}
      {taken && countedIn(content, taken.content) !== taken.content && (
        <Checkbox className="st-import-note" checked={counted} onChange={(event) => setCounted(event.target.checked)}>
          {t('people:import.counted')}
        </Checkbox>
      )}
      {taken && <Preview taken={taken} before={{ roles: rolesOf(content).length, units: unitsOf(content).length }} />}
    </Modal>
  );
}

function Preview({ taken, before }: { taken: ImportedPeople; before: { roles: number; units: number } }) {
  const { t } = useWords();
  const { content, rows, remarks } = taken;
  const people = new Map(peopleOf(content).map((person) => [person.id, person]));
  const roles = new Map(rolesOf(content).map(({ id, name }) => [id, name]));
  const units = new Map(unitsOf(content).map(({ id, name }) => [id, name]));
  const fresh = rows.filter(({ known }) => !known).length;
  const missed = remarks.filter((remark) => remark.missed);
  const made = remarks.filter((remark) => !remark.missed);
  return (
    <>
      <p role="status" className="st-import-note">
        {t('people:import.sum', { fresh, known: rows.length - fresh, roles: rolesOf(content).length - before.roles, units: unitsOf(content).length - before.units })}
      </p>
      {missed.length > 0 && <Remarks title={t('people:import.missed', { count: missed.length })} type="warning" list={missed} />}
      {made.length > 0 && <Remarks title={t('people:import.made', { count: made.length })} type="info" list={made} />}
      <Table
        size="small"
        virtual
        rowKey="person"
        className="st-import-table"
        dataSource={rows}
        pagination={false}
        scroll={{ y: 260, x: 780 }}
        columns={[
          { title: t('people:import.row'), dataIndex: 'row', width: 56, align: 'right' },
          { title: t('people:personName'), key: 'name', width: 140, render: (_, { person, known }) => <>{people.get(person)?.name} {known && <span className="st-muted">{t('people:import.known')}</span>}</> },
          { title: t('people:unit'), key: 'unit', width: 130, render: (_, { person }) => units.get(people.get(person)?.unit ?? '') },
          { title: t('people:roles'), key: 'roles', render: (_, { person }) => (people.get(person)?.roles ?? []).map((id) => roles.get(id)).join(t('people:comma')) },
          { title: t('people:deputy'), key: 'deputy', width: 110, render: (_, { person }) => people.get(people.get(person)?.deputy ?? '')?.name },
          { title: t('people:cost'), key: 'cost', width: 90, align: 'right', render: (_, { person }) => people.get(person)?.costPerHour },
        ]}
      />
    </>
  );
}

function Remarks({ title, type, list }: { title: string; type: 'warning' | 'info'; list: ImportedPeople['remarks'] }) {
  const { t } = useWords();
  return (
    <Alert
      className="st-import-note"
      type={type}
      title={title}
      description={
        <ul className="st-import-remarks st-scroll">
          {list.map(({ row, message }, at) => (
            <li key={at}>
              {row > 0 && <span className="st-muted">{t('people:import.atRow', { row })}</span>} {message}
            </li>
          ))}
        </ul>
      }
    />
  );
}

/** What a table is understood as, asked for once typing pauses; a late answer to an earlier question does not count. */
function useTaken(source: Source | undefined): { taken?: ImportedPeople; problem?: Problem; busy: boolean } {
  const { staff } = usePage();
  const [known, setKnown] = useState<{ of?: Source; taken?: ImportedPeople; problem?: Problem }>({});
  const latest = useRef(source);
  useEffect(() => {
    latest.current = source;
    if (!source) return;
    const ask = async () => {
      try {
        const taken = await importPeople(source.name, await toBase64(source.data), staff.state().content ?? {}, source.sheet);
        if (latest.current === source) setKnown({ of: source, taken });
      } catch (thrown) {
        if (latest.current === source) setKnown({ of: source, problem: problemOf(thrown) });
      }
    };
    const asking = setTimeout(() => void ask(), source.name ? 0 : 350);
    return () => clearTimeout(asking);
  }, [source, staff]);
  if (!source) return { busy: false };
  const mine = known.of === source;
  return { taken: mine ? known.taken : undefined, problem: mine ? known.problem : undefined, busy: !mine };
}
