import { ReloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useReport } from '../../api/useReport';
import type { ProjectTests } from '../../api/walks';
import { testProject } from '../../api/walks';
import { useWords } from '../../i18n/i18n';
import { Section } from '../../ui/Section';

/** The tests of all processes of the project, as they were saved last. */
export function Project({ projectId }: { projectId: string }) {
  const { t } = useWords();
  const report = useReport();
  const [tests, setTests] = useState<ProjectTests[]>();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      setTests(await testProject(projectId));
    } catch (thrown) {
      report(t('walk:failed.project'), thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section
      title={t('walk:project')}
      extra={
        <Button size="small" type="text" icon={<ReloadOutlined aria-hidden />} loading={busy} onClick={() => void run()}>
          {t('walk:runProject')}
        </Button>
      }
    >
      {tests && (
        <ul className="st-walk-project">
          {tests.map(({ processId, name, walks, tested, problem }) => {
            const passed = tested?.results.filter(({ outcome }) => outcome === 'passed').length ?? 0;
            return (
              <li key={processId} data-outcome={tested && passed === walks.length ? 'passed' : 'failed'}>
                <span className="st-walk-name">{name}</span>
                <span className="st-walk-side">{problem ?? t('walk:passedOf', { passed, of: walks.length })}</span>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
