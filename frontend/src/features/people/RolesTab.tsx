import { DeleteOutlined, EditOutlined, IdcardOutlined, MergeCellsOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { OrgRole } from '../../api/organisation';
import { useWords } from '../../i18n/i18n';
import { EmptyState } from '../../ui/EmptyState';
import { Bar, matches } from './Bar';
import { add, calendarsOf, freshId, freshName, peopleOf, rolesOf, set, unitsOf } from './changes';
import type { Column } from './Grid';
import { Grid } from './Grid';
import { usePage } from './Page';
import { RoleDialog } from './RoleDialog';
import type { RoleTask } from './RoleDialog';
import { useFaults } from './useFaults';

const currencies = ['CNY', 'HKD', 'TWD', 'USD', 'EUR', 'GBP', 'JPY', 'SGD'];

/** What people do in processes: who they report to, who stands in, how many there are, when they work and what they cost. */
export function RolesTab() {
  const { t } = useWords();
  const { content, staff } = usePage();
  const fault = useFaults('roles');
  const [current, setCurrent] = useState<string>();
  const [filter, setFilter] = useState('');
  const [task, setTask] = useState<RoleTask>();
  const roles = rolesOf(content);
  const units = unitsOf(content);
  const rows = useMemo(() => roles.filter((role) => matches(filter, role.name, role.english, role.id)), [roles, filter]);
  const known = useMemo(() => {
    const counts = new Map<string, number>();
    for (const person of peopleOf(content)) for (const id of person.roles ?? []) counts.set(id, (counts.get(id) ?? 0) + 1);
    return counts;
  }, [content]);
  const named = new Map(roles.map(({ id, name }) => [id, name]));
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const calendars = Object.entries(calendarsOf(content)).map(([value, { name }]) => ({ value, label: name || value }));
  const others = (role: OrgRole) => roles.filter(({ id }) => id !== role.id).map(({ id, name }) => ({ value: id, label: name }));
  const row = roles.find(({ id }) => id === current);

  const insert = () => {
    const id = freshId(content, 'role');
    staff.edit((now) => add(now, 'roles', { id, name: freshName(rolesOf(now), t('people:newRole')) }, current));
    setFilter('');
    setCurrent(id);
  };
  const change = (key: keyof OrgRole) => (role: OrgRole, value: string | string[] | boolean) => staff.edit((now) => set(now, 'roles', role.id, { [key]: key === 'headcount' ? Number(value) : value }));

  const columns: Column<OrgRole>[] = [
    {
      key: 'name',
      title: t('people:name'),
      width: 150,
      grows: true,
      editor: { kind: 'text' },
      value: ({ name }) => name,
      // A role that processes name already is renamed there too, with a look at what that changes.
      change: (role, name) => (name === role.name ? undefined : setTask({ kind: 'rename', role, name: name as string })),
      wrong: fault('name'),
    },
    { key: 'english', title: t('people:english'), width: 110, editor: { kind: 'text' }, value: ({ english }) => english ?? '', change: change('english') },
    { key: 'unit', title: t('people:unit'), width: 100, editor: { kind: 'one', options: units.map(({ id, name }) => ({ value: id, label: name })) }, value: ({ unit }) => unit ?? '', show: ({ unit }) => unitNames.get(unit ?? '') ?? '', change: change('unit') },
    { key: 'senior', title: t('people:senior'), width: 100, editor: { kind: 'one', options: row ? others(row) : [] }, value: ({ senior }) => senior ?? '', show: ({ senior }) => named.get(senior ?? '') ?? '', change: change('senior'), wrong: fault('senior') },
    { key: 'deputies', title: t('people:deputies'), width: 120, editor: { kind: 'many', options: row ? others(row) : [] }, value: ({ deputies }) => deputies ?? [], show: ({ deputies }) => (deputies ?? []).map((id) => named.get(id)).join(t('people:comma')), change: change('deputies') },
    { key: 'headcount', title: t('people:headcount'), width: 84, right: true, editor: { kind: 'count' }, value: ({ headcount }) => String(headcount ?? 0), change: change('headcount'), wrong: fault('headcount') },
    { key: 'named', title: t('people:named'), width: 76, right: true, editor: { kind: 'none' }, value: ({ id }) => String(known.get(id) ?? 0) },
    { key: 'calendar', title: t('people:calendar'), width: 100, editor: { kind: 'one', options: calendars }, value: ({ calendar }) => calendar ?? '', show: ({ calendar }) => calendars.find(({ value }) => value === calendar)?.label ?? '', change: change('calendar') },
    { key: 'costPerHour', title: t('people:cost'), width: 84, right: true, editor: { kind: 'money' }, value: ({ costPerHour }) => costPerHour ?? '', change: change('costPerHour'), wrong: fault('costPerHour') },
    { key: 'skills', title: t('people:skills'), width: 120, grows: true, editor: { kind: 'tags' }, value: ({ skills }) => skills ?? [], show: ({ skills }) => (skills ?? []).join(t('people:comma')), change: change('skills') },
  ];
  return (
    <>
      <Bar add={t('people:addRole')} onAdd={insert} filter={filter} onFilter={setFilter} note={t('people:countRoles', { count: rows.length })}>
        <Button size="small" type="text" icon={<EditOutlined aria-hidden />} disabled={!row} onClick={() => row && setTask({ kind: 'rename', role: row, name: row.name })}>
          {t('people:rename')}
        </Button>
        <Button size="small" type="text" icon={<MergeCellsOutlined aria-hidden />} disabled={!row || roles.length < 2} onClick={() => row && setTask({ kind: 'merge', role: row })}>
          {t('people:merge')}
        </Button>
        <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} disabled={!row} onClick={() => row && setTask({ kind: 'remove', role: row })}>
          {t('people:removeDots')}
        </Button>
        <Select size="small" variant="borderless" aria-label={t('people:currency')} className="st-people-currency" showSearch placeholder={t('people:currency')} value={content.currency} options={currencies.map((value) => ({ value, label: value }))} onChange={(currency) => staff.edit((now) => ({ ...now, currency }))} />
      </Bar>
      <Grid
        rows={rows}
        columns={columns}
        label={t('people:tab.roles')}
        current={current}
        onCurrent={setCurrent}
        onKey={(event, at) => {
          if (event.ctrlKey && event.key === 'Enter') insert();
          else if (event.ctrlKey && event.key === 'Delete' && at) setTask({ kind: 'remove', role: at });
          else return false;
          return true;
        }}
        empty={
          <EmptyState icon={<IdcardOutlined aria-hidden />} title={t(filter ? 'people:noMatch' : 'people:noRoles')} action={!filter && <Button onClick={insert}>{t('people:addRole')}</Button>}>
            {!filter && t('people:noRolesText')}
          </EmptyState>
        }
      />
      {task && (
        <RoleDialog
          key={task.kind + task.role.id}
          task={task}
          onDone={(next) => {
            setTask(undefined);
            if (next) setCurrent(next);
          }}
        />
      )}
    </>
  );
}
