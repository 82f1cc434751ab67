import { BellOutlined, MergeCellsOutlined } from '@ant-design/icons';
import { App, Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { duration, editable, parseDuration } from '../../format/duration';
import { isoOf, secondsOf } from '../../format/iso';
import { useWords } from '../../i18n/i18n';
import { defineHappening, dropHappenings, duplicatesOf, happeningKinds, happeningsOf, mergeHappenings, setHappening, setTimer, timersOf } from '../../modeler/happenings';
import type { Happening, TimerRow } from '../../modeler/happenings';
import { rename } from '../../modeler/objects';
import { EmptyState } from '../../ui/EmptyState';
import { placesText } from './places';
import type { Column, Line, Written } from './Sheet';
import { Sheet } from './Sheet';
import { sought } from './table';
import type { TableProps } from './table';
import { TableFrame } from './TableFrame';
import { focusSheet, useTable } from './useTable';

type Row = Happening & Line;
type Kind = 'all' | Happening['kind'] | 'timer';

/** What can happen, and who has to do with it. */
export function EventsTable(props: TableProps) {
  const { t } = useWords();
  const [kind, setKind] = useState<Kind>('all');
  const head = (
    <>
      {props.head}
      <Segmented size="small" aria-label={t('registers:event.which')} value={kind} onChange={setKind} options={(['all', ...happeningKinds, 'timer'] as const).map((value) => ({ value, label: t(`registers:event.${value}`) }))} />
    </>
  );
  return kind === 'timer' ? <TimersTable {...props} head={head} /> : <HappeningsTable {...props} head={head} kind={kind} />;
}

function HappeningsTable({ kind, ...props }: TableProps & { kind: 'all' | Happening['kind'] }) {
  const { drawing } = props;
  const { t } = useWords();
  const { modal } = App.useApp();
  const { edits, change, sheet } = useTable(drawing);
  const [search, setSearch] = useState('');
  const [cursor, setCursor] = useState<Row[]>([]);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the drawing is one object that changes; edits says when
  const all = useMemo(() => happeningsOf(drawing.modeler).map((one): Row => ({ ...one, key: one.id })), [drawing, edits]);
  const rows = kind === 'all' ? all : all.filter((one) => one.kind === kind);
  const fresh = (kind === 'all' ? happeningKinds : [kind]).map((one): Row => ({ key: `#new ${one}`, fresh: true, id: '', kind: one, name: '', code: '', throws: [], catches: [] }));
  const duplicates = duplicatesOf(rows);

  const state = ({ fresh: isNew, throws, catches }: Row) => {
    if (isNew) return '';
    if (throws.length + catches.length === 0) return t('registers:data.unused');
    // A message or signal may come from elsewhere, or be for others: what nobody catches is no fault of it.
    return throws.length === 0 ? t('registers:event.fromOutside') : catches.length === 0 ? t('registers:event.forOthers') : '';
  };
  const columns: Column<Row>[] = [
    { key: 'name', title: t('registers:name'), width: 250, edit: 'text', text: ({ name }) => name, show: (row) => (row.fresh ? t(`registers:event.new.${row.kind}`) : row.name || row.id) },
    { key: 'kind', title: t('registers:kind'), width: 110, text: (row) => (row.fresh ? '' : t(`registers:event.one.${row.kind}`)) },
    { key: 'code', title: t('registers:event.code'), about: t('registers:event.codeAbout'), width: 140, edit: 'text', text: ({ code }) => code, fixed: ({ kind: one }) => one === 'message' || one === 'signal', show: ({ kind: one, code }) => (one === 'message' || one === 'signal' ? <span className="st-sheet-muted">–</span> : code) },
    { key: 'throws', title: t('registers:event.throws'), width: 230, grows: true, text: ({ throws }) => placesText(throws), show: ({ throws }) => <Links places={throws} onShow={(id) => void drawing.show(id)} /> },
    { key: 'catches', title: t('registers:event.catches'), width: 230, grows: true, text: ({ catches }) => placesText(catches), show: ({ catches }) => <Links places={catches} onShow={(id) => void drawing.show(id)} /> },
    { key: 'state', title: t('registers:data.state'), width: 150, text: state, show: (row) => <span className={row.throws.length + row.catches.length === 0 ? 'st-sheet-warn' : 'st-sheet-muted'}>{state(row)}</span> },
  ];
  const write = (lines: Written<Row>[]) =>
    change(() => {
      for (const { row, values } of lines) {
        const [name, code] = [values.get('name'), values.get('code')];
        if (!row.fresh) setHappening(drawing.modeler, row, { name, code });
        else if (name) {
          const id = defineHappening(drawing.modeler, row.kind, name);
          if (code) setHappening(drawing.modeler, { ...row, id }, { code });
        }
      }
    });
  const remove = (which: Row[]) => {
    const gone = which.filter(({ fresh: isNew }) => !isNew);
    if (gone.length === 0) return;
    const drop = () => change(() => dropHappenings(drawing.modeler, gone.map(({ id }) => id)));
    const users = gone.flatMap(({ throws, catches }) => [...throws, ...catches]);
    if (users.length === 0) return drop();
    modal.confirm({ title: t('registers:event.removeUsed', { names: gone.map(({ name, id }) => name || id).join(', ') }), content: t('registers:event.removeUsedText', { users: placesText(users) }), okText: t('registers:delete'), cancelText: t('registers:cancel'), onOk: drop, afterClose: focusSheet });
  };
  const merge = (groups: Row[][]) =>
    modal.confirm({
      title: t('registers:event.mergeTitle', { count: groups.length }),
      content: (
        <ul className="st-mentions">
          {groups.map(([first, ...others]) => (
            <li key={first.id}>
              <span className="st-muted">{t(`registers:event.one.${first.kind}`)}</span>
              <ins>{first.name || first.id}</ins>
              <span>← {others.map(({ name, id, throws, catches }) => `${name || id} (${placesText([...throws, ...catches]) || t('registers:data.unused')})`).join(', ')}</span>
            </li>
          ))}
        </ul>
      ),
      width: 620,
      okText: t('registers:event.merge'),
      cancelText: t('registers:cancel'),
      onOk: () => change(() => groups.forEach((group) => mergeHappenings(drawing.modeler, group.map(({ id }) => id)))),
      afterClose: focusSheet,
    });
  const chosen = cursor.filter(({ fresh: isNew }) => !isNew);
  const mergeable = chosen.length > 1 && chosen.every((one) => one.kind === chosen[0].kind);
  const unused = rows.filter(({ throws, catches }) => throws.length + catches.length === 0).length;

  return (
    <TableFrame
      table={props}
      title={t('registers:table.events')}
      {...{ search, rows, columns }}
      onSearch={setSearch}
      sheet={<Sheet<Row> label={t('registers:table.events')} {...sheet} rows={[...sought(rows, search, ({ name, code }) => `${name} ${code}`), ...fresh]} columns={columns} onWrite={write} onRemove={remove} onCursor={setCursor} />}
      foot={
        <>
          <span>{t('registers:event.count', { count: rows.length })}</span>
          {unused > 0 && <span className="st-warn">{t('registers:event.countUnused', { count: unused })}</span>}
        </>
      }
    >
      <Button size="small" type="text" disabled={chosen.length === 0} onClick={() => remove(chosen)}>
        {t('registers:delete')}
      </Button>
      {(mergeable || duplicates.length > 0) && (
        <Button size="small" type="text" icon={<MergeCellsOutlined aria-hidden />} onClick={() => merge(mergeable ? [chosen] : (duplicates as Row[][]))}>
          {mergeable ? t('registers:event.mergeChosen', { count: chosen.length }) : t('registers:event.mergeSame', { count: duplicates.length })}
        </Button>
      )}
    </TableFrame>
  );
}

/** Elements to click on. */
function Links({ places, onShow }: { places: { id: string; name: string }[]; onShow: (id: string) => void }) {
  return places.map(({ id, name }, at) => (
    <span key={`${id} ${at}`}>
      {at > 0 && ' · '}
      <a role="button" tabIndex={-1} onClick={() => onShow(id)}>
        {name}
      </a>
    </span>
  ));
}

/** The timers that are drawn. */
function TimersTable(props: TableProps) {
  const { drawing } = props;
  const { t, language } = useWords();
  const { edits, change, sheet } = useTable(drawing);
  const [search, setSearch] = useState('');
  type Timed = TimerRow & Line;
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the drawing is one object that changes; edits says when
  const rows = useMemo(() => timersOf(drawing.modeler).map((one): Timed => ({ ...one, key: one.id, element: one.id })), [drawing, edits]);
  const seconds = ({ kind, value }: Timed) => (kind === 'duration' ? secondsOf(value) : undefined);
  const columns: Column<Timed>[] = [
    { key: 'name', title: t('registers:event.timerName'), width: 240, edit: 'text', text: ({ name }) => name, show: ({ name, id }) => name || <span className="st-sheet-muted">{id}</span> },
    { key: 'where', title: t('registers:event.where'), width: 140, text: ({ where }) => t(`registers:event.at.${where}`) },
    { key: 'on', title: t('registers:event.on'), width: 220, grows: true, text: ({ on }) => on?.name ?? '' },
    { key: 'kind', title: t('registers:kind'), width: 110, text: ({ kind }) => t(`registers:event.time.${kind}`) },
    {
      key: 'value',
      title: t('registers:event.value'),
      width: 180,
      grows: true,
      edit: 'text',
      value: ({ value }) => value,
      text: (row) => (seconds(row) === undefined ? row.value : editable(seconds(row)!, language)),
      show: (row) => (seconds(row) === undefined ? row.value : duration(seconds(row), language)),
      // A duration is read as people write it; a moment, a cycle or a formula is taken as it is.
      read: (text, row) => {
        const length = row.kind === 'duration' ? parseDuration(text) : undefined;
        return length === undefined ? text : isoOf(length);
      },
    },
    { key: 'interrupting', title: t('registers:event.interrupting'), width: 120, text: ({ interrupting, where }) => (where === 'intermediate' ? '' : t(interrupting ? 'registers:yes' : 'registers:no')) },
  ];
  return (
    <TableFrame
      table={props}
      title={t('registers:event.timer')}
      {...{ search, rows, columns }}
      onSearch={setSearch}
      sheet={
        <Sheet<Timed>
          label={t('registers:event.timer')}
          {...sheet}
          rows={sought(rows, search, ({ name, on }) => `${name} ${on?.name ?? ''}`)}
          columns={columns}
          onWrite={(lines) =>
            change(() => {
              for (const { row, values } of lines) {
                if (values.has('value')) setTimer(drawing.modeler, row, values.get('value')!);
                if (values.has('name')) rename(drawing.modeler, new Map([[row.id, values.get('name')!]]));
              }
            })
          }
          none={
            rows.length === 0 ? (
              <EmptyState icon={<BellOutlined aria-hidden />} title={t('registers:event.noTimers')}>
                {t('registers:event.noTimersText')}
              </EmptyState>
            ) : (
              t('registers:noneFound')
            )
          }
        />
      }
    />
  );
}
