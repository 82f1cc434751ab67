import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../../i18n/i18n';

interface Props {
  open: boolean;
  title: string;
  label: string;
  initial?: string;
  onName: (name: string) => Promise<void>;
  onCancel: () => void;
}

/** Asks for a name. */
export function NameDialog(props: Props) {
  return (
    <Modal open={props.open} title={props.title} onCancel={props.onCancel} footer={null} width={400} destroyOnHidden>
      <NameForm {...props} />
    </Modal>
  );
}

function NameForm({ label, initial = '', onName, onCancel }: Props) {
  const { t } = useWords();
  const [name, setName] = useState(initial);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (!name.trim()) return;
    setBusy(true);
    await onName(name.trim()).finally(() => setBusy(false));
  };
  return (
    <Form layout="vertical" onFinish={() => void submit()}>
      <Form.Item label={label} htmlFor="st-name">
        <Input id="st-name" autoFocus onFocus={(event) => event.target.select()} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      </Form.Item>
      <div className="st-dialog-foot">
        <Button onClick={onCancel}>{t('app:cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!name.trim()}>
          {t('library:apply')}
        </Button>
      </div>
    </Form>
  );
}
