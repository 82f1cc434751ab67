import { StarFilled } from '@ant-design/icons';
import { Segmented } from 'antd';
import type { Cell, Difference, Grid } from '../../api/experiments';
import type { Drawing } from '../../modeler/drawing';
import type { Figures, Keep } from '../../ui/figures';
import { TableCard } from '../../ui/ChartCard';
import { Section } from '../../ui/Section';
import type { Look } from './bench';
import { exportUnit } from './figures';
import { useWording } from './useWording';
import { Notes, Placed } from './Verdict';

interface Props {
  grid: Grid;
  look: Look;
  onLook: (change: Partial<Look>) => void;
  drawing: Drawing;
  keep: Keep;
}

/** What came of every combination: as a map of colours, and as a list. */
export function GridResult({ grid, look, onLook, drawing, keep }: Props) {
  const { t, said, value, setting } = useWording();
  const { axes, measures, cells } = grid;
  const at = Math.max(0, measures.findIndex(({ measure }) => measure === look.measure));
  const list: Figures = {
    columns: [...axes.map(({ label }) => ({ title: said(label), numeric: true })), ...measures.map(({ label, unit }) => ({ title: said(label), numeric: true, unit: exportUnit({ unit, currency: grid.currency }) })), { title: t('compare:bestTitle') }],
    rows: cells.map((cell) => ({
      shown: [...cell.values.map((one, axis) => setting(one, axes[axis].kind)), ...measures.map(({ unit }, measure) => (cell.refused ? t('compare:cannot') : value(cell.estimates[measure]?.mean, { unit, currency: grid.currency }))), cell.best ? <Best key="best" /> : ''],
      plain: [...cell.values, ...measures.map((_, measure) => cell.estimates[measure]?.mean ?? null), cell.best ? t('compare:best') : ''],
    })),
  };
  return (
    <>
      <Notes notes={grid.notes} />
      {axes.length === 2 && measures.length > 1 && (
        <div className="st-choose">
          <Segmented size="small" aria-label={t('compare:measure')} value={measures[at].measure} options={measures.map(({ measure, label }) => ({ value: measure, label: said(label) }))} onChange={(measure) => onLook({ measure })} />
        </div>
      )}
      <Section title={axes.length === 2 ? said(measures[at].label) : said(axes[0].label)} note={<>{t('compare:bestNote')}</>}>
        {axes.length === 2 ? <TwoAxes grid={grid} at={at} drawing={drawing} /> : <OneAxis grid={grid} drawing={drawing} />}
      </Section>
      <TableCard title={t('compare:combinations')} figures={list} keep={keep} />
    </>
  );
}

function Best() {
  const { t } = useWording();
  return <StarFilled className="st-best" title={t('compare:best')} aria-label={t('compare:best')} />;
}

/** One number down, the other across; the colour says how much better or worse than as it is. */
function TwoAxes({ grid, at, drawing }: { grid: Grid; at: number; drawing: Drawing }) {
  const { said, setting } = useWording();
  const [down, across] = grid.axes;
  const cell = (row: number, column: number) => grid.cells.find(({ values }) => values[0] === down.values[row] && values[1] === across.values[column]);
  return (
    <div className="st-scroll">
      <table className="st-map">
        <caption>
          ↓{' '}
          <Placed path={down.lever} drawing={drawing}>
            {said(down.label)}
          </Placed>{' '}
          · →{' '}
          <Placed path={across.lever} drawing={drawing}>
            {said(across.label)}
          </Placed>
        </caption>
        <thead>
          <tr>
            <td />
            {across.values.map((one) => (
              <th key={one} scope="col" data-now={one === across.now}>
                {setting(one, across.kind)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {down.values.map((one, row) => (
            <tr key={one}>
              <th scope="row" data-now={one === down.now}>
                {setting(one, down.kind)}
              </th>
              {across.values.map((other, column) => (
                <MapCell key={other} grid={grid} cell={cell(row, column)} at={at} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One number down, all measures across. */
function OneAxis({ grid, drawing }: { grid: Grid; drawing: Drawing }) {
  const { said, setting } = useWording();
  const [axis] = grid.axes;
  return (
    <div className="st-scroll">
      <table className="st-map">
        <thead>
          <tr>
            <td>
              <Placed path={axis.lever} drawing={drawing}>
                {said(axis.label)}
              </Placed>
            </td>
            {grid.measures.map(({ measure, label }) => (
              <th key={measure} scope="col">
                {said(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {axis.values.map((one) => (
            <tr key={one}>
              <th scope="row" data-now={one === axis.now}>
                {setting(one, axis.kind)}
              </th>
              {grid.measures.map(({ measure }, at) => (
                <MapCell key={measure} grid={grid} cell={grid.cells.find(({ values }) => values[0] === one)} at={at} star={at === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MapCell({ grid, cell, at, star = true }: { grid: Grid; cell?: Cell; at: number; star?: boolean }) {
  const { t, said, value, half, percent, verdict } = useWording();
  const { unit } = grid.measures[at];
  const scale = { unit, currency: grid.currency };
  if (!cell) return <td className="st-map-none">–</td>;
  if (cell.refused)
    return (
      <td className="st-map-none" title={said(cell.refused.message)}>
        {t('compare:cannot')}
      </td>
    );
  const [estimate, difference] = [cell.estimates[at], cell.differences[at]];
  const { tone, strength } = shade(grid, difference, at);
  return (
    <td data-tone={tone} style={{ '--st-strength': `${Math.round(strength * 100)}%` } as React.CSSProperties} title={`${percent(difference.share)} ${verdict(difference)}`.trim()}>
      {star && cell.best && <Best />}
      <span className="st-figure">
        {value(estimate.mean, scale)}
        <small>{half(estimate.halfWidth, scale)}</small>
      </span>
    </td>
  );
}

/** How strongly a cell is coloured: by its distance from the scenario as it is, where that is decided. */
function shade(grid: Grid, difference: Difference, at: number): { tone?: string; strength: number } {
  const size = (one: Difference | undefined) => (one?.verdict === 'better' || one?.verdict === 'worse' ? Math.abs(one.mean ?? 0) : 0);
  const largest = Math.max(...grid.cells.map(({ differences }) => size(differences[at])));
  if (size(difference) === 0 || largest === 0) return { strength: 0 };
  return { tone: difference.verdict, strength: 0.15 + 0.85 * (size(difference) / largest) };
}
