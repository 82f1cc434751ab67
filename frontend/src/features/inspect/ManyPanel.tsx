import { useQuery } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { codeSetQuery, plainSet, wordFor } from '../../api/raci';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import { drawnIn, spokenIn } from '../../modeler/codeSet';
import { useOrganisationRoles } from '../../modeler/organisationRoles';
import type { Pen } from '../../modeler/pen';
import type { Subject } from '../../modeler/subject';
import { DurationInput } from '../../ui/DurationInput';
import { EmptyState } from '../../ui/EmptyState';
import { Section } from '../../ui/Section';
import { Line, useChange } from './parts';
import { CalendarField } from './PromiseTab';
import { idsOf, RolesSelect } from './RaciTab';

const taskKinds = ['task', 'userTask', 'manualTask', 'serviceTask', 'scriptTask', 'businessRuleTask', 'sendTask', 'receiveTask'] as const;

/** Several elements at once: each change is one step to undo, whatever it reaches. */
export function ManyPanel({ drawing, projectId, subjects, calendars }: { drawing: Drawing; projectId?: string; subjects: Subject[]; calendars: string[] }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const change = useChange(drawing);
  const set = useQuery(codeSetQuery).data ?? plainSet;
  const { roles, rows, lanes } = spokenIn(drawing.duties(), set);
  const { offered } = useOrganisationRoles(drawing, projectId);
  const [code, setCode] = useState('A');
  const [chosen, setChosen] = useState<string[]>([]);
  const [lane, setLane] = useState<string>();
  const [kind, setKind] = useState<(typeof taskKinds)[number]>();
  const [limit, setLimit] = useState<{ startWithin?: string; completeWithin?: string; calendar?: string }>({});
  const steps = subjects.filter(({ family }) => family === 'activity');
  const tasks = steps.filter(({ type }) => /Task$/.test(type));
  const ids = new Set(subjects.map(({ id }) => id));
  // What is inside another that is selected moves with it.
  const movable = subjects.filter(({ family, id }) => (family === 'activity' || family === 'event' || family === 'gateway') && drawing.attachedTo(id) === undefined);

  const done = (write: (pen: Pen) => void, count: number) => {
    const worked = change(write);
    if (worked) void message.success(t('inspect:many.done', { count }), 3);
    return worked;
  };
  const kinds = [...new Set(subjects.map((one) => one.kind))];

  if (steps.length === 0 && movable.length === 0) return <EmptyState title={t('inspect:many.nothingTitle', { count: ids.size })}>{t('inspect:many.nothing')}</EmptyState>;
  const word = set.codes.find((one) => one.code === code);
  const held = (id: string) => [...(rows.find((row) => row.id === id)?.duties ?? [])].filter(([, duties]) => duties.some((duty) => duty.code === code && duty.source === 'manual')).map(([role]) => role);
  /** Gives the duty with every step to the chosen roles, and takes it from all others if it is theirs only. */
  const assign = (only: boolean) => {
    const given = done((pen) => {
      const named = idsOf(pen, chosen, offered);
      for (const { id } of steps) {
        const before = held(id);
        for (const role of before) if (only && !named.includes(role)) pen.edit(drawnIn([{ do: 'unassign', element: id, code, role }], set));
        for (const role of named) if (!before.includes(role)) pen.edit(drawnIn([{ do: 'assign', element: id, code, role }], set));
      }
    }, steps.length);
    if (given) setChosen([]);
  };
  return (
    <>
      <header className="st-inspect-head">
        <h2>{t('inspect:many.title', { count: subjects.length })}</h2>
        <div className="st-muted">{kinds.map((name) => t('inspect:many.kindCount', { kind: name, number: subjects.filter((one) => one.kind === name).length })).join(t('inspect:comma'))}</div>
      </header>
      <div className="st-inspect-body st-scroll">
        {steps.length > 0 && (
          <Section title={t('inspect:raci.title')} note={t('inspect:many.steps', { count: steps.length })}>
            <div className="st-i-lines">
              <Line label={t('inspect:many.duty')}>
                <Select size="small" aria-label={t('inspect:many.duty')} value={code} options={set.codes.map((one) => ({ value: one.code, label: `${one.code} ${wordFor(one, language)}` }))} onChange={setCode} />
              </Line>
              <Line label={t('inspect:many.roles')}>
                <RolesSelect label={t('inspect:many.roles')} placeholder={t('inspect:many.chooseRoles')} roles={roles} offered={offered} value={chosen} onChange={setChosen} />
              </Line>
              <div className="st-i-add">
                <Button size="small" type="primary" disabled={chosen.length === 0} onClick={() => assign(false)}>
                  {t('inspect:many.give')}
                </Button>
                <Button size="small" disabled={chosen.length === 0} onClick={() => assign(true)}>
                  {t('inspect:many.only')}
                </Button>
                <Button size="small" disabled={!steps.some(({ id }) => held(id).length > 0)} onClick={() => done((pen) => steps.forEach(({ id }) => held(id).forEach((role) => pen.edit(drawnIn([{ do: 'unassign', element: id, code, role }], set)))), steps.length)}>
                  {t('inspect:many.clear', { duty: word ? wordFor(word, language) : code })}
                </Button>
              </div>
            </div>
          </Section>
        )}
        {steps.length > 0 && (
          <Section title={t('inspect:promise.title')} note={t('inspect:many.steps', { count: steps.length })}>
            <div className="st-i-lines">
              <Line label={t('inspect:promise.startWithin')}>
                <DurationInput optional value={limit.startWithin} label={t('inspect:promise.startWithin')} onChange={(startWithin) => setLimit({ ...limit, startWithin })} />
              </Line>
              <Line label={t('inspect:promise.completeWithin')}>
                <DurationInput optional value={limit.completeWithin} label={t('inspect:promise.completeWithin')} onChange={(completeWithin) => setLimit({ ...limit, completeWithin })} />
              </Line>
              <Line label={t('inspect:promise.calendar')}>
                <CalendarField value={limit.calendar ?? ''} calendars={calendars} label={t('inspect:promise.calendar')} onChange={(calendar) => setLimit({ ...limit, calendar })} />
              </Line>
              <div className="st-i-add">
                <Button
                  size="small"
                  type="primary"
                  disabled={!limit.startWithin && !limit.completeWithin && !limit.calendar}
                  onClick={() => {
                    const said = Object.fromEntries(Object.entries(limit).filter(([, value]) => value));
                    done((pen) => {
                      for (const { about, own } of steps) {
                        const [first, ...others] = own('Promise');
                        pen.own(about, 'Promise', [{ ...first, ...said }, ...others]);
                      }
                    }, steps.length);
                  }}
                >
                  {t('inspect:many.apply')}
                </Button>
                <Button size="small" disabled={!steps.some(({ own }) => own('Promise').length > 0)} onClick={() => done((pen) => steps.forEach(({ about }) => pen.own(about, 'Promise', [])), steps.length)}>
                  {t('inspect:many.noPromise')}
                </Button>
              </div>
            </div>
          </Section>
        )}
        {lanes.length > 0 && movable.length > 0 && (
          <Section title={t('inspect:general.lane')} note={t('inspect:many.elements', { count: movable.length })}>
            <div className="st-i-beside">
              <Select size="small" aria-label={t('inspect:general.lane')} placeholder={t('inspect:many.chooseLane')} value={lane} options={lanes.map(({ id, name }) => ({ value: id, label: name }))} onChange={setLane} />
              <Button size="small" type="primary" disabled={!lane} onClick={() => done((pen) => movable.forEach(({ id }) => pen.edit([{ do: 'set', element: id, property: 'lane', value: lane }])), movable.length)}>
                {t('inspect:many.move')}
              </Button>
            </div>
          </Section>
        )}
        {tasks.length > 0 && (
          <Section title={t('inspect:general.kind')} note={t('inspect:many.tasks', { count: tasks.length })}>
            <div className="st-i-beside">
              <Select size="small" aria-label={t('inspect:general.kind')} placeholder={t('inspect:many.chooseKind')} value={kind} options={taskKinds.map((value) => ({ value, label: t(`inspect:many.kind_${value}`) }))} onChange={setKind} />
              <Button
                size="small"
                type="primary"
                disabled={!kind}
                onClick={() => {
                  const others = tasks.filter(({ type }) => type.toLowerCase() !== `bpmn:${kind!.toLowerCase()}`);
                  if (others.length > 0) done((pen) => others.forEach(({ id }) => pen.edit([{ do: 'replace', element: id, kind }])), others.length);
                  drawing.select([...ids]);
                }}
              >
                {t('inspect:many.morph')}
              </Button>
            </div>
          </Section>
        )}
      </div>
    </>
  );
}
