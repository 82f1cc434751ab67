import { UnorderedListOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { LogFormat } from '../../../api/files';
import { fileName, keepLog, logFormats } from '../../../api/files';
import type { Run } from '../../../api/types';
import { useReport } from '../../../api/useReport';
import { useWords } from '../../../i18n/i18n';

/** Takes the event log of a run away, in the format of the tool that is to read it. */
export function EventLogMenu({ run, name }: { run: Run; name: string }) {
  const { t } = useWords();
  const report = useReport();
  const [busy, setBusy] = useState(false);
  const keep = async (format: LogFormat) => {
    setBusy(true);
    try {
      await keepLog(run.id, format, fileName(`${name} – ${t('simulate:eventLog.file')}`, logFormats[format]));
    } catch (thrown) {
      report(t('simulate:eventLog.failed'), thrown);
    } finally {
      setBusy(false);
    }
  };
  const items = (Object.keys(logFormats) as LogFormat[]).map((format) => ({ key: format, label: t(`simulate:eventLog.${format}`), onClick: () => void keep(format) }));
  return (
    <Dropdown trigger={['click']} disabled={busy} menu={{ items }}>
      <Button size="small" icon={<UnorderedListOutlined aria-hidden />} loading={busy}>
        {t('simulate:eventLog.title')}
      </Button>
    </Dropdown>
  );
}
