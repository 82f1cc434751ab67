import { ExportOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { fileName, keepFile } from '../../api/files';
import { useReport } from '../../api/useReport';
import { walksFile } from '../../api/walks';
import { useWords } from '../../i18n/i18n';

/** Offers the tests of a process as a file, for the command line. */
export function SaveTests({ processId }: { processId: string }) {
  const { t } = useWords();
  const report = useReport();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const { process, text } = await walksFile(processId);
      await keepFile(fileName(process, 'walks.json'), new Blob([text], { type: 'application/json' }));
    } catch (thrown) {
      report(t('walk:failed.file'), thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Tooltip title={t('walk:saveFileHint')}>
      <Button size="small" type="text" icon={<ExportOutlined aria-hidden />} aria-label={t('walk:saveFile')} loading={busy} onClick={() => void save()} />
    </Tooltip>
  );
}
