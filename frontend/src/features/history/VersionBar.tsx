import { CopyOutlined, RollbackOutlined, TagOutlined } from '@ant-design/icons';
import { App, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { ProcessVersion } from '../../api/versions';
import { moment } from '../../format/date';
import { useWords } from '../../i18n/i18n';

interface Props {
  version: ProcessVersion;
  versions: ProcessVersion[];
  /** The revision that it is compared with; undefined: what is on the screen. */
  against?: number;
  current: number;
  unsaved: boolean;
  processName: string;
  onAgainst: (revision: number | undefined) => void;
  onName: (name: string, note: string) => Promise<void>;
  onRestore: () => Promise<void>;
  onCopy: (name: string) => Promise<void>;
}

/** What can be done with the version that is chosen, and what it is compared with. */
export function VersionBar({ version, versions, against, current, unsaved, processName, onAgainst, onName, onRestore, onCopy }: Props) {
  const { t, language } = useWords();
  const { modal } = App.useApp();
  const [asking, setAsking] = useState<'name' | 'copy'>();
  const { revision, name } = version;
  const restore = () =>
    modal.confirm({
      title: t('history:restoreTitle', { revision }),
      content: unsaved ? t('history:restoreUnsaved') : t('history:restoreText'),
      okText: t('history:restore'),
      cancelText: t('app:cancel'),
      onOk: onRestore,
    });
  return (
    <div className="st-version-bar">
      <span className="st-version-title">{name || t('history:version', { revision })}</span>
      <label>
        {t('history:against')}
        <Select
          size="small"
          popupMatchSelectWidth={false}
          style={{ minWidth: 150 }}
          value={against ?? 0}
          onChange={(value) => onAgainst(value || undefined)}
          aria-label={t('history:against')}
          options={[
            { value: 0, label: unsaved ? t('history:nowUnsaved') : t('history:now') },
            ...versions.filter((other) => other.revision !== revision).map((other) => ({ value: other.revision, label: [t('history:version', { revision: other.revision }), other.name, moment(other.createdAt, language)].filter(Boolean).join(' · ') })),
          ]}
        />
      </label>
      <span className="st-grow" />
      <Button size="small" icon={<TagOutlined aria-hidden />} onClick={() => setAsking('name')}>
        {name ? t('history:rename') : t('history:name')}
      </Button>
      <Button size="small" icon={<CopyOutlined aria-hidden />} onClick={() => setAsking('copy')}>
        {t('history:copy')}
      </Button>
      <Button size="small" icon={<RollbackOutlined aria-hidden />} disabled={revision === current && !unsaved} onClick={restore}>
        {t('history:restoreAsk')}
      </Button>
      <Modal open={asking === 'name'} title={t('history:nameTitle', { revision })} footer={null} width={440} onCancel={() => setAsking(undefined)} destroyOnHidden>
        <NameForm version={version} onDone={() => setAsking(undefined)} onName={onName} />
      </Modal>
      <Modal open={asking === 'copy'} title={t('history:copyTitle', { revision })} footer={null} width={440} onCancel={() => setAsking(undefined)} destroyOnHidden>
        <CopyForm initial={t('history:copyName', { name: processName, revision })} onDone={() => setAsking(undefined)} onCopy={onCopy} />
      </Modal>
    </div>
  );
}

function NameForm({ version, onName, onDone }: { version: ProcessVersion; onName: Props['onName']; onDone: () => void }) {
  const { t } = useWords();
  const [name, setName] = useState(version.name ?? '');
  const [note, setNote] = useState(version.note ?? '');
  const submit = async (to: string, said: string) => {
    await onName(to, said);
    onDone();
  };
  return (
    <Form layout="vertical" onFinish={() => name.trim() && void submit(name.trim(), note.trim())}>
      <Form.Item label={t('history:nameLabel')} htmlFor="st-version-name">
        <Input id="st-version-name" autoFocus value={name} maxLength={200} placeholder={t('history:namePlaceholder')} onChange={(event) => setName(event.target.value)} />
      </Form.Item>
      <Form.Item label={t('history:noteLabel')} htmlFor="st-version-note">
        <Input.TextArea id="st-version-note" value={note} maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(event) => setNote(event.target.value)} />
      </Form.Item>
      <div className="st-dialog-foot">
        {version.name && (
          <Button type="text" danger onClick={() => void submit('', '')}>
            {t('history:unname')}
          </Button>
        )}
        <span className="st-grow" />
        <Button onClick={onDone}>{t('app:cancel')}</Button>
        <Button type="primary" htmlType="submit" disabled={!name.trim()}>
          {t('history:apply')}
        </Button>
      </div>
    </Form>
  );
}

function CopyForm({ initial, onCopy, onDone }: { initial: string; onCopy: Props['onCopy']; onDone: () => void }) {
  const { t } = useWords();
  const [name, setName] = useState(initial);
  return (
    <Form layout="vertical" onFinish={() => name.trim() && void onCopy(name.trim()).then(onDone)}>
      <p className="st-muted">{t('history:copyText')}</p>
      <Form.Item label={t('history:copyLabel')} htmlFor="st-version-copy">
        <Input id="st-version-copy" autoFocus value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      </Form.Item>
      <div className="st-dialog-foot">
        <Button onClick={onDone}>{t('app:cancel')}</Button>
        <Button type="primary" htmlType="submit" disabled={!name.trim()}>
          {t('history:copyOk')}
        </Button>
      </div>
    </Form>
  );
}
