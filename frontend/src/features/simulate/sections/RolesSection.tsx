import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import type { Role, ScenarioContent } from '../../../api/scenario';
import { useWords } from '../../../i18n/i18n';
import { NumberInput } from '../../../ui/NumberInput';
import { useAt, useBook } from '../Book';
import { ComplaintList } from '../ComplaintList';
import { Extras } from '../Extras';
import { CalendarSelect } from '../fields/CalendarSelect';
import { MoneyInput } from '../fields/MoneyInput';
import { Part } from './Part';
import { freshId, withEntry, withoutEntry } from './section';
import { roleExtras } from './staffExtras';

/** Who there is: how many, when they work, what an hour costs. */
export function RolesSection() {
  const { t } = useWords();
  const { content, edit } = useBook();
  const roles = Object.keys(content.roles ?? {});
  const add = () =>
    edit((now) => {
      const role: Role = { name: t('simulate:newRole'), headcount: 1, calendar: Object.keys(now.calendars ?? {})[0] };
      return { ...now, roles: withEntry(now.roles, freshId(now.roles, 'role'), role) };
    });
  return (
    <Part title={t('simulate:roles')} of={['roles']} add={t('simulate:addRole')} onAdd={add}>
      {roles.length === 0 && <p className="st-muted">{t('simulate:noRolesYet')}</p>}
      {roles.length > 0 && (
        <div className="st-grid-roles" aria-hidden>
          <span className="st-th">{t('simulate:roleName')}</span>
          <span className="st-th">{t('simulate:headcount')}</span>
          <span className="st-th">{t('simulate:costPerHour', { currency: content.currency ?? '' })}</span>
          <span className="st-th">{t('simulate:hours')}</span>
        </div>
      )}
      {roles.map((id) => (
        <RoleEntry key={id} id={id} />
      ))}
    </Part>
  );
}

function RoleEntry({ id }: { id: string }) {
  const { t } = useWords();
  const { edit } = useBook();
  const at = ['roles', id];
  const [role, set] = useAt<Role>(at);
  if (!role) return null;
  const name = role.name || id;
  const change = (next: Partial<Role>) => set({ ...role, ...next });
  return (
    <div className="st-entry st-staff" data-role={id}>
      <Extras
        at={at}
        whose={name}
        extras={roleExtras}
        row={(more) => (
          <div className="st-grid-roles">
            <Input size="small" aria-label={t('simulate:nameOf', { of: name })} value={role.name ?? ''} onChange={(event) => change({ name: event.target.value })} />
            <NumberInput
              size="small"
              min={0}
              precision={0}
              aria-label={t('simulate:headcountOf', { of: name })}
              value={role.headcount}
              onChange={(headcount) => change({ headcount: headcount ?? 0 })}
            />
            <MoneyInput bare label={t('simulate:costOf', { of: name })} value={role.costPerHour} onChange={(costPerHour) => change({ costPerHour })} />
            <CalendarSelect label={t('simulate:hoursOf', { of: name })} value={role.calendar} onChange={(calendar) => change({ calendar })} />
            <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t('simulate:removeRole', { name })} onClick={() => edit((now) => withoutRole(now, id))} />
            {more}
          </div>
        )}
      />
      <ComplaintList at={at} />
    </div>
  );
}

/** The numbers without a role, and without its work. People who had no other role go with it. */
export function withoutRole(content: ScenarioContent, id: string): ScenarioContent {
  const tasks = Object.entries(content.tasks ?? {}).map(([task, numbers]) => {
    const left = numbers.roles?.filter((role) => role !== id);
    const by = numbers.by && withoutEntry(numbers.by, id);
    return [task, { ...numbers, roles: left?.length ? left : undefined, by: by && Object.keys(by).length ? by : undefined }];
  });
  const people = Object.entries(content.people ?? {})
    .map(([person, numbers]) => [person, { ...numbers, roles: numbers.roles.filter((role) => role !== id) }] as const)
    .filter(([, { roles }]) => roles.length > 0);
  return { ...content, roles: withoutEntry(content.roles, id), people: content.people && Object.fromEntries(people), tasks: Object.fromEntries(tasks) };
}
