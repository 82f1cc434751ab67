import { Button, Modal } from 'antd';
import { useWords } from '../i18n/i18n';
import type { OpenDocument } from './documents';

/** What to do with unsaved changes when a tab is closed. */
export type Closing = 'save' | 'discard' | 'stay';

export function CloseDialog({ document, onAnswer }: { document: OpenDocument | null; onAnswer: (closing: Closing) => void }) {
  const { t } = useWords();
  return (
    <Modal
      open={document !== null}
      title={t('app:close.title', { name: document?.name ?? '' })}
      width={440}
      onCancel={() => onAnswer('stay')}
      footer={
        <>
          <Button danger style={{ float: 'left' }} onClick={() => onAnswer('discard')}>
            {t('app:close.discard')}
          </Button>
          <Button onClick={() => onAnswer('stay')}>{t('app:cancel')}</Button>
          <Button type="primary" autoFocus onClick={() => onAnswer('save')}>
            {t('app:close.save')}
          </Button>
        </>
      }
    >
      {t('app:close.text')}
    </Modal>
  );
}
