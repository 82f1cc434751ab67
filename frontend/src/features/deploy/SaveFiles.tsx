import { DownloadOutlined, FileOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { Executable } from '../../api/deployments';
import { fileName, keepFile } from '../../api/files';
import { useReport } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';

/** The files of the process, handed over one by one; forms and decisions keep their names, by which the process knows them. */
export function SaveFiles({ name, files }: { name: string; files: Executable['files'] }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const report = useReport();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      for (const [at, file] of files.entries()) await keepFile(at === 0 ? fileName(name, 'bpmn') : file.name, new Blob([file.content], { type: 'application/xml' }));
      void message.success(t('deploy:save.done'));
    } catch (thrown) {
      report(t('app:failed.export'), thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {files.length > 0 && (
        <ul className="st-deploy-files">
          {files.map((file, at) => (
            <li key={file.name}>
              <FileOutlined aria-hidden /> {at === 0 ? fileName(name, 'bpmn') : file.name}
            </li>
          ))}
        </ul>
      )}
      <Button type="primary" block icon={<DownloadOutlined aria-hidden />} loading={busy} disabled={files.length === 0} onClick={() => void save()}>
        {t('deploy:save.button', { count: files.length })}
      </Button>
    </>
  );
}
