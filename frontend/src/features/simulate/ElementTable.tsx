import type { Report } from '../../api/report';
import { csv } from '../../format/csv';
import { duration } from '../../format/duration';
import { money, number } from '../../format/number';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import { FigureTable } from '../../ui/ChartCard';
import type { Figures } from '../../ui/ChartCard';
import { Section } from '../../ui/Section';
import { KeepCsv } from './KeepCsv';

/** What became of each element, those waited for longest first. */
export function ElementTable({ report, drawing, keep }: { report: Report; drawing: Drawing; keep: (name: string, data: Blob) => void }) {
  const { t, language } = useWords();
  const time = (value: number | null) => duration(value, language);
  const title = t('simulate:elements');
  const elements = Object.entries(report.elements)
    .filter(([, element]) => /task|activity|process/i.test(element.kind))
    .sort(([, a], [, b]) => (b.waitTime.mean ?? 0) - (a.waitTime.mean ?? 0));
  const figures: Figures = {
    columns: [
      { title: t('simulate:element') },
      { title: t('simulate:wait'), numeric: true },
      { title: t('simulate:service'), numeric: true },
      { title: t('simulate:queue'), numeric: true },
      { title: t('simulate:visits'), numeric: true },
      { title: t('simulate:kpi.cost'), numeric: true },
    ],
    rows: elements.map(([id, { name, visits, waitTime, serviceTime, queueLength, cost }]) => ({
      shown: [
        <button key={id} type="button" className="st-plain st-cell" title={name || id} onClick={() => drawing.show(id)}>
          {name || id}
        </button>,
        time(waitTime.mean),
        time(serviceTime.mean),
        number(queueLength.mean, language, 2),
        number(visits.mean, language, 2),
        money(cost.mean, report.currency, language),
      ],
      plain: [name || id, waitTime.mean, serviceTime.mean, queueLength.mean, visits.mean, cost.mean],
    })),
  };
  return (
    <Section title={title} note={t('simulate:elementsNote')} extra={<KeepCsv onKeep={() => keep(`${title}.csv`, table(figures))} />}>
      <FigureTable figures={figures} />
    </Section>
  );
}

function table(figures: Figures): Blob {
  return new Blob([csv(figures.columns.map(({ title }) => title), figures.rows.map(({ plain }) => plain))], { type: 'text/csv' });
}
