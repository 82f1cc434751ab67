import { useQuery } from '@tanstack/react-query';
import { Descriptions, Modal } from 'antd';
import { aboutQuery } from '../../api/about';
import { useWords } from '../../i18n/i18n';
import './help.css';

/** Which program this is, and under which licence. */
export function AboutDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords();
  const { data } = useQuery({ ...aboutQuery, enabled: open });
  return (
    <Modal open={open} title={t('help:about')} onCancel={onClose} footer={null} width={440}>
      <p className="st-about-text">{t('help:aboutText')}</p>
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'version', label: t('help:version'), children: data?.version },
          { key: 'engine', label: t('help:engine'), children: data?.engine },
          { key: 'sqlite', label: 'SQLite', children: data?.sqlite },
          { key: 'door', label: t('help:door'), children: data && t(`help:doors.${data.door}`) },
          { key: 'licence', label: t('help:licence'), children: 'Apache 2.0' },
          { key: 'drawing', label: t('help:drawing'), children: <a href="https://bpmn.io" target="_blank" rel="noreferrer noopener">bpmn-js · bpmn.io</a> },
        ]}
      />
    </Modal>
  );
}
