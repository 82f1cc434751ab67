import { CalendarOutlined, CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, DatePicker, Input, Segmented, Select, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { Calendar } from '../../api/organisation';
import { china2026, withHolidays } from '../../format/holidays';
import { weekday } from '../../format/moment';
import { useWords } from '../../i18n/i18n';
import { EmptyState } from '../../ui/EmptyState';
import { calendarsOf, freshId, freshName, peopleOf, rolesOf, withoutCalendar } from './changes';
import { usePage } from './Page';
import { isHalfHourly, shiftsOf, weekOf } from './week';
import { WeekGrid } from './WeekGrid';

const zones = ['Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Taipei', 'Asia/Singapore', 'Asia/Tokyo', 'Europe/London', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'UTC'];
const officeHours: Calendar['week'] = [
  { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '12:00' },
  { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '13:00', to: '18:00' },
];

/** Working hours: the week of each calendar, and the days that are different. */
export function HoursTab() {
  const { t } = useWords();
  const { content, staff } = usePage();
  const [chosen, setChosen] = useState<string>();
  const calendars = calendarsOf(content);
  const ids = Object.keys(calendars);
  const current = chosen !== undefined && calendars[chosen] ? chosen : ids[0];

  const insert = (calendar: Calendar) => {
    const id = freshId(content, 'calendar');
    staff.edit((now) => ({ ...now, zone: now.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone, calendars: { ...now.calendars, [id]: { ...calendar, name: freshName(Object.values(calendarsOf(now)), calendar.name ?? '') } } }));
    setChosen(id);
  };
  const first = () => insert({ name: t('people:newCalendar'), week: officeHours });
  if (current === undefined) {
    return (
      <EmptyState icon={<CalendarOutlined aria-hidden />} title={t('people:noCalendars')} action={<Button type="primary" onClick={first}>{t('people:addCalendar')}</Button>}>
        {t('people:noCalendarsText')}
      </EmptyState>
    );
  }
  return (
    <div className="st-calendars">
      <nav className="st-calendar-list" aria-label={t('people:tab.hours')}>
        <ul>
          {ids.map((id) => (
            <li key={id}>
              <button type="button" className="st-line-button" aria-current={id === current ? 'true' : undefined} onClick={() => setChosen(id)}>
                <span>{calendars[id].name || id}</span>
                <span className="st-muted">{t('people:users', { count: users(id, content) })}</span>
              </button>
            </li>
          ))}
        </ul>
        <Button size="small" type="text" icon={<PlusOutlined aria-hidden />} onClick={first}>
          {t('people:addCalendar')}
        </Button>
        <label className="st-calendar-zone">
          <span className="st-muted">{t('people:zone')}</span>
          <Select size="small" showSearch aria-label={t('people:zone')} value={content.zone ?? 'UTC'} options={[...new Set([content.zone ?? 'UTC', ...zones])].map((value) => ({ value, label: value }))} onChange={(zone) => staff.edit((now) => ({ ...now, zone }))} />
        </label>
      </nav>
      <CalendarForm key={current} id={current} calendar={calendars[current]} onCopy={() => insert({ ...calendars[current], name: t('people:copyOf', { name: calendars[current].name || current }) })} />
    </div>
  );
}

function users(id: string, content: Parameters<typeof rolesOf>[0]): number {
  return [...rolesOf(content), ...peopleOf(content)].filter(({ calendar }) => calendar === id).length;
}

function CalendarForm({ id, calendar, onCopy }: { id: string; calendar: Calendar; onCopy: () => void }) {
  const { t } = useWords();
  const { message, modal } = App.useApp();
  const { content, staff } = usePage();
  const name = calendar.name || id;
  const set = (next: Partial<Calendar>, of?: string) => staff.edit((now) => ({ ...now, calendars: { ...now.calendars, [id]: { ...calendarsOf(now)[id], ...next } } }), of);
  const remove = () => {
    const drop = () => staff.edit((now) => withoutCalendar(now, id));
    const count = users(id, content);
    if (count === 0) return drop();
    modal.confirm({ title: t('people:removeCalendar', { name }), content: t('people:removeCalendarText', { count }), okText: t('people:remove'), okButtonProps: { danger: true }, cancelText: t('app:cancel'), onOk: drop });
  };
  const holidays = () => {
    const { calendar: next, added } = withHolidays(calendar, china2026.days, t('people:makeUp'));
    if (added > 0) set(next);
    void message.info(t('people:holidaysAdded', { count: added }));
  };
  return (
    <div className="st-calendar st-scroll">
      <div className="st-calendar-head">
        <Input size="small" aria-label={t('people:calendarName')} value={calendar.name ?? ''} maxLength={200} onChange={(event) => set({ name: event.target.value }, `calendar ${id}`)} />
        <Button size="small" icon={<CopyOutlined aria-hidden />} onClick={onCopy}>{t('people:copy')}</Button>
        <Button size="small" icon={<CalendarOutlined aria-hidden />} onClick={holidays}>{t('people:addHolidays', { year: china2026.year })}</Button>
        <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('people:removeCalendar', { name })} onClick={remove} />
      </div>
      <h3>{t('people:week')}</h3>
      {!isHalfHourly(calendar.week) && <p className="st-muted">{t('people:finer')}</p>}
      <WeekGrid week={weekOf(calendar.week)} label={t('people:weekOf', { name })} onChange={(week) => set({ week: shiftsOf(week) })} />
      <h3>{t('people:exceptions')}</h3>
      <Exceptions calendar={calendar} onChange={(exceptions) => set({ exceptions })} />
    </div>
  );
}

