import { Select } from 'antd';
import { memo } from 'react';
import type { Task as Numbers } from '../../../api/scenario';
import { useWords } from '../../../i18n/i18n';
import type { Task } from '../../../modeler/facts';
import { useAt, useBook } from '../Book';
import { ComplaintList } from '../ComplaintList';
import { Extras } from '../Extras';
import { DistributionInput } from '../fields/DistributionInput';
import { firstDuration } from '../fields/distribution';
import { useOptions } from '../fields/options';
import { Part } from './Part';
import { called } from './section';
import { taskExtras } from './taskExtras';

/** How long each task takes and who does it; everything else on demand. */
export function TasksSection({ selected }: { selected: string[] }) {
  const { t } = useWords();
  const { facts } = useBook();
  return (
    <Part title={t('simulate:tasks')} note={t('simulate:tasksNote')} of={['tasks']}>
      {facts.tasks.length === 0 && <p className="st-muted">{t('simulate:noTasks')}</p>}
      {facts.tasks.map((task) => (
        <TaskEntry key={task.id} element={task} selected={selected.includes(task.id)} />
      ))}
    </Part>
  );
}

const TaskEntry = memo(function TaskEntry({ element, selected }: { element: Task; selected: boolean }) {
  const { t } = useWords();
  const { content, drawing } = useBook();
  const at = ['tasks', element.id];
  const [task = {}, set] = useAt<Numbers>(at);
  const roles = useOptions('role');
  const name = called(element);
  const byDrawing = element.role && (content.roles?.[element.role.id]?.name || element.role.name);
  const change = (next: Partial<Numbers>) => set({ ...task, ...next });
  return (
    <div className="st-entry" data-selected={selected}>
      <Extras
        at={at}
        whose={name}
        extras={taskExtras(element, task.roles ?? (element.role ? [element.role.id] : []))}
        row={(more) => (
          <>
            <div className="st-entry-head">
              <button type="button" className="st-entry-name st-plain" title={t('simulate:showInDrawing')} onClick={() => drawing.show(element.id)}>
                {name}
              </button>
              {task.needs ? (
                <span className="st-muted">{t('numbers:together')}</span>
              ) : (
                <Select
                  size="small"
                  mode="multiple"
                  className="st-roles"
                  maxTagCount="responsive"
                  popupMatchSelectWidth={false}
                  aria-label={t('simulate:roleOf', { of: name })}
                  placeholder={byDrawing ?? t('simulate:unlimited')}
                  value={task.roles ?? []}
                  options={roles}
                  notFoundContent={t('simulate:noRoles')}
                  onChange={(chosen) => change({ roles: chosen.length > 0 ? chosen : undefined })}
                />
              )}
              {more}
            </div>
            {task.duration ? (
              <DistributionInput work at={[...at, 'duration']} of={name} spec={task.duration} onChange={(duration) => change({ duration })} />
            ) : (
              <button type="button" className="st-plain st-add" onClick={() => change({ duration: firstDuration })}>
                {t('simulate:giveDuration')}
              </button>
            )}
            <ComplaintList at={[...at, 'duration']} />
          </>
        )}
      />
      <ComplaintList at={at} />
    </div>
  );
});
