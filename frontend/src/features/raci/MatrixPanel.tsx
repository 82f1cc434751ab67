import { CloseOutlined, TeamOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Edit, Finding } from '../../api/checks';
import { fileName, keepFile } from '../../api/files';
import { codeSetQuery, matrixFile, plainSet, wordFor } from '../../api/raci';
import type { TableFormat } from '../../api/raci';
import { useReport } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import { drawnIn, performing, spokenIn } from '../../modeler/codeSet';
import { given, laneFor } from '../../modeler/duties';
import type { Row } from '../../modeler/duties';
import { useOrganisationRoles } from '../../modeler/organisationRoles';
import { moveRole } from '../../modeler/roles';
import { useDrawing } from '../../modeler/useDrawing';
import { EmptyState } from '../../ui/EmptyState';
import { editsFor, freshRole, toggled } from './changes';
import type { Wish } from './changes';
import { keysOf } from './codes';
import { Grid } from './Grid';
import type { Asked } from './Grid';
import { loadsOf } from './GridHead';
import { linesOf } from './lines';
import type { Grouping } from './lines';
import { MatrixBar } from './MatrixBar';
import { Menu } from './Menu';
import type { Choice } from './Menu';
import './raci.css';
import { RoleDialog } from './RoleDialogs';
import type { RoleAnswer, RoleTask } from './RoleDialogs';
import { TableWizard } from './TableWizard';

interface Props {
  drawing: Drawing;
  /** The project that the process is in, once it is kept in one. */
  projectId?: string;
  /** What the process is called. */
  name: string;
  /** What was found in the drawing, whatever it is about; undefined as long as nothing was checked. */
  findings?: Finding[];
  full: boolean;
  onFull: () => void;
  onClose: () => void;
  /** Where the tables of the process are chosen. */
  head: ReactNode;
}

const nothing: ReadonlySet<string> = new Set();

