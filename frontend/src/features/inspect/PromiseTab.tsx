import { CheckCircleOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Select, Tooltip } from 'antd';
import { duration } from '../../format/duration';
import { isoOf, secondsOf } from '../../format/iso';
import { useWords } from '../../i18n/i18n';
import type { Own } from '../../modeler/own';
import { DurationInput } from '../../ui/DurationInput';
import { Section } from '../../ui/Section';
import type { Part } from './parts';
import { Line, replaced, text, TextField, useChange, useOwn } from './parts';
import type { Action, Standing } from './timers';
import { drawn, standings } from './timers';

export const verbs = ['remind', 'escalate', 'reassign', 'decide'] as const;

/** What is promised of a step or a whole case, and what is done when it takes long. */
export function PromiseTab({ drawing, subject, calendars }: Part & { calendars: string[] }) {
  const { t, language } = useWords();
  const change = useChange(drawing);
  const [promise, set] = useOwn({ drawing, subject }, 'Promise');
  const { roles } = drawing.duties();
  const actions = (promise.actions as Own[] | undefined) ?? [];
  const activity = subject.family === 'activity';
  const stand = standings(actions as Action[], subject.timers);
  const money = (value: string) => value === '' || /^\d+(\.\d+)?$/.test(value);
  const limit = secondsOf(text(promise.completeWithin));

  const draw = (action: Own) => {
    const next = subject.flows.length === 1 ? drawing.targetOf(subject.flows[0].id) : undefined;
    const who = roles.find(({ id }) => id === action.to)?.name;
    const verb = text(action.do) || 'remind';
    const words = {
      timer: duration(secondsOf(text(action.after)), language),
      step: t(`inspect:promise.draw_${verb}`, { step: subject.name || subject.id, role: who ?? t('inspect:promise.whoever') }),
      end: t(`inspect:promise.done_${verb}`),
    };
    change((pen) => pen.edit(drawn(subject.id, action as Action, next, words)));
  };

  return (
    <>
      <Section title={activity ? t('inspect:promise.title') : t('inspect:promise.titleCase')}>
        <div className="st-i-lines">
          {activity && (
            <Line label={t('inspect:promise.startWithin')}>
              <DurationInput optional value={text(promise.startWithin) || undefined} label={t('inspect:promise.startWithin')} onChange={(startWithin) => set({ startWithin })} />
            </Line>
          )}
          <Line label={t('inspect:promise.completeWithin')}>
            <DurationInput optional value={text(promise.completeWithin) || undefined} label={t('inspect:promise.completeWithin')} onChange={(completeWithin) => set({ completeWithin })} />
          </Line>
          <Line label={t('inspect:promise.calendar')} hint={calendars.length === 0 && !promise.calendar ? t('inspect:promise.noCalendars') : undefined}>
            <CalendarField value={text(promise.calendar)} calendars={calendars} label={t('inspect:promise.calendar')} onChange={(calendar) => set({ calendar })} />
          </Line>
          <Line label={t('inspect:promise.penalty')}>
            <div className="st-i-beside">
              <TextField value={text(promise.penalty)} label={t('inspect:promise.penaltyOnce')} placeholder={t('inspect:promise.penaltyOnce')} wrong={!money(text(promise.penalty))} onChange={(penalty) => set({ penalty })} />
              <TextField value={text(promise.penaltyPerHour)} label={t('inspect:promise.penaltyPerHour')} placeholder={t('inspect:promise.penaltyPerHour')} wrong={!money(text(promise.penaltyPerHour))} onChange={(penaltyPerHour) => set({ penaltyPerHour })} />
              <TextField className="st-i-currency" value={text(promise.currency)} label={t('inspect:promise.currency')} placeholder="CNY" wrong={!/^([A-Z]{3})?$/.test(text(promise.currency))} onChange={(currency) => set({ currency: currency.toUpperCase() })} />
            </div>
          </Line>
        </div>
      </Section>
      <Section
        title={t('inspect:promise.actions')}
        extra={
          <Button size="small" type="text" icon={<PlusOutlined aria-hidden />} onClick={() => set({ actions: [...actions, { do: 'remind', after: isoOf(limit ? Math.max(60, Math.round((limit / 2) * (1 / 60)) * 60) : 3600) }] })}>
            {t('inspect:add')}
          </Button>
        }
      >
        {actions.length === 0 && <p className="st-i-note">{t('inspect:promise.noActions')}</p>}
        <ul className="st-i-actions">
          {actions.map((action, at) => {
            const put = (by: Own) => set({ actions: replaced(actions, at, { ...action, ...by }) });
            return (
              <li key={at}>
                <div className="st-i-action">
                  <DurationInput prefix={t('inspect:promise.after')} value={text(action.after) || undefined} label={t('inspect:promise.afterLabel', { n: at + 1 })} onChange={(after) => put({ after })} />
                  <Select size="small" aria-label={t('inspect:promise.what', { n: at + 1 })} value={text(action.do) || undefined} options={verbs.map((value) => ({ value, label: t(`inspect:promise.do_${value}`) }))} onChange={(verb) => put({ do: verb })} />
                  <Select
                    size="small"
                    allowClear
                    aria-label={t('inspect:promise.to', { n: at + 1 })}
                    placeholder={t('inspect:promise.toWhom')}
                    value={text(action.to) || undefined}
                    options={roles.map(({ id, name }) => ({ value: id, label: name }))}
                    onChange={(to: string | undefined) => put({ to: to ?? '' })}
                  />
                  <Tooltip title={t('inspect:remove')}>
                    <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('inspect:promise.removeAction', { n: at + 1 })} onClick={() => set({ actions: replaced(actions, at) })} />
                  </Tooltip>
                </div>
                {activity && (
                  <Drawn
                    standing={stand[at]}
                    onShow={(timer) => drawing.show(timer)}
                    onDraw={secondsOf(text(action.after)) ? () => draw(action) : undefined}
                    onTake={(after) => put({ after })}
                    onSet={(timer) => change((pen) => pen.edit([{ do: 'set', element: timer, property: 'duration', value: text(action.after) }]))}
                  />
                )}
              </li>
            );
          })}
        </ul>
      </Section>
    </>
  );
}

