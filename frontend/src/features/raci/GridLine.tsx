import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { memo } from 'react';
import type { Finding } from '../../api/checks';
import type { CodeSet } from '../../api/raci';
import { wordFor } from '../../api/raci';
import { useWords } from '../../i18n/i18n';
import { performing } from '../../modeler/codeSet';
import type { Duty, Role, Row } from '../../modeler/duties';
import { Chip } from './Chip';
import { codeIn } from './codes';
import type { Line } from './lines';

/** What is shown of a line beyond what it says. */
export interface LineLook {
  /** Its index among all lines. */
  at: number;
  top: number;
  /** Columns from and to that are selected, the column with the cursor, and those that a drag would fill. */
  left?: number;
  right?: number;
  cursor?: number;
  fillLeft?: number;
  fillRight?: number;
  /** The corner by which the selection is dragged stands in this column. */
  corner?: number;
  selected: boolean;
  pointed: boolean;
}

interface Props extends LineLook {
  line: Line;
  roles: readonly Role[];
  set: CodeSet;
  /** Undefined as long as nothing was checked. */
  findings?: readonly Finding[];
  idOf: (line: string, column: number) => string;
}

/** One line of the matrix. It is drawn again only when something of it changed. */
export const GridLine = memo(
  Drawn,
  (before, now) => sameLine(before.line, now.line) && sameFindings(before.findings, now.findings) && (Object.keys(now) as (keyof Props)[]).every((key) => key === 'line' || key === 'findings' || before[key] === now[key]),
);

/** Whether two lines look the same: they are made anew with every edit. */
function sameLine(a: Line, b: Line): boolean {
  if (a.kind === 'group') return b.kind === 'group' && a.open === b.open && a.title === b.title && a.rows.length === b.rows.length;
  return b.kind === 'row' && a.row === b.row && a.depth === b.depth && a.open === b.open && a.inside.length === b.inside.length;
}

/** Whether two checks found the same. */
function sameFindings(a: Props['findings'], b: Props['findings']): boolean {
  return a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((one, at) => one.message === b[at].message && one.severity === b[at].severity));
}

function Drawn({ line, roles, set, findings, idOf, at, top, left = -1, right = -2, cursor, fillLeft = -1, fillRight = -2, corner, selected, pointed }: Props) {
  const words = useWords();
  const { t } = words;
  const open = line.kind === 'group' || line.inside.length > 0 ? line.open : undefined;
  const name = line.kind === 'group' ? line.title : line.row.name;
  const health = findings ? (findings.length > 0 ? t('raci:health.found', { count: findings.length }) : t('raci:health.fine')) : t('raci:health.unknown');
  return (
    <div role="row" aria-rowindex={at + 2} aria-current={selected || undefined} className={line.kind === 'group' ? 'st-line st-line-group' : 'st-line'} data-line={line.key} data-pointed={pointed || undefined} style={{ transform: `translateY(${top}px)` }}>
      <div
        role="rowheader"
        id={idOf(line.key, 0)}
        aria-colindex={1}
        aria-colspan={line.kind === 'group' ? roles.length + 1 : undefined}
        aria-expanded={open}
        aria-label={findings && findings.length > 0 ? `${name}, ${health}` : name}
        className="st-line-name"
        data-column={0}
        data-cursor={cursor === 0 || (line.kind === 'group' && cursor !== undefined) || undefined}
        style={{ '--st-depth': line.kind === 'row' ? line.depth : 0 } as React.CSSProperties}
      >
        <Health findings={findings} whole={line.kind === 'group'} title={health} />
        <span className="st-line-caret" data-caret={open === undefined ? undefined : true}>
          {open === true && <DownOutlined aria-hidden />}
          {open === false && <RightOutlined aria-hidden />}
        </span>
        <span className="st-line-text" title={name}>
          {name}
        </span>
        {line.kind === 'group' && <span className="st-line-count">{t('raci:steps', { count: line.rows.length })}</span>}
      </div>
      {line.kind === 'row' &&
        roles.map((role, index) => (
          <Cell
            key={role.id}
            id={idOf(line.key, index + 1)}
            row={line.row}
            role={role}
            column={index + 1}
            set={set}
            words={words}
            chosen={index + 1 >= left && index + 1 <= right}
            cursor={cursor === index + 1}
            filled={index + 1 >= fillLeft && index + 1 <= fillRight}
            corner={corner === index + 1}
          />
        ))}
    </div>
  );
}

interface CellProps {
  id: string;
  row: Row;
  role: Role;
  column: number;
  set: CodeSet;
  words: ReturnType<typeof useWords>;
  chosen: boolean;
  cursor: boolean;
  filled: boolean;
  corner: boolean;
}

function Cell({ id, row, role, column, set, words, chosen, cursor, filled, corner }: CellProps) {
  const duties = row.duties.get(role.id);
  const said = duties?.map((duty) => sayDuty(duty, row, set, words));
  return (
    <div
      role="gridcell"
      id={id}
      aria-colindex={column + 1}
      aria-selected={chosen}
      aria-label={`${role.name}: ${said?.join(words.language === 'zh-CN' ? '、' : ', ') ?? words.t('raci:nothing')}`}
      className="st-raci-cell"
      data-column={column}
      data-chosen={chosen || undefined}
      data-cursor={cursor || undefined}
      data-filled={filled || undefined}
    >
      {duties?.map(({ code, source }, at) => (
        <Chip key={`${code} ${source}`} code={source === 'lane' ? performing(set) : code} set={set} ghost={source === 'lane'} drift={source === 'manual' && drifts(row, code, set)} title={said![at]} />
      ))}
      {corner && <i className="st-raci-cell-corner" data-corner aria-hidden />}
    </div>
  );
}

function drifts(row: Row, code: string, set: CodeSet): boolean {
  return row.drift && code === performing(set);
}

/** A duty in words, and where it comes from. */
function sayDuty({ code, source }: Duty, row: Row, set: CodeSet, { t, language }: ReturnType<typeof useWords>): string {
  const shown = source === 'lane' ? performing(set) : code;
  const word = `${shown} ${wordFor(codeIn(set, shown), language)}`;
  if (source === 'lane') return t('raci:byLane', { word });
  return drifts(row, code, set) ? t('raci:drifting', { word }) : word;
}

const grave = { error: 2, warning: 1, info: 0 };

/** Whether anything is wrong with the duties of a step; of several steps, only how bad it is. */
function Health({ findings, whole, title }: { findings?: readonly Finding[]; whole: boolean; title: string }) {
  if (!findings || findings.length === 0) return <span className="st-health" data-state={findings && 'fine'} title={title} aria-hidden />;
  const worst = findings.reduce((a, b) => (grave[b.severity] > grave[a.severity] ? b : a)).severity;
  const dot = <span className="st-health" data-state={worst} aria-hidden />;
  if (whole) return dot;
  return (
    <Tooltip
      placement="topLeft"
      title={
        <div className="st-health-tip">
          {findings.slice(0, 5).map((finding, at) => (
            <p key={at}>{finding.message}</p>
          ))}
          {findings.length > 5 && <p>+{findings.length - 5}</p>}
        </div>
      }
    >
      {dot}
    </Tooltip>
  );
}
