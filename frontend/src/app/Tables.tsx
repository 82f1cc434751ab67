import { Segmented } from 'antd';
import { useEffect, useMemo } from 'react';
import { useFindings } from '../features/check/checker';
import { MatrixPanel } from '../features/raci/MatrixPanel';
import type { Register } from '../features/registers/registers';
import { registers } from '../features/registers/registers';
import type { RunTableProps } from '../features/simulate/cases/RunFrame';
import { useLook } from '../features/simulate/cases/useLook';
import { useShownRun } from '../features/simulate/useShownRun';
import { useNumbers } from '../features/simulate/numbers';
import { useWords } from '../i18n/i18n';
import type { OpenDocument } from './documents';
import { BoardTable, CasesTable } from './parts';

const ofRun = { cases: CasesTable, board: BoardTable };
export type RunTable = keyof typeof ofRun;

export type TableName = 'raci' | Register | RunTable;
const names: TableName[] = ['raci', 'steps', 'promises', 'data', 'events', 'texts', 'cases', 'board'];

interface Props {
  document: OpenDocument;
  table: TableName;
  onTable: (table: TableName) => void;
  full: boolean;
  onFull: () => void;
  onClose: () => void;
  onRun: () => void;
}

/** The tables of a process, one at a time: views of the drawing that change with it and change it, and what happened in a run of it. */
export function Tables({ document: { drawing, checker, numbers, name, kept }, table, onTable, onRun, ...rest }: Props) {
  const { t } = useWords();
  const findings = useFindings(checker);
  const { content } = useNumbers(numbers);
  // What is promised is held against the numbers, and a variable is renamed in them, whether or not somebody looks at them.
  const looks = table === 'promises' || table === 'data';
  useEffect(() => {
    if (looks) void numbers.recall(kept?.id);
  }, [looks, numbers, kept?.id]);
  const head = useMemo(
    () => <Segmented size="small" aria-label={t('app:table.label')} value={table} onChange={onTable} options={names.map((value) => ({ value, label: t(`app:table.${value}`) }))} />,
    [table, onTable, t],
  );
  const shared = { drawing, name, findings, head, ...rest };
  if (table === 'cases' || table === 'board') return <OfRun {...{ table, onTable, onRun, drawing, numbers, head, ...rest }} processId={kept?.id} />;
  if (table === 'raci') return <MatrixPanel {...shared} projectId={kept?.projectId} />;
  const Register = registers[table];
  return <Register {...shared} numbers={content} onNumbers={(change) => numbers.edit(change)} />;
}

/** What happened in the run whose results are looked at: case by case, or at a moment. */
function OfRun({ table, onTable, ...rest }: Omit<RunTableProps, 'shown' | 'look' | 'onLook' | 'onCase'> & { table: RunTable; onTable: (table: TableName) => void }) {
  const shown = useShownRun(rest.numbers, rest.processId);
  const [look, onLook] = useLook(rest.numbers, shown.run?.id);
  const choose = (chosen: number | undefined) => {
    onLook({ chosen });
    if (chosen !== undefined) onTable('cases');
  };
  const Shown = ofRun[table];
  return <Shown {...rest} {...{ shown, look, onLook }} onCase={choose} />;
}
