import { Segmented } from 'antd';
import { useState } from 'react';
import type { Report } from '../../../api/report';
import { duration } from '../../../format/duration';
import { weekday } from '../../../format/moment';
import { percent } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import type { Drawing } from '../../../modeler/drawing';
import { FigureTable } from '../../../ui/ChartCard';
import { ExportMenu } from '../../../ui/ExportMenu';
import type { Figures, Keep } from '../../../ui/figures';
import { Section } from '../../../ui/Section';

/** What work waits for longest, by role or by step; a step is shown on the canvas when it is selected. */
export function BottleneckTable({ report, drawing, keep }: { report: Report; drawing: Drawing; keep: Keep }) {
  const { t, language } = useWords();
  const [by, setBy] = useState<'roles' | 'elements'>('roles');
  const bottlenecks = report.bottlenecks as Report['bottlenecks'] | undefined; // reports of earlier versions have none
  if (!bottlenecks || bottlenecks.roles.length === 0) return null;
  const title = t('results:bottlenecks');
  const nameOf = (id: string) => report.elements[id]?.name || id;
  const roleOf = (id: string) => report.roles[id]?.name || id;
  const shown = (id: string) => (
    <button key={id} type="button" className="st-plain st-step-cell" title={nameOf(id)} onClick={() => drawing.show(id)}>
      {nameOf(id)}
    </button>
  );
  const figures: Figures = {
    columns: [
      { title: by === 'roles' ? t('simulate:role') : t('simulate:element') },
      { title: t('results:waitingEach'), numeric: true, unit: 's' },
      { title: t('simulate:share'), numeric: true, unit: '0–1' },
      { title: by === 'roles' ? t('results:mostlyAt') : t('simulate:role') },
      { title: t('results:peak') },
      { title: t('results:cause.offShift'), numeric: true, unit: '0–1' },
      { title: t('simulate:utilization'), numeric: true, unit: '0–1' },
      { title: '±', numeric: true, unit: 's' },
    ],
    rows: bottlenecks[by].map(({ id, name, waiting, share, offShift, utilization, peak, with: at }) => {
      const when = peak ? `${weekday(peak.day, language)} ${peak.from}–${peak.to}` : '–';
      const where = by === 'roles' ? nameOf(at[0] ?? '') : at.map(roleOf).join(', ');
      return {
        shown: [
          by === 'roles' ? name || id : shown(id),
          duration(waiting.mean, language),
          percent(share, language),
          by === 'roles' && at.length > 0 ? shown(at[0]) : where,
          when,
          percent(offShift, language),
          percent(utilization, language),
          duration(waiting.halfWidth, language),
        ],
        plain: [name || id, waiting.mean, share, where, when, offShift, utilization, waiting.halfWidth],
      };
    }),
  };
  return (
    <Section
      title={title}
      note={t('results:bottlenecksNote')}
      extra={
        <>
          <Segmented
            size="small"
            aria-label={title}
            value={by}
            onChange={setBy}
            options={[
              { value: 'roles', label: t('simulate:roles') },
              { value: 'elements', label: t('results:steps') },
            ]}
          />
          <ExportMenu title={title} figures={figures} keep={keep} />
        </>
      }
    >
      <FigureTable figures={figures} />
    </Section>
  );
}
