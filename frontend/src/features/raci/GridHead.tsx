import { MoreOutlined } from '@ant-design/icons';
import { memo } from 'react';
import type { CodeSet } from '../../api/raci';
import { wordFor } from '../../api/raci';
import { useWords } from '../../i18n/i18n';
import { performing } from '../../modeler/codeSet';
import type { Matrix, Role } from '../../modeler/duties';
import { codeIn } from './codes';
import { head } from './lines';

/** How often a role has each duty, by code. */
export type Load = ReadonlyMap<string, number>;

/** Counts the duties of every role. */
export function loadsOf({ rows }: Matrix, set: CodeSet): Map<string, Map<string, number>> {
  const loads = new Map<string, Map<string, number>>();
  for (const { duties } of rows) {
    for (const [role, list] of duties) {
      const load = loads.get(role) ?? new Map<string, number>();
      for (const { code, source } of list) {
        const shown = source === 'lane' ? performing(set) : code;
        load.set(shown, (load.get(shown) ?? 0) + 1);
      }
      loads.set(role, load);
    }
  }
  return loads;
}

interface Props {
  roles: readonly Role[];
  loads: ReadonlyMap<string, Load>;
  set: CodeSet;
  steps: number;
  cursor?: number;
  /** A role is dragged from its column into another. */
  drop?: number;
  from?: number;
  idOf: (line: string, column: number) => string;
}

/** The line of roles, each with how much it has to do with. */
export const GridHead = memo(function GridHead({ roles, loads, set, steps, cursor, drop, from = 0, idOf }: Props) {
  const words = useWords();
  const { t } = words;
  const most = Math.max(1, ...[...loads.values()].map((load) => [...load.values()].reduce((a, b) => a + b, 0)));
  return (
    <div role="row" aria-rowindex={1} className="st-line st-line-head" data-line={head}>
      <div role="columnheader" id={idOf(head, 0)} aria-colindex={1} className="st-line-name" data-column={0} data-cursor={cursor === 0 || undefined}>
        <span className="st-line-text">{t('raci:step')}</span>
        <span className="st-line-count">{t('raci:steps', { count: steps })}</span>
      </div>
      {roles.map((role, at) => (
        <div key={role.id} role="columnheader" id={idOf(head, at + 1)} aria-colindex={at + 2} aria-haspopup="menu" className="st-role" data-column={at + 1} data-cursor={cursor === at + 1 || undefined} data-drop={drop === at + 1 && drop !== from ? (drop < from ? 'before' : 'after') : undefined} title={role.name}>
          <span className="st-role-name">
            <span>{role.name}</span>
            <MoreOutlined aria-hidden />
          </span>
          <Bar load={loads.get(role.id)} {...{ most, set, words }} />
        </div>
      ))}
    </div>
  );
});

function Bar({ load, most, set, words: { t, language } }: { load?: Load; most: number; set: CodeSet; words: ReturnType<typeof useWords> }) {
  const parts = [...(load ?? [])].sort(([a], [b]) => order(set, a) - order(set, b));
  const said = parts.map(([code, count]) => `${wordFor(codeIn(set, code), language)} ${count}`).join(' · ');
  return (
    <span className="st-role-load" role="img" aria-label={said || t('raci:nothing')} title={said || t('raci:nothing')}>
      {parts.map(([code, count]) => (
        <i key={code} style={{ width: `${(100 * count) / most}%`, '--st-code': codeIn(set, code).colour ?? 'var(--st-text-3)' } as React.CSSProperties} />
      ))}
    </span>
  );
}

function order(set: CodeSet, code: string): number {
  const at = set.codes.findIndex((one) => one.code === code);
  return at < 0 ? set.codes.length : at;
}
