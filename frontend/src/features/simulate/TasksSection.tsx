import { Select } from 'antd';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import { Section } from '../../ui/Section';
import { DistributionInput } from './DistributionInput';
import { called, withEntry } from './section';
import type { SectionProps } from './section';

/** How long each task takes and which role does it. */
export function TasksSection({ content, facts, edit, drawing, selected }: SectionProps & { drawing: Drawing; selected: string[] }) {
  const { t } = useWords();
  const roles = Object.entries(content.roles ?? {}).map(([id, role]) => ({ value: id, label: role.name || id }));
  return (
    <Section title={t('simulate:tasks')} note={t('simulate:tasksNote')}>
      {facts.tasks.length === 0 && <p className="st-muted">{t('simulate:noTasks')}</p>}
      {facts.tasks.map((element) => {
        const task = content.tasks?.[element.id] ?? {};
        const set = (change: Partial<typeof task>) => edit((now) => ({ ...now, tasks: withEntry(now.tasks, element.id, { ...task, ...change }) }));
        const byDrawing = element.role && (content.roles?.[element.role.id]?.name || element.role.name);
        return (
          <div className="st-entry" key={element.id} data-selected={selected.includes(element.id)}>
            <div className="st-entry-head">
              <button type="button" className="st-entry-name st-plain" title={t('simulate:showInDrawing')} onClick={() => drawing.show(element.id)}>
                {called(element)}
              </button>
              <Select
                size="small"
                mode="multiple"
                className="st-roles"
                maxTagCount="responsive"
                popupMatchSelectWidth={false}
                aria-label={t('simulate:roleOf', { of: called(element) })}
                placeholder={byDrawing ?? t('simulate:unlimited')}
                value={task.roles ?? []}
                options={roles}
                notFoundContent={t('simulate:noRoles')}
                onChange={(chosen) => set({ roles: chosen.length > 0 ? chosen : undefined })}
              />
            </div>
            {task.duration ? (
              <DistributionInput of={called(element)} spec={task.duration} onChange={(duration) => set({ duration })} />
            ) : (
              <button type="button" className="st-plain st-add" onClick={() => set({ duration: { dist: 'triangular', min: 'PT5M', mode: 'PT10M', max: 'PT20M' } })}>
                {t('simulate:giveDuration')}
              </button>
            )}
          </div>
        );
      })}
    </Section>
  );
}
