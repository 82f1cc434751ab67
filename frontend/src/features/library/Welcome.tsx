import { AppstoreOutlined, BugOutlined, ExperimentOutlined, FileAddOutlined, FolderOpenOutlined, TableOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { samplesQuery } from '../../api/samples';
import { useWords } from '../../i18n/i18n';
import { Gallery } from './Gallery';
import './library.css';
import { RecentList } from './RecentList';

interface Props {
  onSample: (id: string) => Promise<unknown>;
  /** Opens the sample with planted problems, and goes through it with the person. */
  onTour: () => Promise<unknown>;
  onTable: () => void;
  onFile: () => void;
  onBlank: () => void;
  onProcess: (id: string) => void;
}

/** What there is to do when nothing is open: four ways to begin, what was open last, samples to play with, templates. */
export function Welcome({ onSample, onTour, onTable, onFile, onBlank, onProcess }: Props) {
  const { t } = useWords();
  const samples = useQuery(samplesQuery);
  const [busy, setBusy] = useState<string>();
  const gallery = useRef<HTMLDivElement>(null);
  const during = async (what: string, work: () => Promise<unknown>) => {
    setBusy(what);
    await work().finally(() => setBusy(undefined));
  };
  const toGallery = () => {
    gallery.current?.scrollIntoView({ block: 'start' });
    gallery.current?.querySelector<HTMLElement>('.st-template')?.focus({ preventScroll: true });
  };
  const disabled = busy !== undefined;
  return (
    <div className="st-welcome st-scroll">
      <div className="st-welcome-inner">
        <h1>{t('library:welcome.title')}</h1>
        <p>{t('library:welcome.text')}</p>
        <div className="st-cards">
          <Card icon={<AppstoreOutlined aria-hidden />} title={t('start:template')} text={t('start:templateText')} onClick={toGallery} />
          <Card icon={<TableOutlined aria-hidden />} title={t('library:welcome.table')} text={t('library:welcome.tableText')} onClick={onTable} />
          <Card first icon={busy === 'tour' ? <Spin size="small" /> : <BugOutlined aria-hidden />} title={t('start:tour')} text={t('start:tourText')} disabled={disabled} onClick={() => void during('tour', onTour)} />
          <Card icon={<FolderOpenOutlined aria-hidden />} title={t('library:welcome.file')} text={t('start:fileText')} onClick={onFile} />
        </div>
        <div className="st-lesser">
          <Button type="text" icon={<FileAddOutlined aria-hidden />} onClick={onBlank}>
            {t('library:welcome.blank')}
          </Button>
          {samples.data?.filter(({ template, faulty }) => !template && !faulty).map(({ id, name, description }) => (
            <Button key={id} type="text" icon={<ExperimentOutlined aria-hidden />} loading={busy === id} disabled={disabled} title={description} onClick={() => void during(id, () => onSample(id))}>
              {t('library:welcome.sample', { name })}
            </Button>
          ))}
        </div>
        <RecentList onOpen={onProcess} />
        <div ref={gallery}>
          <h2>{t('templates:title')}</h2>
          <p>{t('templates:text')}</p>
          <Gallery disabled={disabled} onOpen={onSample} />
        </div>
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