/** Whether the drawing says the same as the promise. */
function Drawn({ standing, onShow, onDraw, onTake, onSet }: { standing: Standing; onShow: (timer: string) => void; onDraw?: () => void; onTake: (after: string) => void; onSet: (timer: string) => void }) {
  const { t, language } = useWords();
  if (standing.is === 'undrawn')
    return (
      <div className="st-i-drawn">
        <span>{t('inspect:promise.undrawn')}</span>
        {onDraw && (
          <Button size="small" type="link" onClick={onDraw}>
            {t('inspect:promise.draw')}
          </Button>
        )}
      </div>
    );
  const { timer } = standing;
  const shown = (
    <Button size="small" type="link" onClick={() => onShow(timer.id)}>
      {t('inspect:promise.show')}
    </Button>
  );
  if (standing.is === 'agrees')
    return (
      <div className="st-i-drawn" data-is="agrees">
        <CheckCircleOutlined aria-hidden />
        <span>{t('inspect:promise.agrees')}</span>
        {shown}
      </div>
    );
  return (
    <div className="st-i-drawn" data-is="differs">
      <span>{t('inspect:promise.differs', { after: duration(secondsOf(timer.after), language) })}</span>
      <Button size="small" type="link" onClick={() => onSet(timer.id)}>
        {t('inspect:promise.setTimer')}
      </Button>
      <Button size="small" type="link" onClick={() => onTake(isoOf(secondsOf(timer.after)!))}>
        {t('inspect:promise.takeDrawn')}
      </Button>
      {shown}
    </div>
  );
}

/** The calendar by which a promise counts: one of the numbers, or a name that they will have. */
export function CalendarField({ value, calendars, label, onChange }: { value: string; calendars: string[]; label: string; onChange: (calendar: string) => void }) {
  const { t } = useWords();
  return (
    <AutoComplete
      key={value}
      size="small"
      allowClear
      aria-label={label}
      defaultValue={value}
      placeholder={t('inspect:promise.allHours')}
      options={calendars.map((name) => ({ value: name }))}
      onSelect={(name: string) => name !== value && onChange(name)}
      onClear={() => onChange('')}
      onBlur={(event) => {
        const now = (event.target as HTMLInputElement).value.trim();
        if (now !== value) onChange(now);
      }}
    />
  );
}
