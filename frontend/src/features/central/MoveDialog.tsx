import { Alert, AutoComplete, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Offered, OfferedChannel } from '../../api/offers';
import { useWords } from '../../i18n/i18n';

interface Props {
  /** Undefined: a new one. */
  channel: OfferedChannel | undefined;
  offered: Offered;
  onMove: (name: string, version: string, note: string) => Promise<boolean>;
  onClose: () => void;
}

/** Asks which version a channel shall stand for. */
export function MoveDialog({ channel, offered, onMove, onClose }: Props) {
  const { t } = useWords();
  const usable = offered.versions.filter(({ withdrawn }) => !withdrawn);
  const [name, setName] = useState(channel?.name ?? '');
  const [version, setVersion] = useState(usable.find((one) => one.version !== channel?.version)?.version ?? '');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const wrong = name !== '' && !channelPattern.test(name);
  const there = !channel && offered.channels.some((one) => one.name === name);
  const ready = channelPattern.test(name) && !there && version !== '' && version !== channel?.version;
  const go = async () => {
    if (!ready) return;
    setBusy(true);
    const done = await onMove(name, version, note.trim());
    setBusy(false);
    if (done) onClose();
  };
  const overtakes = offered.rollouts.some((one) => one.channel === name && (one.state === 'running' || one.state === 'paused'));
  return (
    <Modal open title={channel ? t('offers:moveTitle', { name: channel.name }) : t('offers:newChannelTitle')} onCancel={onClose} onOk={() => void go()} okText={channel ? t('offers:moveOk') : t('offers:make')} cancelText={t('app:cancel')} okButtonProps={{ loading: busy, disabled: !ready }} width={480}>
      <Form layout="vertical" onFinish={() => void go()}>
        {!channel && (
          <Form.Item label={t('offers:channel')} htmlFor="st-move-name" validateStatus={wrong || there ? 'error' : undefined} help={there ? t('offers:channelThere') : t('offers:channelHelp')}>
            <AutoComplete id="st-move-name" autoFocus value={name} onChange={(text: string) => setName(text.trim())} options={['stable', 'canary'].filter((one) => !offered.channels.some((known) => known.name === one)).map((value) => ({ value }))} />
          </Form.Item>
        )}
        <Form.Item label={t('offers:toVersion')} htmlFor="st-move-version">
          <Select id="st-move-version" showSearch value={version} onChange={setVersion} options={usable.map((one) => ({ value: one.version, label: one.state === 'draft' ? `${one.version} · ${t('central:draft')}` : one.version, disabled: one.version === channel?.version }))} />
        </Form.Item>
        <Form.Item label={t('offers:note')} htmlFor="st-move-note">
          <Input id="st-move-note" maxLength={300} value={note} onChange={({ target }) => setNote(target.value)} />
        </Form.Item>
      </Form>
      {channel?.bestEffort && <Alert type="info" showIcon title={t('offers:bestEffort')} />}
      {overtakes && <Alert type="warning" showIcon title={t('offers:overtakes')} />}
    </Modal>
  );
}

/** What a channel can be called, as registries and rollouts understand it. */
const channelPattern = /^[a-z][a-z0-9._-]{0,62}$/;
