import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import type { Person } from '../../../api/scenario';
import { useWords } from '../../../i18n/i18n';
import { useAt, useBook } from '../Book';
import { ComplaintList } from '../ComplaintList';
import { Extras } from '../Extras';
import { CalendarSelect } from '../fields/CalendarSelect';
import { MoneyInput } from '../fields/MoneyInput';
import { useOptions } from '../fields/options';
import { Part } from './Part';
import { freshId, withEntry, withoutEntry } from './section';
import { personExtras } from './staffExtras';

/** People known by name, besides the headcount of their roles. */
export function PeopleSection() {
  const { t } = useWords();
  const { content, edit } = useBook();
  const people = Object.keys(content.people ?? {});
  const add = () =>
    edit((now) => {
      const [role] = Object.keys(now.roles ?? {});
      const person: Person = {
        name: t('numbers:newPerson', { number: people.length + 1 }),
        roles: role ? [role] : [],
        calendar: role && now.roles![role].calendar,
        costPerHour: role && now.roles![role].costPerHour,
      };
      return { ...now, people: withEntry(now.people, freshId(now.people, 'person'), person) };
    });
  return (
    <Part title={t('numbers:people')} note={people.length === 0 ? t('numbers:peopleNote') : undefined} of={['people']} add={t('numbers:addPerson')} onAdd={add}>
      {people.length > 0 && (
        <div className="st-grid-people" aria-hidden>
          <span className="st-th">{t('numbers:personName')}</span>
          <span className="st-th">{t('simulate:roles')}</span>
          <span className="st-th">{t('simulate:costPerHour', { currency: content.currency ?? '' })}</span>
          <span className="st-th">{t('simulate:hours')}</span>
        </div>
      )}
      {people.map((id) => (
        <PersonEntry key={id} id={id} />
      ))}
    </Part>
  );
}

function PersonEntry({ id }: { id: string }) {
  const { t } = useWords();
  const { edit } = useBook();
  const at = ['people', id];
  const [person, set] = useAt<Person>(at);
  const roles = useOptions('role');
  if (!person) return null;
  const name = person.name || id;
  const change = (next: Partial<Person>) => set({ ...person, ...next });
  return (
    <div className="st-entry st-staff">
      <Extras
        at={at}
        whose={name}
        extras={personExtras}
        row={(more) => (
          <div className="st-grid-people">
            <Input size="small" aria-label={t('simulate:nameOf', { of: name })} value={person.name ?? ''} onChange={(event) => change({ name: event.target.value })} />
            <Select
              size="small"
              mode="multiple"
              maxTagCount={0}
              maxTagPlaceholder={(left) => left.map(({ label }) => label).join(', ')}
              className="st-plain-tags"
              popupMatchSelectWidth={false}
              aria-label={t('numbers:rolesOf', { of: name })}
              value={person.roles}
              options={roles}
              onChange={(chosen) => change({ roles: chosen })}
            />
            <MoneyInput bare label={t('simulate:costOf', { of: name })} value={person.costPerHour} onChange={(costPerHour) => change({ costPerHour })} />
            <CalendarSelect label={t('simulate:hoursOf', { of: name })} value={person.calendar} onChange={(calendar) => change({ calendar })} />
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('numbers:removePerson', { name })}
              onClick={() => edit((now) => ({ ...now, people: withoutEntry(now.people, id) }))}
            />
            {more}
          </div>
        )}
      />
      <ComplaintList at={at} />
    </div>
  );
}
