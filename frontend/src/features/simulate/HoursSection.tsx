import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, TimePicker } from 'antd';
import dayjs from 'dayjs';
import type { Calendar, Day, Shift } from '../../api/scenario';
import { useWords } from '../../i18n/i18n';
import { Section } from '../../ui/Section';
import { freshId, withEntry, withoutEntry } from './section';
import type { SectionProps } from './section';

const days: Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const officeHours: Shift = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' };

/** Working hours: the week of each calendar. Holidays come with the scenario's file and are kept. */
export function HoursSection({ content, edit }: SectionProps) {
  const { t } = useWords();
  const set = (id: string, calendar: Calendar) => edit((now) => ({ ...now, calendars: withEntry(now.calendars, id, calendar) }));
  const used = new Set([...Object.values(content.roles ?? {}), ...Object.values(content.people ?? {}), ...Object.values(content.arrivals ?? {})].map(({ calendar }) => calendar));
  return (
    <Section
      title={t('simulate:calendars')}
      extra={
        <Button type="text" size="small" icon={<PlusOutlined aria-hidden />} onClick={() => set(freshId(content.calendars, 'calendar'), { name: t('simulate:newCalendar'), week: [officeHours] })}>
          {t('simulate:addCalendar')}
        </Button>
      }
    >
      {Object.entries(content.calendars ?? {}).map(([id, calendar]) => (
        <div className="st-entry" key={id}>
          <div className="st-entry-head">
            <Input size="small" aria-label={t('simulate:nameOf', { of: calendar.name || id })} value={calendar.name ?? ''} onChange={(event) => set(id, { ...calendar, name: event.target.value })} />
            {(calendar.exceptions?.length ?? 0) > 0 && <span className="st-muted">{t('simulate:exceptions', { count: calendar.exceptions!.length })}</span>}
            {!used.has(id) && (
              <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t('simulate:removeCalendar', { of: calendar.name || id })} onClick={() => edit((now) => ({ ...now, calendars: withoutEntry(now.calendars, id) }))} />
            )}
          </div>
          {(calendar.week ?? []).map((shift, at) => {
            const week = (change: Partial<Shift>) => set(id, { ...calendar, week: calendar.week!.map((other, index) => (index === at ? { ...shift, ...change } : other)) });
            return (
              <div className="st-shift" key={at}>
                <div className="st-days" role="group" aria-label={t('simulate:days')}>
                  {days.map((day) => (
                    <button key={day} type="button" aria-pressed={shift.days.includes(day)} onClick={() => week({ days: toggled(shift.days, day) })}>
                      {t(`simulate:day.${day}`)}
                    </button>
                  ))}
                </div>
                <TimePicker.RangePicker
                  size="small"
                  format="HH:mm"
                  minuteStep={15}
                  allowClear={false}
                  suffixIcon={null}
                  aria-label={t('simulate:hours')}
                  value={[at24(shift.from), at24(shift.to)]}
                  onChange={(range) => range?.[0] && range[1] && week({ from: range[0].format('HH:mm'), to: range[1].format('HH:mm') === '00:00' ? '24:00' : range[1].format('HH:mm') })}
                />
                {calendar.week!.length > 1 && (
                  <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t('simulate:removeShift')} onClick={() => set(id, { ...calendar, week: calendar.week!.filter((_, index) => index !== at) })} />
                )}
              </div>
            );
          })}
          <button type="button" className="st-plain st-add" onClick={() => set(id, { ...calendar, week: [...(calendar.week ?? []), officeHours] })}>
            {t('simulate:addShift')}
          </button>
        </div>
      ))}
    </Section>
  );
}

function at24(time: string) {
  const [hours, minutes] = time.split(':').map(Number);
  return dayjs().startOf('day').add((hours % 24) * 60 + minutes, 'minute');
}

/** At least one day stays. */
function toggled(chosen: Shift['days'], day: Day): Shift['days'] {
  const next = chosen.includes(day) ? chosen.filter((other) => other !== day) : days.filter((other) => other === day || chosen.includes(other));
  return next.length > 0 ? (next as Shift['days']) : chosen;
}
