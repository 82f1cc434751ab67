import { Select } from 'antd';
import { useWords } from '../../i18n/i18n';
import { Section } from '../../ui/Section';
import { CalendarSelect } from './CalendarSelect';
import { DistributionInput } from './DistributionInput';
import { called, withEntry } from './section';
import type { SectionProps } from './section';

/** How often cases come, per start event. */
export function ArrivalsSection({ content, facts, edit }: SectionProps) {
  const { t } = useWords();
  const starts = facts.starts.filter(({ id }) => content.arrivals?.[id]);
  return (
    <Section title={t('simulate:arrivals')} note={t('simulate:arrivalsNote')}>
      {starts.length === 0 && <p className="st-muted">{t('simulate:noStart')}</p>}
      {starts.map((start) => {
        const arrival = content.arrivals![start.id];
        const set = (change: Partial<typeof arrival>) => edit((now) => ({ ...now, arrivals: withEntry(now.arrivals, start.id, { ...arrival, ...change }) }));
        return (
          <div className="st-entry" key={start.id}>
            {(starts.length > 1 || start.name) && <div className="st-entry-name">{start.name || t('simulate:start')}</div>}
            <DistributionInput of={t('simulate:between')} spec={arrival.every} onChange={(every) => set({ every })} />
            <div className="st-pair">
              <CalendarSelect label={t('simulate:arrivalCalendar')} content={content} value={arrival.calendar} onChange={(calendar) => set({ calendar })} />
              {arrival.calendar && (
                <Select
                  size="small"
                  aria-label={t('simulate:closed.label')}
                  value={arrival.closed ?? 'pause'}
                  popupMatchSelectWidth={false}
                  options={(['pause', 'defer'] as const).map((value) => ({ value, label: t(`simulate:closed.${value}`) }))}
                  onChange={(closed) => set({ closed })}
                />
              )}
            </div>
            <span className="st-sr">{called(start)}</span>
          </div>
        );
      })}
    </Section>
  );
}
