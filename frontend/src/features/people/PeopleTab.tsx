import { DeleteOutlined, ImportOutlined, TeamOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { OrgPerson } from '../../api/organisation';
import { useWords } from '../../i18n/i18n';
import { EmptyState } from '../../ui/EmptyState';
import { Bar, matches } from './Bar';
import { add, calendarsOf, freshId, peopleOf, rolesOf, set, unitsOf, withoutPerson } from './changes';
import type { Column } from './Grid';
import { Grid } from './Grid';
import { usePage } from './Page';
import { useFaults } from './useFaults';

/** Everybody who is known by name. */
export function PeopleTab({ onImport }: { onImport: () => void }) {
  const { t } = useWords();
  const { content, staff } = usePage();
  const fault = useFaults('people');
  const [current, setCurrent] = useState<string>();
  const [filter, setFilter] = useState('');
  const people = peopleOf(content);
  const roleNames = useMemo(() => new Map(rolesOf(content).map(({ id, name }) => [id, name])), [content]);
  const unitNames = useMemo(() => new Map(unitsOf(content).map(({ id, name }) => [id, name])), [content]);
  const names = useMemo(() => new Map(peopleOf(content).map(({ id, name }) => [id, name])), [content]);
  const rows = useMemo(
    () => (filter.trim() ? people.filter((person) => matches(filter, person.name, person.email, unitNames.get(person.unit ?? ''), ...(person.roles ?? []).map((id) => roleNames.get(id)), ...(person.skills ?? []))) : people),
    [people, filter, unitNames, roleNames],
  );
  const calendars = Object.entries(calendarsOf(content)).map(([value, { name }]) => ({ value, label: name || value }));
  const options = (known: Map<string, string>, but?: string) => [...known].filter(([id]) => id !== but).map(([value, label]) => ({ value, label }));

  const insert = () => {
    const id = freshId(content, 'person');
    staff.edit((now) => add(now, 'people', { id, name: t('people:newPerson') }, current));
    setFilter('');
    setCurrent(id);
  };
  const remove = (id: string) => {
    const at = rows.findIndex((row) => row.id === id);
    staff.edit((now) => withoutPerson(now, id));
    setCurrent((rows[at + 1] ?? rows[at - 1])?.id);
  };
  const change = (key: keyof OrgPerson) => (person: OrgPerson, value: string | string[] | boolean) => staff.edit((now) => set(now, 'people', person.id, { [key]: value }));

  const columns: Column<OrgPerson>[] = [
    { key: 'name', title: t('people:personName'), width: 110, editor: { kind: 'text' }, value: ({ name }) => name, change: change('name'), wrong: fault('name') },
    { key: 'unit', title: t('people:unit'), width: 120, editor: { kind: 'one', options: options(unitNames) }, value: ({ unit }) => unit ?? '', show: ({ unit }) => unitNames.get(unit ?? '') ?? '', change: change('unit') },
    { key: 'roles', title: t('people:roles'), width: 170, grows: true, editor: { kind: 'many', options: options(roleNames) }, value: ({ roles }) => roles ?? [], show: ({ roles }) => (roles ?? []).map((id) => roleNames.get(id)).join(t('people:comma')), change: change('roles') },
    { key: 'deputy', title: t('people:deputy'), width: 90, editor: { kind: 'one', options: options(names, current) }, value: ({ deputy }) => deputy ?? '', show: ({ deputy }) => names.get(deputy ?? '') ?? '', change: change('deputy'), wrong: fault('deputy') },
    { key: 'skills', title: t('people:skills'), width: 120, grows: true, editor: { kind: 'tags' }, value: ({ skills }) => skills ?? [], show: ({ skills }) => (skills ?? []).join(t('people:comma')), change: change('skills') },
    { key: 'calendar', title: t('people:calendar'), width: 100, editor: { kind: 'one', options: calendars }, value: ({ calendar }) => calendar ?? '', show: ({ calendar }) => calendars.find(({ value }) => value === calendar)?.label ?? <span className="st-faint">{t('people:asRole')}</span>, change: change('calendar') },
    { key: 'costPerHour', title: t('people:cost'), width: 84, right: true, editor: { kind: 'money' }, value: ({ costPerHour }) => costPerHour ?? '', change: change('costPerHour'), wrong: fault('costPerHour') },
    { key: 'email', title: t('people:email'), width: 150, editor: { kind: 'text' }, value: ({ email }) => email ?? '', change: change('email') },
  ];
  const row = people.find(({ id }) => id === current);
  return (
    <>
      <Bar add={t('people:addPerson')} onAdd={insert} filter={filter} onFilter={setFilter} note={t('people:countPeople', { count: rows.length })}>
        <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} disabled={!row} onClick={() => row && remove(row.id)}>
          {t('people:remove')}
        </Button>
      </Bar>
      <Grid
        rows={rows}
        columns={columns}
        label={t('people:tab.people')}
        current={current}
        onCurrent={setCurrent}
        onKey={(event, at) => {
          if (event.ctrlKey && event.key === 'Enter') insert();
          else if (event.ctrlKey && event.key === 'Delete' && at) remove(at.id);
          else return false;
          return true;
        }}
        empty={
          <EmptyState
            icon={<TeamOutlined aria-hidden />}
            title={t(filter ? 'people:noMatch' : 'people:noPeople')}
            action={
              !filter && (
                <div className="st-people-first">
                  <Button type="primary" icon={<ImportOutlined aria-hidden />} onClick={onImport}>{t('people:importDots')}</Button>
                  <Button onClick={insert}>{t('people:addPerson')}</Button>
                </div>
              )
            }
          >
            {!filter && t('people:noPeopleText')}
          </EmptyState>
        }
      />
    </>
  );
}
