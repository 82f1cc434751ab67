import { AppstoreOutlined } from '@ant-design/icons';
import { useMemo, useState } from 'react';
import type { OrgPerson } from '../../api/organisation';
import { useWords } from '../../i18n/i18n';
import { EmptyState } from '../../ui/EmptyState';
import { Bar, matches } from './Bar';
import { peopleOf, rolesOf, toggled, unitsOf } from './changes';
import type { Column } from './Grid';
import { Grid } from './Grid';
import { usePage } from './Page';

/** Who plays which role: a click or Space gives a role or takes it. */
export function WhoTab() {
  const { t } = useWords();
  const { content, staff } = usePage();
  const [current, setCurrent] = useState<string>();
  const [filter, setFilter] = useState('');
  const roles = rolesOf(content);
  const people = peopleOf(content);
  const unitNames = useMemo(() => new Map(unitsOf(content).map(({ id, name }) => [id, name])), [content]);
  const rows = useMemo(() => (filter.trim() ? people.filter(({ name, unit }) => matches(filter, name, unitNames.get(unit ?? ''))) : people), [people, filter, unitNames]);
  const counts = useMemo(() => {
    const all = new Map<string, number>();
    for (const person of people) for (const id of person.roles ?? []) all.set(id, (all.get(id) ?? 0) + 1);
    return all;
  }, [people]);
  const columns = useMemo<Column<OrgPerson>[]>(
    () => [
      { key: 'name', title: t('people:personName'), width: 170, editor: { kind: 'none' }, value: ({ name }) => name },
      { key: 'unit', title: t('people:unit'), width: 130, editor: { kind: 'none' }, value: ({ unit }) => unitNames.get(unit ?? '') ?? '' },
      ...roles.map((role): Column<OrgPerson> => ({
        key: role.id,
        title: `${role.name} ${counts.get(role.id) ?? 0}`,
        width: 104,
        editor: { kind: 'flag' },
        value: (person) => (person.roles ?? []).includes(role.id),
        change: (person) => staff.edit((now) => toggled(now, person.id, role.id)),
      })),
    ],
    [roles, counts, unitNames, staff, t],
  );
  if (people.length === 0 || roles.length === 0) {
    return (
      <EmptyState icon={<AppstoreOutlined aria-hidden />} title={t('people:noWho')}>
        {t('people:noWhoText')}
      </EmptyState>
    );
  }
  const idle = people.filter((person) => (person.roles ?? []).length === 0).length;
  const vacant = roles.filter(({ id, headcount }) => !headcount && !counts.get(id)).length;
  return (
    <>
      <Bar filter={filter} onFilter={setFilter} note={t('people:whoKeys')}>
        {idle > 0 && <span className="st-muted">{t('people:idle', { count: idle })}</span>}
        {vacant > 0 && <span className="st-muted">{t('people:vacant', { count: vacant })}</span>}
      </Bar>
      <Grid rows={rows} columns={columns} label={t('people:tab.who')} current={current} onCurrent={setCurrent} empty={<EmptyState title={t('people:noMatch')} />} />
    </>
  );
}
