import { HistoryOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { useReport } from '../../api/useReport';
import type { ProcessVersion } from '../../api/versions';
import { copyVersion, nameVersion, versionsQuery } from '../../api/versions';
import { moment } from '../../format/date';
import { useWords } from '../../i18n/i18n';
import { EmptyState } from '../../ui/EmptyState';
import type { Compared } from './Difference';
import { Difference } from './Difference';
import './history.css';
import { firstChoice } from './timeline';
import { VersionBar } from './VersionBar';
import { VersionList } from './VersionList';

/** The open process, as the history sees it. */
export interface Subject {
  processId: string;
  name: string;
  /** What is on the screen now; unsaved: it is in no version yet. */
  now: Compared;
  unsaved: boolean;
}

interface Props {
  subject: Subject | null;
  onClose: () => void;
  /** Makes an earlier version the current one; false when the person changed their mind or it failed. */
  onRestore: (revision: number) => Promise<boolean>;
  onOpen: (process: { id: string }) => void;
}

/** The versions of a process over the whole window: a timeline, and what differs. */
export function HistoryDialog({ subject, onClose, ...can }: Props) {
  const { t } = useWords();
  return (
    <Modal
      open={subject !== null}
      title={t('history:titleOf', { name: subject?.name ?? '' })}
      footer={null}
      onCancel={onClose}
      width="calc(100vw - 48px)"
      className="st-history-dialog"
      destroyOnHidden
    >
      {subject && <History key={subject.processId} subject={subject} onClose={onClose} {...can} />}
    </Modal>
  );
}

function History({ subject, onClose, onRestore, onOpen }: Props & { subject: Subject }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const report = useReport();
  const queries = useQueryClient();
  const { data: versions } = useQuery(versionsQuery(subject.processId));
  const [picked, setPicked] = useState<number>();
  /** The later side; undefined: what is on the screen. */
  const [against, setAgainst] = useState<number>();
  if (!versions) return <Skeleton active style={{ padding: 24 }} />;

  const chosen = picked ?? firstChoice(versions, subject.unsaved);
  const version = versions.find(({ revision }) => revision === chosen);
  const titleOf = ({ revision, name, createdAt }: ProcessVersion) => [t('history:version', { revision }), name, moment(createdAt, language)].filter(Boolean).join(' · ');
  const sideOf = (of: ProcessVersion): Compared => ({ title: titleOf(of), process: subject.processId, revision: of.revision });
  const other = versions.find(({ revision }) => revision === against);
  const later: Compared = other ? sideOf(other) : { ...subject.now, title: subject.unsaved ? t('history:nowUnsaved') : t('history:now') };
  const alone = versions.length === 1 && !subject.unsaved;

  const guarded = async (title: string, act: () => Promise<void>) => {
    try {
      await act();
    } catch (thrown) {
      report(title, thrown);
    }
    void queries.invalidateQueries({ queryKey: ['processes', subject.processId, 'versions'] });
  };
  return (
    <div className="st-history-body">
      <VersionList versions={versions} chosen={chosen} unsaved={subject.unsaved} onChoose={setPicked} />
      {alone || !version ? (
        <div className="st-history-alone">
          <EmptyState icon={<HistoryOutlined />} title={t('history:first')}>
            {t('history:firstText')}
          </EmptyState>
        </div>
      ) : (
        <div className="st-history-main">
          <VersionBar
            version={version}
            versions={versions}
            against={against}
            current={versions[0].revision}
            unsaved={subject.unsaved}
            processName={subject.name}
            onAgainst={setAgainst}
            onName={(name, note) =>
              guarded(t('history:failed.name'), async () => {
                await nameVersion(subject.processId, version.revision, name, note);
                void message.success(name ? t('history:named', { name }) : t('history:unnamed'), 2);
              })
            }
            onRestore={() =>
              guarded(t('history:failed.restore'), async () => {
                if (!(await onRestore(version.revision))) return;
                void message.success(t('history:restored', { revision: version.revision }), 4);
                onClose();
              })
            }
            onCopy={(name) =>
              guarded(t('history:failed.copy'), async () => {
                const made = await copyVersion(subject.processId, version.revision, name);
                void queries.invalidateQueries({ queryKey: ['projects'] });
                onClose();
                onOpen(made);
              })
            }
          />
          <Difference key={`${version.revision} ${against}`} before={sideOf(version)} after={later} />
        </div>
      )}
    </div>
  );
}