type Exception = NonNullable<Calendar['exceptions']>[number];

/** Dates with hours of their own, year by year. */
function Exceptions({ calendar, onChange }: { calendar: Calendar; onChange: (list: Exception[]) => void }) {
  const { t, language } = useWords();
  const list = calendar.exceptions ?? [];
  const change = (at: number, next: Partial<Exception>) => onChange(list.map((one, index) => (index === at ? { ...one, ...next } : one)).sort((a, b) => (a.date < b.date ? -1 : 1)));
  const add = () => {
    const known = new Set(list.map(({ date }) => date));
    let date = dayjs();
    while (known.has(date.format('YYYY-MM-DD'))) date = date.add(1, 'day');
    onChange([...list, { date: date.format('YYYY-MM-DD'), name: t('people:holiday'), open: [] }].sort((a, b) => (a.date < b.date ? -1 : 1)));
  };
  return (
    <>
      {list.length === 0 && <p className="st-muted">{t('people:noExceptions')}</p>}
      <ul className="st-exceptions">
        {list.map((one, at) => {
          const works = one.open.length > 0;
          return (
            <li key={at}>
              <DatePicker size="small" allowClear={false} suffixIcon={null} aria-label={t('people:date')} value={dayjs(one.date)} disabledDate={(date) => list.some((other) => other !== one && other.date === date.format('YYYY-MM-DD'))} onChange={(date) => date && change(at, { date: date.format('YYYY-MM-DD') })} />
              <span className="st-muted st-exception-day">{weekday(((dayjs(one.date).day() + 6) % 7) + 1, language)}</span>
              <Input size="small" className="st-exception-name" aria-label={t('people:exceptionName', { date: one.date })} value={one.name ?? ''} maxLength={200} onChange={(event) => change(at, { name: event.target.value || undefined })} />
              <Segmented size="small" aria-label={one.date} value={works ? 'open' : 'closed'} options={(['closed', 'open'] as const).map((value) => ({ value, label: t(`people:is.${value}`) }))} onChange={(value) => change(at, { open: value === 'closed' ? [] : [{ from: '09:00', to: '18:00' }] })} />
              {one.open.map((span, index) => (
                <TimePicker.RangePicker
                  key={index}
                  size="small"
                  className="st-exception-hours"
                  format="HH:mm"
                  minuteStep={30}
                  allowClear={false}
                  suffixIcon={null}
                  aria-label={t('people:hoursOn', { date: one.date })}
                  value={[dayjs(`2026-01-01T${span.from}`), dayjs(`2026-01-01T${span.to === '24:00' ? '23:59' : span.to}`)]}
                  onChange={(times) => times?.[0] && times[1] && change(at, { open: one.open.map((other, where) => (where === index ? { from: times[0]!.format('HH:mm'), to: times[1]!.format('HH:mm') } : other)) })}
                />
              ))}
              <span className="st-grow" />
              <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('people:removeException', { date: one.date })} onClick={() => onChange(list.filter((other) => other !== one))} />
            </li>
          );
        })}
      </ul>
      <Button size="small" type="text" icon={<PlusOutlined aria-hidden />} onClick={add}>
        {t('people:addException')}
      </Button>
    </>
  );
}
