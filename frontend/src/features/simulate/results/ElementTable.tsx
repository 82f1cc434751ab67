import { useEffect, useRef } from 'react';
import type { Report } from '../../../api/report';
import { duration } from '../../../format/duration';
import { money, number } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import type { Drawing } from '../../../modeler/drawing';
import { useDrawn } from '../../../modeler/useDrawing';
import { FigureTable } from '../../../ui/ChartCard';
import { ExportMenu } from '../../../ui/ExportMenu';
import type { Figures, Keep } from '../../../ui/figures';
import { Section } from '../../../ui/Section';
import type { Numbers } from '../numbers';
import { useNumbers } from '../numbers';
import { useCounted } from './useCounted';

/** What happens to work beside being done; a column only where it happened at all. */
const mishaps = ['failures', 'setups', 'interrupted', 'uncaught', 'undecided'] as const;

/** What became of each element, those waited for longest first. */
export function ElementTable({ report, numbers, drawing, keep }: { report: Report; numbers: Numbers; drawing: Drawing; keep: Keep }) {
  const { t, language } = useWords();
  const table = useRef<HTMLDivElement>(null);
  const { located } = useNumbers(numbers);
  const selected = useDrawn(drawing, (state) => (state.selected.length === 1 ? state.selected[0] : undefined));
  useEffect(() => {
    if (located === undefined) return;
    const row = table.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(located)}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector('button')?.focus({ preventScroll: true });
    drawing.show(located);
    numbers.locate(undefined);
  }, [located, numbers, drawing]);
  const counted = useCounted(report);
  const time = (value: number | null) => duration(value, language);
  const title = t('simulate:elements');
  const elements = Object.entries(report.elements)
    .filter(([, element]) => /task|activity|process/i.test(element.kind))
    .sort(([, a], [, b]) => (b.waitTime.mean ?? 0) - (a.waitTime.mean ?? 0));
  const happened = mishaps.filter((mishap) => elements.some(([, element]) => element[mishap] > 0));
  const figures: Figures = {
    columns: [
      { title: t('simulate:element') },
      { title: t('simulate:wait'), numeric: true, unit: 's' },
      { title: t('simulate:service'), numeric: true, unit: 's' },
      { title: t('simulate:queue'), numeric: true },
      { title: t('simulate:visits'), numeric: true },
      { title: t('results:costEach'), numeric: true, unit: report.currency },
      ...happened.map((mishap) => ({ title: counted(t(`results:mishap.${mishap}`)), numeric: true })),
    ],
    rows: elements.map(([id, element]) => {
      const { name, visits, waitTime, serviceTime, queueLength, cost } = element;
      return {
        id,
        shown: [
          <button key={id} type="button" className="st-plain st-step-cell" title={name || id} onClick={() => drawing.show(id)}>
            {name || id}
          </button>,
          time(waitTime.mean),
          time(serviceTime.mean),
          number(queueLength.mean, language, 2),
          number(visits.mean, language, 2),
          money(cost.mean, report.currency, language),
          ...happened.map((mishap) => number(element[mishap], language, 0)),
        ],
        plain: [name || id, waitTime.mean, serviceTime.mean, queueLength.mean, visits.mean, cost.mean, ...happened.map((mishap) => element[mishap])],
      };
    }),
  };
  return (
    <Section title={title} note={t('simulate:elementsNote')} extra={<ExportMenu title={title} figures={figures} keep={keep} />}>
      <div ref={table}>
        <FigureTable figures={figures} current={selected} />
      </div>
    </Section>
  );
}