/** Who does what: a view of the drawing that changes with it and changes it, on one history. */
export function MatrixPanel({ head, drawing, projectId, name, findings, full, onFull, onClose }: Props) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const report = useReport();
  const { selected } = useDrawing(drawing);
  const { offered } = useOrganisationRoles(drawing, projectId);
  const { data: set = plainSet } = useQuery(codeSetQuery);
  const drawn = drawing.duties();
  const matrix = useMemo(() => spokenIn(drawn, set), [drawn, set]);
  const [by, setBy] = useState<Grouping>('flow');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [text, setText] = useState('');
  const [troubled, setTroubled] = useState(false);
  const [brush, setBrush] = useState<string>();
  const [asked, setAsked] = useState<Asked>();
  const [task, setTask] = useState<RoleTask>();
  const [table, setTable] = useState<{ cells?: string[][] }>();
  const [pointed, setPointed] = useState<string>();
  const [said, setSaid] = useState('');

  useEffect(() => drawing.onHover(setPointed), [drawing]);
  useEffect(() => () => drawing.point(undefined), [drawing]);

  const ofElement = useMemo(() => byElement(findings), [findings]);
  const loads = useMemo(() => loadsOf(matrix, set), [matrix, set]);
  const searched = useDeferredValue(text.trim().toLowerCase());
  const lines = useMemo(() => {
    const filtered = searched !== '' || troubled;
    const keep = ({ id, name }: Row) => (searched === '' || name.toLowerCase().includes(searched)) && (!troubled || (ofElement?.get(id)?.length ?? 0) > 0);
    return linesOf(matrix, { by, closed: filtered ? new Set() : closed, keep: filtered ? keep : undefined });
  }, [matrix, by, closed, searched, troubled, ofElement]);

  const keep = useCallback(
    async (format: TableFormat) => {
      try {
        await keepFile(fileName(name, format), await matrixFile(await drawing.xml(), format));
      } catch (thrown) {
        report(t('app:failed.export'), thrown);
      }
    },
    [drawing, name, report, t],
  );
  const carryOut = (edits: Edit[]) => {
    if (edits.length === 0) return;
    try {
      drawing.apply([drawnIn(edits, set)]);
    } catch (thrown) {
      report(t('raci:failed'), thrown);
    }
  };
  const answered = ({ edits = [], change: everywhere }: RoleAnswer) => {
    if (!everywhere) return carryOut(edits);
    try {
      drawing.change((pen) => {
        pen.edit(drawnIn(edits, set));
        drawing.changeRoles([everywhere]);
      });
    } catch (thrown) {
      report(t('raci:failed'), thrown);
    }
  };
  const change = (wishes: Wish[]) => {
    const edits = editsFor(wishes);
    carryOut(edits);
    if (edits.length === 0) return;
    const { row, role, codes } = wishes[0];
    setSaid(wishes.length > 1 ? t('raci:saidSeveral', { count: wishes.length }) : `${row.name}, ${nameOf(role)}: ${codes.join('/') || t('raci:nothing')}`);
  };
  const nameOf = (role: string) => matrix.roles.find(({ id }) => id === role)?.name ?? role;
  const taken = task || table ? drawing.played().ids : nothing;
  const focusGrid = () => document.querySelector<HTMLElement>('.st-matrix .st-grid')?.focus();

  const keyOf = useMemo(() => new Map([...keysOf(set)].map(([key, code]) => [code, key])), [set]);
  const choices = (): Choice[] => {
    if (!asked) return [];
    if (!('row' in asked.spot)) return roleChoices(asked.spot.role);
    const { row, role } = asked.spot;
    const has = given(row, role);
    return [
      ...set.codes.map((code): Choice => ({
        key: code.code,
        label: `${code.code} ${wordFor(code, language)}`,
        hint: keyOf.get(code.code)?.toUpperCase(),
        checked: has.includes(code.code),
        run: (adding) => change([{ row, role, codes: toggled(has, code.code, adding) }]),
      })),
      '-',
      { key: 'clear', label: t('raci:clear'), hint: 'Del', disabled: has.length === 0, run: () => change([{ row, role, codes: [] }]) },
      ...driftChoices(row),
    ];
  };
  const driftChoices = (row: Row): Choice[] => {
    const settle = (value: string) => carryOut([{ do: 'note', element: row.id, kind: 'step', property: 'settled', value }]);
    if (row.settled) return ['-', { key: 'unsettle', label: t('raci:drift.again'), run: () => settle('') }];
    if (!row.drift) return [];
    const doers = matrix.roles.filter(({ id }) => given(row, id).includes(performing(set)));
    const moves = doers.flatMap(({ id, name }): Choice[] => {
      const lane = laneFor(matrix, row, id);
      return lane ? [{ key: `move ${lane.id}`, label: t('raci:drift.move', { name }), run: () => carryOut([{ do: 'set', element: row.id, property: 'lane', value: lane.id }]) }] : [];
    });
    return [
      '-',
      ...moves,
      { key: 'lane', label: t('raci:drift.lane', { name: row.home.map(nameOf).join(' ') }), run: () => carryOut(doers.map(({ id }) => ({ do: 'unassign', element: row.id, code: performing(set), role: id }))) },
      { key: 'keep', label: t('raci:drift.keep'), run: () => settle(row.settles ?? '') },
    ];
  };
  /** Roles have the order of the file; lanes and pools that of the drawing, behind them. */
  const movable = (at: number) => matrix.roles[at]?.kind === 'resource';
  const move = (id: string, to: number) => {
    if (!movable(to) || !movable(matrix.roles.findIndex((role) => role.id === id))) return void message.info(t('raci:role.fixedPlace'));
    drawing.change(() => moveRole(drawing.modeler, id, matrix.roles[to].id));
    setSaid(t('raci:role.moved', { name: nameOf(id), at: to + 1 }));
  };
  const roleChoices = (id: string): Choice[] => {
    const role = matrix.roles.find((one) => one.id === id);
    if (!role) return [];
    const at = matrix.roles.indexOf(role);
    const others = matrix.roles.some((other) => other.id !== id && other.kind === 'resource');
    return [
      { key: 'rename', label: t('raci:role.menuRename'), hint: 'R', run: () => setTask({ kind: 'rename', role }) },
      { key: 'left', label: t('raci:role.menuLeft'), hint: 'Alt+←', disabled: !movable(at) || !movable(at - 1), run: () => move(id, at - 1) },
      { key: 'right', label: t('raci:role.menuRight'), hint: 'Alt+→', disabled: !movable(at) || !movable(at + 1), run: () => move(id, at + 1) },
      { key: 'merge', label: t('raci:role.menuMerge'), hint: 'M', disabled: !others || role.kind === 'pool', run: () => setTask({ kind: 'merge', role }) },
      '-',
      role.kind === 'resource'
        ? { key: 'remove', label: t('raci:role.menuRemove'), hint: 'D', danger: true, run: () => setTask({ kind: 'remove', role }) }
        : { key: 'show', label: t('raci:role.drawn'), run: () => void drawing.show(id) },
    ];
  };

  if (matrix.rows.length === 0) {
    return (
      <section className="st-frame st-matrix" aria-label={t('raci:title')}>
        <div className="st-frame-bar st-matrix-bar">
          {head}
          <span className="st-grow" />
          <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={t('raci:close')} onClick={onClose} />
        </div>
        <EmptyState icon={<TeamOutlined aria-hidden />} title={t('raci:empty.title')}>
          {t('raci:empty.text')}
        </EmptyState>
      </section>
    );
  }
  return (
    <section className="st-frame st-matrix" aria-label={t('raci:title')}>
      <MatrixBar {...{ head, set, brush, text, troubled, by, full, onFull, onClose }} checked={findings !== undefined} onBrush={setBrush} onText={setText} onTroubled={setTroubled} onBy={setBy} onTask={setTask} onTable={setTable} onExport={keep} />
      <Grid
        {...{ matrix, lines, loads, set, pointed, brush }}
        findings={ofElement}
        selected={selected[0]}
        onChange={change}
        onMenu={setAsked}
        onToggle={(line) => setClosed((now) => toggledSet(now, line))}
        onShow={(step) => void drawing.show(step)}
        onPoint={(step) => drawing.point(step)}
        onTable={(cells) => setTable({ cells })}
        onOdd={(texts) => void message.warning(t('raci:odd', { count: texts.length, texts: [...new Set(texts)].slice(0, 4).join(' · ') }))}
        onBrushDone={() => setBrush(undefined)}
        onMove={move}
      />
      {lines.length === 0 && <p className="st-matrix-none">{t('raci:noneFound')}</p>}
      <div className="st-sr" aria-live="polite">
        {said}
      </div>
      {asked && (
        <Menu
          at={asked.at}
          label={'row' in asked.spot ? `${asked.spot.row.name}, ${nameOf(asked.spot.role)}` : nameOf(asked.spot.role)}
          choices={choices()}
          onClose={() => {
            setAsked(undefined);
            focusGrid();
          }}
        />
      )}
      {task && (
        <RoleDialog
          {...{ task, drawing, matrix, offered, taken }}
          freshId={freshRole(taken)}
          onDone={(answer) => {
            setTask(undefined);
            if (answer) answered(answer);
          }}
        />
      )}
      {table && (
        <TableWizard
          {...{ matrix, set, taken }}
          table={table.cells}
          onDone={(edits) => {
            setTable(undefined);
            if (edits) carryOut(edits);
          }}
        />
      )}
    </section>
  );
}

/** The findings about duties, by the element that they are about. */
function byElement(findings: Finding[] | undefined): Map<string, Finding[]> | undefined {
  if (!findings) return undefined;
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (!finding.rule.startsWith('raci.') || finding.waiver) continue;
    if (!found.get(finding.element)?.push(finding)) found.set(finding.element, [finding]);
  }
  return found;
}

function toggledSet(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
