import { Modal, Tabs } from 'antd';
import { useWords } from '../../i18n/i18n';
import { KeysTab } from './KeysTab';
import './places.css';
import { RegistriesTab } from './RegistriesTab';

/** Where templates go and come from, and whose signatures count. */
export function PlacesDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Modal open={open} title={t('places:title')} footer={null} onCancel={onClose} width={880} destroyOnHidden>
      <Tabs
        items={[
          { key: 'registries', label: t('places:registries'), children: <RegistriesTab /> },
          { key: 'keys', label: t('places:keys'), children: <KeysTab /> },
        ]}
      />
    </Modal>
  );
}
