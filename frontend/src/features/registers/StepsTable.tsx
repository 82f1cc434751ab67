import { UnorderedListOutlined } from '@ant-design/icons';
import { useMemo, useState } from 'react';
import { duration } from '../../format/duration';
import { secondsOf } from '../../format/iso';
import { useWords } from '../../i18n/i18n';
import { kindOf, rename } from '../../modeler/objects';
import type { Branch } from '../../modeler/outline';
import { outlineOf } from '../../modeler/outline';
import { promisesOf } from '../../modeler/promises';
import { EmptyState } from '../../ui/EmptyState';
import type { Column, Line } from './Sheet';
import { Sheet } from './Sheet';
import { byElement, sought } from './table';
import type { TableProps } from './table';
import { TableFrame } from './TableFrame';
import { useTable } from './useTable';

interface Row extends Line {
  branch: Branch;
  responsible: string;
  accountable: string;
  /** In how many seconds it is promised to be done. */
  promise?: number;
}

/** All that is done in a process, in the order of the flow: the drawing for whoever reads a table better. */
export function StepsTable(props: TableProps) {
  const { drawing, findings } = props;
  const { t, language } = useWords();
  const { edits, change, sheet } = useTable(drawing);
  const [search, setSearch] = useState('');
  const matrix = drawing.duties();
  const ofElement = useMemo(() => byElement(findings, ''), [findings]);
  const rows = useMemo(() => {
    const duties = new Map(matrix.rows.map((row) => [row.id, row.duties]));
    const promises = new Map(promisesOf(drawing.modeler, matrix).map(({ id, promise }) => [id, String(promise?.completeWithin ?? '')]));
    const who = (id: string, code: string) => matrix.roles.filter((role) => duties.get(id)?.get(role.id)?.some((duty) => duty.code === code)).map(({ name }) => name).join(', ');
    return steps(outlineOf(drawing.modeler)).map(({ branch, depth }): Row => ({ key: branch.id, element: branch.id, depth, branch, responsible: who(branch.id, 'R'), accountable: who(branch.id, 'A'), promise: secondsOf(promises.get(branch.id) ?? '') }));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the drawing is one object that changes; edits says when
  }, [drawing, matrix, edits]);

  const kind = (type: string) => kindOf(drawing.modeler, type);
  const called = ({ name, type }: { name: string; type: string }) => name || kind(type);
  const problems = ({ branch }: Row) => ofElement?.get(branch.id)?.length ?? 0;
  const columns: Column<Row>[] = [
    { key: 'name', title: t('registers:step'), width: 250, grows: true, edit: 'text', text: ({ branch }) => branch.name, show: ({ branch }) => branch.name || <span className="st-sheet-muted">{kind(branch.type)}</span> },
    { key: 'kind', title: t('registers:kind'), width: 150, text: ({ branch }) => kind(branch.type) },
    { key: 'lane', title: t('registers:steps.lane'), width: 130, text: ({ branch }) => branch.lane ?? '' },
    { key: 'R', title: t('registers:steps.R'), width: 130, text: ({ responsible }) => responsible },
    { key: 'A', title: t('registers:steps.A'), width: 130, text: ({ accountable }) => accountable },
    { key: 'promise', title: t('registers:steps.promise'), width: 100, numeric: true, text: ({ promise }) => (promise === undefined ? '' : duration(promise, language)) },
    { key: 'problems', title: t('registers:steps.problems'), width: 80, numeric: true, text: (row) => String(problems(row) || '') },
    { key: 'next', title: t('registers:steps.next'), width: 240, grows: true, text: ({ branch }) => branch.next.map((one) => (one.by ? `${one.by} → ${called(one)}` : called(one))).join(' · ') },
  ];
  return (
    <TableFrame
      table={props}
      title={t('registers:steps.title')}
      {...{ search, rows, columns }}
      onSearch={setSearch}
      sheet={
        <Sheet<Row>
          label={t('registers:steps.title')}
          {...sheet}
          rows={sought(rows, search, (row) => columns.map(({ text }) => text(row)).join(' '))}
          columns={columns}
          findings={ofElement}
          onWrite={(lines) => change(() => rename(drawing.modeler, new Map(lines.map(({ row, values }) => [row.branch.id, values.get('name') ?? row.branch.name]))))}
          onRemove={(gone) => change(() => gone.forEach(({ branch }) => drawing.remove(branch.id)))}
          onLetter={(letter, cells) => {
            // In the column of names a letter begins a name.
            if (letter.toLowerCase() !== 'a' || cells.length !== 1 || cells[0].column === 'name') return false;
            drawing.append(cells[0].row.branch.id);
            return true;
          }}
          none={
            rows.length === 0 ? (
              <EmptyState icon={<UnorderedListOutlined aria-hidden />} title={t('registers:steps.empty')}>
                {t('registers:steps.emptyText')}
              </EmptyState>
            ) : (
              t('registers:noneFound')
            )
          }
        />
      }
      foot={rows.length > 0 && <span>{t('registers:steps.hint')}</span>}
    />
  );
}

/** The nodes of the flow; how deep in sub-processes each is. Pools and lanes stand in a column of their own. */
function steps(branches: readonly Branch[], depth = 0): { branch: Branch; depth: number }[] {
  return branches.flatMap((branch) => (/^(participant|lane|process)$/.test(branch.type) ? steps(branch.children, depth) : [{ branch, depth }, ...steps(branch.children, depth + 1)]));
}
