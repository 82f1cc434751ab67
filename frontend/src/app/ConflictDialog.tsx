import { BranchesOutlined, CloudDownloadOutlined, DiffOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../i18n/i18n';
import type { OpenDocument } from './documents';
import { ConflictDifference } from './ProcessHistory';
import type { Resolution } from './useSaving';

/** Somebody else saved the same process: either way both versions stay. */
export function ConflictDialog({ document, onAnswer }: { document: OpenDocument | null; onAnswer: (resolution: Resolution) => void }) {
  const { t } = useWords();
  const [compared, setCompared] = useState<OpenDocument>();
  return (
    <Modal
      open={document !== null}
      title={t('app:conflict.title')}
      width={520}
      onCancel={() => onAnswer('later')}
      footer={[
        <Button key="difference" icon={<DiffOutlined aria-hidden />} onClick={() => setCompared(document ?? undefined)}>
          {t('history:showDifference')}
        </Button>,
        <Button key="later" onClick={() => onAnswer('later')}>
          {t('app:conflict.later')}
        </Button>,
      ]}
    >
      <p className="st-muted">{t('app:conflict.text', { name: document?.name ?? '' })}</p>
      <div className="st-choices">
        <button type="button" className="st-choice" onClick={() => onAnswer('mine')}>
          <BranchesOutlined aria-hidden />
          <span>
            <strong>{t('app:conflict.mine')}</strong>
            <span>{t('app:conflict.mineText')}</span>
          </span>
        </button>
        <button type="button" className="st-choice" onClick={() => onAnswer('theirs')}>
          <CloudDownloadOutlined aria-hidden />
          <span>
            <strong>{t('app:conflict.theirs')}</strong>
            <span>{t('app:conflict.theirsText')}</span>
          </span>
        </button>
      </div>
      <ConflictDifference document={compared} onClose={() => setCompared(undefined)} />
    </Modal>
  );
}
