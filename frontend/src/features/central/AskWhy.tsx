import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../../i18n/i18n';

export interface Question {
  title: string;
  text: string;
  /** What the sentence is called that is asked for. */
  label: string;
  ok: string;
  required?: boolean;
  danger?: boolean;
  onOk: (why: string) => Promise<boolean>;
}

/** Asks for a sentence before something is done that others will read about. */
export function AskWhy({ question, onClose }: { question: Question | undefined; onClose: () => void }) {
  return question ? <Asking key={question.title} {...question} onClose={onClose} /> : null;
}

function Asking({ title, text, label, ok, required = false, danger = false, onOk, onClose }: Question & { onClose: () => void }) {
  const { t } = useWords();
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const go = async () => {
    if (required && !why.trim()) return;
    setBusy(true);
    const done = await onOk(why.trim());
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Modal open title={title} onCancel={onClose} onOk={() => void go()} okText={ok} cancelText={t('app:cancel')} okButtonProps={{ danger, loading: busy, disabled: required && !why.trim() }} width={480}>
      <p>{text}</p>
      <Form layout="vertical" onFinish={() => void go()}>
        <Form.Item label={label} htmlFor="st-offered-why" required={required}>
          <Input id="st-offered-why" autoFocus maxLength={300} value={why} onChange={({ target }) => setWhy(target.value)} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
