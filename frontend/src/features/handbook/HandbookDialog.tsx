import { useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, DatePicker, Input, Modal, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { fileName, keepFile } from '../../api/files';
import type { Chapter, HandbookRequest } from '../../api/handbook';
import { chapters, makeHandbook } from '../../api/handbook';
import { useReport } from '../../api/useReport';
import { versionsQuery } from '../../api/versions';
import { useWords } from '../../i18n/i18n';
import './handbook.css';

interface Of {
  name: string;
  /** In the library, as it was saved last. */
  process: string;
}

/** Asks for whom a handbook is, and hands it over as a file. */
export function HandbookDialog({ of, onClose }: { of: Of | undefined; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Modal open={of !== undefined} title={t('handbook:title')} footer={null} onCancel={onClose} width={560} destroyOnHidden>
      {of && <HandbookForm {...of} onClose={onClose} />}
    </Modal>
  );
}

type Language = HandbookRequest['language'];
type Format = HandbookRequest['format'];

function HandbookForm({ name, process, onClose }: Of & { onClose: () => void }) {
  const { t, language: spoken } = useWords();
  const report = useReport();
  const { message } = App.useApp();
  const { data: versions } = useQuery(versionsQuery(process));
  const [language, setLanguage] = useState<Language>(spoken);
  const [format, setFormat] = useState<Format>('docx');
  const [version, setVersion] = useState('');
  const [owner, setOwner] = useState(() => localStorage.getItem(ownerKey) ?? '');
  const [date, setDate] = useState(() => dayjs());
  const [since, setSince] = useState(0);
  const [wanted, setWanted] = useState<Chapter[]>(chapters);
  const [busy, setBusy] = useState(false);
  const earlier = versions?.slice(1) ?? [];

  const make = async () => {
    setBusy(true);
    try {
      const without = chapters.filter((chapter) => !wanted.includes(chapter));
      const file = await makeHandbook(process, { language, format, version, owner, since, date: date.format('YYYY-MM-DD'), without });
      localStorage.setItem(ownerKey, owner);
      await keepFile(fileName(t('handbook:file', { name }), format), file);
      onClose();
      void message.success(t('handbook:done'));
    } catch (thrown) {
      report(t('app:failed.export'), thrown);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      className="st-handbook-form"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <p className="st-handbook-lead">{t('handbook:lead')}</p>
      <Line label={t('handbook:format')} hint={t(`handbook:formatHint.${format}`)}>
        {(label) => <Segmented aria-label={label} value={format} onChange={setFormat} options={formats} />}
      </Line>
      <Line label={t('handbook:language')}>
        {(label) => <Segmented aria-label={label} value={language} onChange={setLanguage} options={(['zh-CN', 'en', 'both'] as const).map((value) => ({ value, label: t(`handbook:languages.${value}`) }))} />}
      </Line>
      <div className="st-handbook-pair">
        <Line label={t('handbook:version')}>{(label) => <Input aria-label={label} value={version} maxLength={100} placeholder="1.0" onChange={(event) => setVersion(event.target.value)} />}</Line>
        <Line label={t('handbook:date')}>{(label) => <DatePicker aria-label={label} value={date} allowClear={false} onChange={(next) => next && setDate(next)} />}</Line>
      </div>
      <Line label={t('handbook:owner')}>{(label) => <Input aria-label={label} value={owner} maxLength={200} placeholder={t('handbook:ownerHint')} onChange={(event) => setOwner(event.target.value)} />}</Line>
      {earlier.length > 0 && (
        <Line label={t('handbook:since')}>
          {(label) => (
            <Select
              aria-label={label}
              value={since}
              onChange={setSince}
              options={[
                { value: 0, label: t('handbook:sinceNone') },
                ...earlier.map((one) => ({ value: one.revision, label: one.name ?? t('handbook:revision', { revision: one.revision, day: dayjs(one.createdAt).format('YYYY-MM-DD') }) })),
              ]}
            />
          )}
        </Line>
      )}
      <Line label={t('handbook:chapters')}>
        {(label) => <Checkbox.Group aria-label={label} className="st-handbook-chapters" value={wanted} onChange={setWanted} options={chapters.map((value) => ({ value, label: t(`handbook:chapter.${value}`) }))} />}
      </Line>
      <div className="st-dialog-foot">
        <Button onClick={onClose}>{t('app:cancel')}</Button>
        <Button type="primary" htmlType="submit" autoFocus loading={busy}>
          {t('handbook:make')}
        </Button>
      </div>
    </form>
  );
}

const formats: { value: Format; label: string }[] = [
  { value: 'docx', label: 'Word' },
  { value: 'html', label: 'HTML' },
];

/** Who is the owner of one process is likely that of the next. */
const ownerKey = 'sandtable.handbook.owner';

function Line({ label, hint, children }: { label: string; hint?: string; children: (label: string) => ReactNode }) {
  return (
    <div className="st-handbook-line">
      <span>{label}</span>
      <div>
        {children(label)}
        {hint && <p>{hint}</p>}
      </div>
    </div>
  );
}
