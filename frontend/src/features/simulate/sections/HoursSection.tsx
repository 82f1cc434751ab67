import { DeleteOutlined } from '@ant-design/icons';
import { App, Button, Input } from 'antd';
import type { Calendar, Shift } from '../../../api/scenario';
import { china2026, withHolidays } from '../../../format/holidays';
import { useWords } from '../../../i18n/i18n';
import { useAt, useBook } from '../Book';
import { ComplaintList } from '../ComplaintList';
import { Extras } from '../Extras';
import type { Extra } from '../Extras';
import { ExceptionsInput } from '../fields/ExceptionsInput';
import { Fields } from '../fields/Field';
import { HoursInput } from '../fields/HoursInput';
import { withValue } from '../path';
import { days } from '../rates';
import { Part } from './Part';
import { freshId, withEntry, withoutEntry } from './section';

const officeHours: Shift = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' };

const extras: Extra[] = [
  { key: 'exceptions', group: 'hours', start: { exceptions: [] }, body: (at, whose) => <ExceptionsInput at={[...at, 'exceptions']} whose={whose} /> },
  { key: 'zone', group: 'hours', start: { zone: 'UTC' }, body: (at, whose) => <Fields of="calendar" at={at} fields={[{ key: 'zone', kind: 'text' }]} whose={whose} /> },
];

/** Working hours: the week of each calendar, and the days that are different. */
export function HoursSection() {
  const { t } = useWords();
  const { content, edit } = useBook();
  const ids = Object.keys(content.calendars ?? {});
  const add = () => edit((now) => ({ ...now, calendars: withEntry(now.calendars, freshId(now.calendars, 'calendar'), { name: t('simulate:newCalendar'), week: [officeHours] }) }));
  return (
    <Part title={t('simulate:calendars')} of={['calendars']} add={t('simulate:addCalendar')} onAdd={add}>
      {ids.map((id) => (
        <CalendarEntry key={id} id={id} />
      ))}
    </Part>
  );
}

function CalendarEntry({ id }: { id: string }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const { content, edit } = useBook();
  const at = ['calendars', id];
  const [calendar = {}, set] = useAt<Calendar>(at);
  const name = calendar.name || id;
  const week = calendar.week ?? [];
  const change = (index: number, next: Partial<Shift>) => set({ ...calendar, week: week.map((shift, other) => (other === index ? { ...shift, ...next } : shift)) });
  const holidays = () => {
    const { calendar: next, added } = withHolidays(calendar, china2026.days, t('people:makeUp'));
    if (added > 0) edit((now) => withValue(now, at, next), true);
    void message.info(t('people:holidaysAdded', { count: added }));
  };
  const used = JSON.stringify({ ...content, calendars: undefined }).includes(`"calendar":${JSON.stringify(id)}`);
  return (
    <div className="st-entry">
      <div className="st-entry-head">
        <Input size="small" aria-label={t('simulate:nameOf', { of: name })} value={calendar.name ?? ''} onChange={(event) => set({ ...calendar, name: event.target.value })} />
        {!used && <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t('simulate:removeCalendar', { of: name })} onClick={() => edit((now) => ({ ...now, calendars: withoutEntry(now.calendars, id) }))} />}
      </div>
      {week.map((shift, index) => (
        <div className="st-shift" key={index}>
          <div className="st-days" role="group" aria-label={t('simulate:days')}>
            {days.map((day) => (
              <button key={day} type="button" aria-pressed={shift.days.includes(day)} onClick={() => change(index, { days: toggled(shift.days, day) })}>
                {t(`simulate:day.${day}`)}
              </button>
            ))}
          </div>
          <HoursInput label={t('simulate:hours')} value={shift} onChange={(hours) => change(index, hours)} />
          {week.length > 1 && <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t('simulate:removeShift')} onClick={() => set({ ...calendar, week: week.filter((_, other) => other !== index) })} />}
        </div>
      ))}
      <div className="st-adds">
        <button type="button" className="st-plain st-add" onClick={() => set({ ...calendar, week: [...week, officeHours] })}>
          {t('simulate:addShift')}
        </button>
        <button type="button" className="st-plain st-add" aria-label={`${name}: ${t('people:addHolidays', { year: china2026.year })}`} onClick={holidays}>
          {t('people:addHolidays', { year: china2026.year })}
        </button>
      </div>
      <Extras at={at} whose={name} extras={extras} />
      <ComplaintList at={at} />
    </div>
  );
}

/** At least one day stays. */
function toggled(chosen: Shift['days'], day: Shift['days'][number]): Shift['days'] {
  const next = chosen.includes(day) ? chosen.filter((other) => other !== day) : days.filter((other) => other === day || chosen.includes(other));
  return next.length > 0 ? next : chosen;
}
