import { ExperimentOutlined, FileAddOutlined, FolderOpenOutlined, TableOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { samplesQuery } from '../../api/samples';
import { useWords } from '../../i18n/i18n';
import './library.css';

/** What there is to do when nothing is open: samples to play with, a table, a file, a blank page. */
export function Welcome({ onSample, onTable, onFile, onBlank }: { onSample: (id: string) => Promise<void>; onTable: () => void; onFile: () => void; onBlank: () => void }) {
  const { t } = useWords();
  const samples = useQuery(samplesQuery);
  const [busy, setBusy] = useState<string>();
  const open = async (id: string) => {
    setBusy(id);
    await onSample(id).finally(() => setBusy(undefined));
  };
  return (
    <div className="st-welcome st-scroll">
      <div className="st-welcome-inner">
        <h1>{t('library:welcome.title')}</h1>
        <p>{t('library:welcome.text')}</p>
        <div className="st-cards">
          {samples.data?.map(({ id, name, description }) => (
            <Card key={id} first icon={busy === id ? <Spin size="small" /> : <ExperimentOutlined />} title={t('library:welcome.sample', { name })} text={description} disabled={busy !== undefined} onClick={() => void open(id)} />
          ))}
          <Card icon={<TableOutlined aria-hidden />} title={t('library:welcome.table')} text={t('library:welcome.tableText')} onClick={onTable} />
          <Card icon={<FolderOpenOutlined aria-hidden />} title={t('library:welcome.file')} text={t('library:welcome.fileText')} onClick={onFile} />
          <Card icon={<FileAddOutlined aria-hidden />} title={t('library:welcome.blank')} text={t('library:welcome.blankText')} onClick={onBlank} />
        </div>
        <ol className="st-steps">
          {(['draw', 'numbers', 'play'] as const).map((step, at) => (
            <li key={step}>
              <span aria-hidden>{at + 1}</span>
              {t(`library:welcome.step.${step}`)}
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function Card({ icon, title, text, first, disabled, onClick }: { icon: ReactNode; title: string; text: string; first?: boolean; disabled?: boolean; onClick: () => void }) {
  return (
    <button type="button" className="st-card" data-first={first} disabled={disabled} onClick={onClick}>
      <span className="st-card-icon" aria-hidden>{icon}</span>
      <span className="st-card-title">{title}</span>
      <span className="st-card-text">{text}</span>
    </button>
  );
}
