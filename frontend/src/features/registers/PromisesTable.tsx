import { FieldTimeOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { quickestQuery } from '../../api/promises';
import { duration, editable, parseDuration } from '../../format/duration';
import { isoOf, secondsOf } from '../../format/iso';
import type { Language } from '../../format/language';
import { useWords } from '../../i18n/i18n';
import { kindOf } from '../../modeler/objects';
import type { Own } from '../../modeler/own';
import { promised, promisesOf } from '../../modeler/promises';
import type { PromiseRow } from '../../modeler/promises';
import { EmptyState } from '../../ui/EmptyState';
import { ActionsDialog } from './ActionsDialog';
import { actionsText, readActions } from './actions';
import type { Action } from './actions';
import type { Column, Line } from './Sheet';
import { Sheet } from './Sheet';
import { byElement, sought } from './table';
import type { TableProps } from './table';
import { TableFrame } from './TableFrame';
import { focusSheet, useTable } from './useTable';

type Row = PromiseRow & Line;

const limits = ['startWithin', 'completeWithin'] as const;

/** What is promised about the process and its steps. */
export function PromisesTable(props: TableProps) {
  const { drawing, findings, numbers } = props;
  const { t, language } = useWords();
  const { edits, change, sheet } = useTable(drawing);
  const [only, setOnly] = useState<'all' | 'promised'>('all');
  const [search, setSearch] = useState('');
  const [asked, setAsked] = useState<Row>();

  const matrix = drawing.duties();
  // The drawing is one object that changes; how often it did says when to read it anew.
  const rows = useMemo(
    () => promisesOf(drawing.modeler, matrix).map((row): Row => ({ ...row, key: row.id, element: row.id, strong: row.type === 'process' })),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [drawing, matrix, edits],
  );
  const ofElement = useMemo(() => byElement(findings, 'sla.'), [findings]);
  const quickest = useQuickest(props, edits);
  const roles = matrix.roles;
  const calendars = Object.entries(numbers?.calendars ?? {}).map(([value, calendar]) => ({ value, label: (calendar as { name?: string } | undefined)?.name ?? value }));
  const roleName = (id: string) => roles.find((role) => role.id === id)?.name ?? id;
  const said = (list: Action[]) => list.map(({ do: verb, after, to }) => [t(`registers:action.${verb as 'remind'}`), short(after, language), to && `→ ${roleName(to)}`].filter(Boolean).join(' ')).join(language === 'en' ? '; ' : '；');

  const of = ({ promise }: Row, property: string) => String(promise?.[property] ?? '');
  const actions = ({ promise }: Row) => ((promise?.actions as Own[] | undefined) ?? []) as unknown as Action[];
  const columns: Column<Row>[] = [
    { key: 'name', title: t('registers:step'), width: 220, text: ({ name }) => name },
    ...limits.map((key): Column<Row> => ({
      key,
      title: t(`registers:promise.${key}`),
      about: t(`registers:promise.${key}About`),
      width: 104,
      numeric: true,
      edit: 'text',
      value: (row) => of(row, key),
      text: (row) => typed(of(row, key), language),
      read: readDuration,
      help: t('registers:promise.durationHelp'),
    })),
    { key: 'quickest', title: t('registers:promise.quickest'), about: t('registers:promise.quickestAbout'), width: 96, numeric: true, text: ({ id }) => (quickest?.has(id) ? duration(quickest.get(id), language) : ''), show: (row) => <Pace least={quickest?.get(row.id)} none={quickest && t(numbers ? 'registers:promise.noLeast' : 'registers:promise.needsNumbers')} within={of(row, 'completeWithin')} /> },
    { key: 'calendar', title: t('registers:promise.calendar'), about: t('registers:promise.calendarAbout'), width: 104, edit: 'text', text: (row) => of(row, 'calendar'), options: () => calendars, show: (row) => calendars.find(({ value }) => value === of(row, 'calendar'))?.label ?? of(row, 'calendar') },
    ...(['penalty', 'penaltyPerHour'] as const).map((key): Column<Row> => ({ key, title: t(`registers:promise.${key}`), about: t(`registers:promise.${key}About`), width: 84, numeric: true, edit: 'text', text: (row) => of(row, key), read: readMoney, help: t('registers:promise.moneyHelp') })),
    { key: 'currency', title: t('registers:promise.currency'), width: 76, edit: 'text', text: (row) => of(row, 'currency'), read: (text) => (/^([a-z]{3})?$/i.test(text) ? text.toUpperCase() : undefined), options: () => ['CNY', 'EUR', 'USD'].map((value) => ({ value, label: value })), help: t('registers:promise.currencyHelp') },
    { key: 'actions', title: t('registers:promise.actions'), about: t('registers:promise.actionsAbout'), width: 200, grows: true, edit: 'own', text: (row) => actionsText(actions(row)), show: (row) => said(actions(row)), read: (text) => (readActions(text) ? actionsText(readActions(text)!) : undefined) },
    { key: 'timer', title: t('registers:promise.timer'), about: t('registers:promise.timerAbout'), width: 120, text: ({ timers }) => timers.map(({ value }) => value).join(' '), show: (row) => <Timers row={row} /> },
  ];
  const shown = sought(only === 'all' ? rows : rows.filter(({ promise }) => promise), search, ({ name }) => name);
  const steps = rows.filter(({ strong }) => !strong);
  const late = [...(ofElement?.values() ?? [])].flat().length;

  const write = (changes: { id: string; properties: Own }[]) =>
    change((pen) => {
      const byId = new Map(rows.map((row) => [row.id, row]));
      for (const { id, properties } of changes) pen.own(id, 'Promise', promised(byId.get(id)?.promise, properties));
    });

  return (
    <TableFrame
      table={props}
      title={t('registers:table.promises')}
      {...{ search, rows, columns }}
      onSearch={setSearch}
      sheet={
        <Sheet<Row>
          label={t('registers:table.promises')}
          {...sheet}
          rows={shown}
          columns={columns}
          findings={ofElement}
          onWrite={(lines) => write(lines.map(({ row, values }) => ({ id: row.id, properties: Object.fromEntries([...values].map(([key, text]) => [key, key === 'actions' ? (readActions(text) as unknown as Own[]) : text])) })))}
          onOpen={setAsked}
          none={
            rows.length === 0 ? (
              <EmptyState icon={<FieldTimeOutlined aria-hidden />} title={t('registers:promise.empty')}>
                {t('registers:promise.emptyText')}
              </EmptyState>
            ) : only === 'promised' && search === '' ? (
              t('registers:promise.nonePromised')
            ) : (
              t('registers:noneFound')
            )
          }
        />
      }
      foot={
        rows.length > 0 && (
          <>
            <span>{t('registers:promise.total', { count: steps.filter(({ promise }) => promise).length, steps: steps.length })}</span>
            {rows
              .filter((row) => row.strong && of(row, 'completeWithin'))
              .map((row) => (
                <span key={row.key}>{t('registers:promise.whole', { name: row.name, time: short(of(row, 'completeWithin'), language) })}</span>
              ))}
            {!numbers && <span className="st-sheet-muted">{t('registers:promise.needsNumbers')}</span>}
            {late > 0 && <span className="st-warn">{t('registers:promise.found', { count: late })}</span>}
          </>
        )
      }
    >
      <Segmented size="small" aria-label={t('registers:promise.only')} value={only} onChange={setOnly} options={(['all', 'promised'] as const).map((value) => ({ value, label: t(`registers:promise.${value}`) }))} />
      {asked && (
        <ActionsDialog
          title={`${kindOf(drawing.modeler, asked.type)} · ${asked.name}`}
          start={actions(asked)}
          roles={roles}
          onDone={(list) => {
            setAsked(undefined);
            if (list) write([{ id: asked.id, properties: { actions: list as unknown as Own[] } }]);
            setTimeout(focusSheet);
          }}
        />
      )}
    </TableFrame>
  );
}

/** Asks how quickly steps can be done once drawing and numbers have rested a moment. */
function useQuickest({ drawing, numbers, name }: TableProps, edits: number): ReadonlyMap<string, number> | undefined {
  const [asked, setAsked] = useState({ edits, numbers });
  useEffect(() => {
    const timer = setTimeout(() => setAsked({ edits, numbers }), 400);
    return () => clearTimeout(timer);
  }, [edits, numbers]);
  return useQuery(quickestQuery(drawing, [name, asked.edits, asked.numbers], asked.numbers)).data;
}

/** The least time that a step takes, or why there is none; told apart where more is needed than is promised. */
function Pace({ least, none, within }: { least: number | undefined; none: string | undefined; within: string }) {
  const { language } = useWords();
  const limit = secondsOf(within);
  if (least === undefined) return none && <span className="st-sheet-muted" title={none} aria-label={none}>—</span>;
  return <span className={limit !== undefined && least > limit ? 'st-sheet-warn' : undefined}>{duration(least, language)}</span>;
}

/** The timers that hang on a step, and whether the promise knows of them. */
function Timers({ row: { timers, promise } }: { row: Row }) {
  const { t, language } = useWords();
  const said = [...limits.map((key) => promise?.[key]), ...((promise?.actions as Own[] | undefined) ?? []).map(({ after }) => after)].map((iso) => secondsOf(iso as string | undefined));
  return timers.map((timer) => {
    const agrees = timer.kind === 'duration' && said.includes(secondsOf(timer.value));
    const how = t(timer.interrupting ? 'registers:promise.ends' : 'registers:promise.beside');
    return (
      <span key={timer.id} className={promise && !agrees ? 'st-sheet-warn' : undefined} title={`${how}${promise ? ` · ${t(agrees ? 'registers:promise.agrees' : 'registers:promise.differs')}` : ''}`}>
        {short(timer.value, language)}
        {promise ? (agrees ? ' ✓ ' : ' ≠ ') : ' '}
      </span>
    );
  });
}

function short(iso: string, language: Language): string {
  const seconds = secondsOf(iso);
  return seconds === undefined ? iso : duration(seconds, language);
}

/** A duration as a person edits it; what is none is left to be corrected. */
function typed(iso: string, language: Language): string {
  const seconds = secondsOf(iso);
  return seconds === undefined ? iso : editable(seconds, language);
}

function readDuration(text: string): string | undefined {
  if (text === '') return '';
  const seconds = parseDuration(text);
  return seconds === undefined || seconds <= 0 ? undefined : isoOf(seconds);
}

function readMoney(text: string): string | undefined {
  const plain = text.replace(/[,，\s]/g, '');
  return plain === '' || /^\d+(\.\d{1,4})?$/.test(plain) ? plain : undefined;
}
