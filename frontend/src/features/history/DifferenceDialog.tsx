import { Modal } from 'antd';
import { useWords } from '../../i18n/i18n';
import type { Compared } from './Difference';
import { Difference } from './Difference';

/** What differs between two versions, over the whole window; null: it is closed. */
export function DifferenceDialog({ shown, onClose }: { shown: { before: Compared; after: Compared } | null; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Modal open={shown !== null} title={t('history:difference')} footer={null} onCancel={onClose} width="calc(100vw - 48px)" className="st-history-dialog" destroyOnHidden>
      {shown && (
        <div className="st-history-body">
          <Difference before={shown.before} after={shown.after} />
        </div>
      )}
    </Modal>
  );
}
