import { UploadOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { pickFile } from '../../../api/files';
import type { Instance } from '../../../api/scenario';
import { useReport } from '../../../api/useReport';
import { moment } from '../../../format/date';
import { useWords } from '../../../i18n/i18n';
import { useBook } from '../Book';
import { casesOf, textOf } from '../instants';

/** More cases than that are counted, not shown line by line. */
const shown = 2000;

/** Exactly these cases, at exactly these moments: typed, pasted, or from a CSV file. */
export function CasesInput({ cases, label, onChange }: { cases: Instance[]; label: string; onChange: (cases: Instance[]) => void }) {
  const { t, language } = useWords();
  const { content } = useBook();
  const report = useReport();
  const [typed, setTyped] = useState<string | null>(null);
  const unread = typed === null ? [] : casesOf(typed, content.zone).unread;
  const load = async () => {
    try {
      const file = await pickFile('.csv,.txt,text/csv,text/plain');
      if (!file) return;
      const text = await file.data.text();
      const read = casesOf(text, content.zone);
      onChange(read.cases);
      setTyped(read.unread.length > 0 ? text : null);
    } catch (thrown) {
      report(t('numbers:failedCsv'), thrown);
    }
  };
  return (
    <div className="st-lines">
      {cases.length <= shown && (
        <Input.TextArea
          size="small"
          autoSize={{ minRows: 3, maxRows: 10 }}
          spellCheck={false}
          placeholder={'2026-01-05 09:00\n2026-01-05 09:40'}
          aria-label={label}
          status={unread.length > 0 ? 'error' : undefined}
          value={typed ?? textOf(cases)}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => {
            if (typed === null) return;
            onChange(casesOf(typed, content.zone).cases);
            if (unread.length === 0) setTyped(null);
          }}
        />
      )}
      <div className="st-pair">
        <Button size="small" icon={<UploadOutlined aria-hidden />} onClick={() => void load()}>
          {t('numbers:loadCsv')}
        </Button>
        <span className="st-help" role="status">
          {cases.length > 0 ? t('numbers:casesRead', { count: cases.length, from: moment(cases[0].at, language), to: moment(cases[cases.length - 1].at, language) }) : t('numbers:casesHelp')}
        </span>
      </div>
      {unread.length > 0 && (
        <span className="st-wrong" role="alert">
          {t('numbers:casesUnread', { lines: unread.slice(0, 8).join(', ') })}
        </span>
      )}
    </div>
  );
}
