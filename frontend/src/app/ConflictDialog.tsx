import { BranchesOutlined, CloudDownloadOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useWords } from '../i18n/i18n';
import type { OpenDocument } from './documents';
import type { Resolution } from './useSaving';

/** Somebody else saved the same process: either way both versions stay. */
export function ConflictDialog({ document, onAnswer }: { document: OpenDocument | null; onAnswer: (resolution: Resolution) => void }) {
  const { t } = useWords();
  return (
    <Modal
      open={document !== null}
      title={t('app:conflict.title')}
      width={520}
      onCancel={() => onAnswer('later')}
      footer={<Button onClick={() => onAnswer('later')}>{t('app:conflict.later')}</Button>}
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
    </Modal>
  );
}
