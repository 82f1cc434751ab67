import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { projectsQuery } from '../api/projects';
import { useWords } from '../i18n/i18n';
import type { OpenDocument } from './documents';
import type { Target } from './useSaving';

const newProject = '';

/** Asks where a process shall go that is saved for the first time. */
export function SaveDialog({ document, projectId, onAnswer }: { document: OpenDocument | null; projectId?: string; onAnswer: (target: Target | null) => void }) {
  const { t } = useWords();
  return (
    <Modal open={document !== null} title={t('app:save.title')} footer={null} width={420} destroyOnHidden onCancel={() => onAnswer(null)}>
      {document && <SaveForm document={document} projectId={projectId} onAnswer={onAnswer} />}
    </Modal>
  );
}

function SaveForm({ document, projectId, onAnswer }: { document: OpenDocument; projectId?: string; onAnswer: (target: Target | null) => void }) {
  const { t } = useWords();
  const projects = useQuery(projectsQuery).data ?? [];
  const [name, setName] = useState(document.name);
  const [chosen, setChosen] = useState<string | undefined>(projectId);
  const [created, setCreated] = useState(t('app:save.firstProject'));
  const project = chosen ?? projects[0]?.id ?? newProject;
  const complete = name.trim() !== '' && (project !== newProject || created.trim() !== '');
  const submit = () => complete && onAnswer({ name: name.trim(), project: project === newProject ? { name: created.trim() } : { id: project } });
  return (
    <Form layout="vertical" onFinish={submit}>
      <Form.Item label={t('app:save.name')} htmlFor="st-save-name">
        <Input id="st-save-name" autoFocus value={name} maxLength={200} onFocus={(event) => event.target.select()} onChange={(event) => setName(event.target.value)} />
      </Form.Item>
      <Form.Item label={t('app:save.project')} htmlFor="st-save-project">
        <Select
          id="st-save-project"
          value={project}
          options={[{ value: newProject, label: t('app:save.newProject') }, ...projects.map(({ id, name: label }) => ({ value: id, label }))]}
          onChange={setChosen}
        />
      </Form.Item>
      {project === newProject && (
        <Form.Item label={t('app:save.projectName')} htmlFor="st-save-new">
          <Input id="st-save-new" value={created} maxLength={200} onChange={(event) => setCreated(event.target.value)} />
        </Form.Item>
      )}
      <div className="st-dialog-foot">
        <Button onClick={() => onAnswer(null)}>{t('app:cancel')}</Button>
        <Button type="primary" htmlType="submit" disabled={!complete}>
          {t('app:save.ok')}
        </Button>
      </div>
    </Form>
  );
}
