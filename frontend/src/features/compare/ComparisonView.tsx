import { Alert, Button, Segmented, Switch } from 'antd';
import { useState } from 'react';
import type { Comparison, Experiment, Row } from '../../api/experiments';
import { number } from '../../format/number';
import type { Drawing } from '../../modeler/drawing';
import type { Figures, Keep } from '../../ui/figures';
import { TableCard } from '../../ui/ChartCard';
import type { Look } from './bench';
import { drawnRows, ForestPlot } from './ForestPlot';
import type { Group } from './places';
import { groupOf, groups } from './places';
import { TradeoffChart } from './TradeoffChart';
import { withUnit } from './figures';
import { useWording } from './useWording';
import { DifferenceFigure, Figure, Notes, Placed, Verdict } from './Verdict';
import { WorthSection } from './WorthSection';

interface Props {
  experiment: Experiment;
  drawing: Drawing;
  look: Look;
  onLook: (change: Partial<Look>) => void;
  keep: Keep;
  /** Compares again with more replications. */
  onRepeat?: (replications: number) => void;
}

/** What a comparison says: in sentences, as a picture, and measure by measure. */
export function ComparisonView({ experiment, drawing, look, onLook, keep, onRepeat }: Props) {
  const { t, language } = useWording();
  const comparison = experiment.comparison!;
  const variants = comparison.variants.slice(1);
  const at = Math.min(look.against, variants.length - 1);
  const needed = wanted(comparison);
  return (
    <>
      <Sentences sentences={comparison.sentences} brief={variants.length > 1} drawing={drawing} />
      {needed !== undefined && (
        <Alert
          className="st-remark"
          type="info"
          showIcon
          title={t('compare:undecided', { count: needed, replications: number(needed, language, 0) })}
          action={
            onRepeat && (
              <Button size="small" onClick={() => onRepeat(needed)}>
                {t('compare:repeat', { count: needed, replications: number(needed, language, 0) })}
              </Button>
            )
          }
        />
      )}
      <Notes notes={comparison.notes} />
      {drawnRows(comparison).length > 0 && <ForestPlot comparison={comparison} keep={keep} />}
      <TradeoffChart comparison={comparison} keep={keep} />
      <WorthSection key={experiment.processId} experiment={experiment} at={at} keep={keep} />
      <div className="st-choose">
        {variants.length > 1 && <Segmented size="small" aria-label={t('compare:against')} value={at} options={variants.map(({ name }, value) => ({ value, label: name }))} onChange={(against) => onLook({ against })} />}
        <label>
          <Switch size="small" checked={look.all} onChange={(all) => onLook({ all })} /> {t('compare:equalToo')}
        </label>
      </div>
      {groups.map((group) => (
        <GroupTable key={group} {...{ group, comparison, at, drawing, keep }} all={look.all} />
      ))}
    </>
  );
}

/** What it says in plain words; of several scenarios first of all how long their cases take. */
function Sentences({ sentences, brief, drawing }: { sentences: Comparison['sentences']; brief: boolean; drawing: Drawing }) {
  const { t, said } = useWording();
  const [whole, setWhole] = useState(false);
  const first = sentences.filter(({ figures }) => figures[0]?.name === 'cycleTime');
  const short = brief && !whole && first.length > 0;
  return (
    <>
      <ul className="st-sentences" aria-label={t('compare:verdicts')}>
        {(short ? first : sentences).map(({ text, element }) => (
          <li key={text.en}>{element ? <Placed path={`tasks/${element}`} drawing={drawing}>{said(text)}</Placed> : said(text)}</li>
        ))}
      </ul>
      {brief && first.length < sentences.length && (
        <Button type="link" size="small" className="st-sentences-more" aria-expanded={!short} onClick={() => setWhole(short)}>
          {short ? t('compare:allSentences', { count: sentences.length }) : t('compare:fewSentences')}
        </Button>
      )}
    </>
  );
}

/** How many replications would decide what of the headlines is open; undefined where nothing is, or where nobody would play so many. */
function wanted(comparison: Comparison): number | undefined {
  const headlines = comparison.rows.filter(({ measure }) => ['cycleTime', 'cost', 'kept'].includes(measure));
  const needed = headlines.flatMap(({ differences }) => differences).flatMap(({ verdict, needed }) => (verdict === 'open' && needed != null ? [needed] : []));
  const most = Math.max(...needed);
  return most > comparison.replications && most <= 2000 ? Math.ceil(most / 10) * 10 : undefined;
}

/** The measures of one group, of the base and of one scenario beside it; what differs most comes first within steps, roles and money. */
function GroupTable({ group, comparison, at, drawing, keep, all }: { group: Group; comparison: Comparison; at: number; drawing: Drawing; keep: Props['keep']; all: boolean }) {
  const { t, said, value, half, verdict } = useWording();
  const rows = comparison.rows.filter((row) => groupOf(row.measure) === group && (all || row.differences[at].verdict !== 'equal'));
  if (group !== 'case' && group !== 'waiting') rows.sort((a, b) => weight(b, at) - weight(a, at));
  if (rows.length === 0) return null;
  const [base, variant] = [comparison.variants[0], comparison.variants[at + 1]];
  const figures: Figures = {
    columns: [{ title: t('compare:measure') }, { title: t('compare:difference'), numeric: true }, { title: t('compare:verdictTitle') }, { title: base.name, numeric: true }, { title: variant.name, numeric: true }],
    rows: rows.map((row) => {
      const { differences, estimates, label, measure, unit } = row;
      const scale = { unit, currency: comparison.currency };
      const figure = (one: (typeof estimates)[number]) => <Figure shown={value(one.mean, scale)} half={half(one.halfWidth, scale)} />;
      return {
        shown: [
          <Placed key={measure} path={measure} drawing={drawing} title={said(label)}>
            {said(label)}
          </Placed>,
          <DifferenceFigure key="difference" of={differences[at]} scale={scale} />,
          <Verdict key="verdict" of={differences[at]} />,
          figure(estimates[0]),
          figure(estimates[at + 1]),
        ],
        plain: [withUnit(said(label), scale), differences[at].mean, verdict(differences[at]), estimates[0].mean, estimates[at + 1].mean],
      };
    }),
  };
  return <TableCard title={t(`compare:group.${group}`)} figures={figures} keep={(name, data) => keep(`${variant.name} – ${name}`, data)} />;
}

function weight({ differences, estimates }: Row, at: number): number {
  const { mean, verdict } = differences[at];
  if (mean == null || verdict === 'equal') return -1;
  return estimates[0].mean ? Math.abs(mean / estimates[0].mean) : 0;
}
