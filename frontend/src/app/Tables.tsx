import { Segmented } from 'antd';
import { useEffect, useMemo } from 'react';
import { useFindings } from '../features/check/checker';
import { MatrixPanel } from '../features/raci/MatrixPanel';
import type { Register } from '../features/registers/registers';
import { registers } from '../features/registers/registers';
import { useNumbers } from '../features/simulate/numbers';
import { useWords } from '../i18n/i18n';
import type { OpenDocument } from './documents';

export type TableName = 'raci' | Register;
const names: TableName[] = ['raci', 'steps', 'promises', 'data', 'events', 'texts'];

interface Props {
  document: OpenDocument;
  table: TableName;
  onTable: (table: TableName) => void;
  full: boolean;
  onFull: () => void;
  onClose: () => void;
}

/** The tables of a process, one at a time: views of the drawing that change with it and change it. */
export function Tables({ document: { drawing, checker, numbers, name, kept }, table, onTable, ...rest }: Props) {
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
  if (table === 'raci') return <MatrixPanel {...shared} projectId={kept?.projectId} />;
  const Register = registers[table];
  return <Register {...shared} numbers={content} onNumbers={(change) => numbers.edit(change)} />;
}
