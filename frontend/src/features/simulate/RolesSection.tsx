import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber } from 'antd';
import type { ScenarioContent } from '../../api/scenario';
import { useWords } from '../../i18n/i18n';
import { Section } from '../../ui/Section';
import { CalendarSelect } from './CalendarSelect';
import { freshId, withEntry, withoutEntry } from './section';
import type { SectionProps } from './section';

/** Who there is: how many, when they work, what an hour costs. */
export function RolesSection({ content, edit }: SectionProps) {
  const { t } = useWords();
  const roles = Object.entries(content.roles ?? {});
  const people = Object.keys(content.people ?? {}).length;
  const calendar = Object.keys(content.calendars ?? {})[0];
  const add = () =>
    edit((now) => {
      const id = freshId(now.roles, 'role');
      return { ...now, roles: withEntry(now.roles, id, { name: t('simulate:newRole'), headcount: 1, calendar }) };
    });
  return (
    <Section
      title={t('simulate:roles')}
      note={people > 0 ? t('simulate:people', { count: people }) : undefined}
      extra={
        <Button type="text" size="small" icon={<PlusOutlined aria-hidden />} onClick={add}>
          {t('simulate:addRole')}
        </Button>
      }
    >
      {roles.length === 0 && <p className="st-muted">{t('simulate:noRolesYet')}</p>}
      {roles.length > 0 && (
        <div className="st-grid-roles">
          <span className="st-th">{t('simulate:roleName')}</span>
          <span className="st-th">{t('simulate:headcount')}</span>
          <span className="st-th">{t('simulate:costPerHour', { currency: content.currency ?? '' })}</span>
          <span className="st-th">{t('simulate:hours')}</span>
          <span />
          {roles.map(([id, role]) => {
            const name = role.name || id;
            const set = (change: Partial<typeof role>) => edit((now) => ({ ...now, roles: withEntry(now.roles, id, { ...role, ...change }) }));
            return (
              <div className="st-contents" key={id}>
                <Input size="small" aria-label={t('simulate:nameOf', { of: name })} value={role.name ?? ''} onChange={(event) => set({ name: event.target.value })} />
                <InputNumber size="small" min={0} precision={0} aria-label={t('simulate:headcountOf', { of: name })} value={role.headcount} onChange={(headcount) => set({ headcount: headcount ?? 0 })} />
                <InputNumber<string>
                  size="small"
                  stringMode
                  min="0"
                  controls={false}
                  aria-label={t('simulate:costOf', { of: name })}
                  value={role.costPerHour ?? ''}
                  onChange={(cost) => set({ costPerHour: cost ? String(cost) : undefined })}
                />
                <CalendarSelect label={t('simulate:hoursOf', { of: name })} content={content} value={role.calendar} onChange={(chosen) => set({ calendar: chosen })} />
                <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t('simulate:removeRole', { of: name })} onClick={() => edit((now) => withoutRole(now, id))} />
              </div>
            );
          })}
        </div>
      )}
    </Section>
  );
}

/** The numbers without a role, and without its work. */
function withoutRole(content: ScenarioContent, id: string): ScenarioContent {
  const tasks = Object.entries(content.tasks ?? {}).map(([task, numbers]) => {
    const left = numbers.roles?.filter((role) => role !== id);
    const by = numbers.by && withoutEntry(numbers.by, id);
    return [task, { ...numbers, roles: left?.length ? left : undefined, by: by && Object.keys(by).length ? by : undefined }];
  });
  return { ...content, roles: withoutEntry(content.roles, id), tasks: Object.fromEntries(tasks) };
}
