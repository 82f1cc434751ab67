import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../../i18n/i18n';
import { composing } from '../../ui/composing';

/** Asks what a scenario shall be called. */
export function ScenarioName({ title, text, name, onName, onClose }: { title: string; text?: string; name: string; onName: (name: string) => void; onClose: () => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(name);
  const chosen = typed.trim();
  return (
    <Modal open title={title} width={420} okText={t('numbers:apply')} cancelText={t('app:cancel')} okButtonProps={{ disabled: chosen === '' }} onOk={() => onName(chosen)} onCancel={onClose}>
      {text && <p className="st-muted">{text}</p>}
      <Input autoFocus aria-label={t('numbers:scenarioName')} value={typed} onChange={(event) => setTyped(event.target.value)} onFocus={(event) => event.target.select()} onPressEnter={(event) => !composing(event) && chosen !== '' && onName(chosen)} />
    </Modal>
  );
}
