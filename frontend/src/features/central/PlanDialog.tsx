import { Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Offered, OfferedChannel, RolloutPlanning } from '../../api/offers';
import { useWords } from '../../i18n/i18n';
import { sharesOf } from './steps';

type Plan = Omit<RolloutPlanning, 'template'>;

interface Props {
  offered: Offered;
  /** Those on which no rollout is open. */
  channels: OfferedChannel[];
  onPlan: (plan: Plan) => Promise<boolean>;
  onClose: () => void;
}

/** Asks to whom a new version goes when: pilots, growing shares, everybody. */
export function PlanDialog({ offered, channels, onPlan, onClose }: Props) {
  const { t } = useWords();
  const [channel, setChannel] = useState((channels.find(({ name }) => name === 'stable') ?? channels[0]).name);
  const from = channels.find(({ name }) => name === channel)?.version ?? '';
  const usable = offered.versions.filter(({ version, withdrawn, state }) => !withdrawn && version !== from && !(channel === 'stable' && state === 'draft'));
  const [to, setTo] = useState<string>();
  const [pilots, setPilots] = useState<string[]>([]);
  const [shares, setShares] = useState('10%, 50%');
  const [days, setDays] = useState<number | null>(3);
  const [approvers, setApprovers] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const parsed = sharesOf(shares);
  const version = usable.some((one) => one.version === to) ? to : usable[0]?.version;
  const ready = version !== undefined && parsed !== undefined;
  const go = async () => {
    if (!ready) return;
    setBusy(true);
    const done = await onPlan({ channel, to: version, pilots, shares: parsed, wait: days ? `P${days}D` : undefined, approvers });
    setBusy(false);
    if (done) onClose();
  };
  const tags = (id: string, value: string[], onChange: (all: string[]) => void) => <Select id={id} mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', ' ', '、']} value={value} onChange={onChange} />;
  return (
    <Modal open title={t('offers:planTitle')} onCancel={onClose} onOk={() => void go()} okText={t('offers:planOk')} cancelText={t('app:cancel')} okButtonProps={{ loading: busy, disabled: !ready }} width={620}>
      <p className="st-muted">{t('offers:planText')}</p>
      <Form layout="vertical" onFinish={() => void go()}>
        <div className="st-places-two">
          <Form.Item label={t('offers:channel')} htmlFor="st-plan-channel">
            <Select id="st-plan-channel" value={channel} onChange={setChannel} options={channels.map(({ name, version: stands }) => ({ value: name, label: `${name} · ${stands}` }))} />
          </Form.Item>
          <Form.Item label={t('offers:newVersion')} htmlFor="st-plan-to" help={usable.length === 0 ? t('offers:noUsable') : undefined}>
            <Select id="st-plan-to" value={version} onChange={setTo} options={usable.map((one) => ({ value: one.version, label: one.version }))} />
          </Form.Item>
          <Form.Item label={t('offers:pilots')} htmlFor="st-plan-pilots" help={t('offers:pilotsHelp')}>
            {tags('st-plan-pilots', pilots, setPilots)}
          </Form.Item>
          <Form.Item label={t('offers:shares')} htmlFor="st-plan-shares" validateStatus={parsed ? undefined : 'error'} help={parsed ? t('offers:sharesHelp') : t('offers:sharesWrong')}>
            <Input id="st-plan-shares" value={shares} onChange={({ target }) => setShares(target.value)} />
          </Form.Item>
          <Form.Item label={t('offers:wait')} htmlFor="st-plan-wait" help={t('offers:waitHelp')}>
            <InputNumber id="st-plan-wait" min={0} max={365} precision={0} value={days} onChange={setDays} suffix={t('offers:days')} />
          </Form.Item>
          <Form.Item label={t('offers:approvers')} htmlFor="st-plan-approvers" help={t('offers:approversHelp')}>
            {tags('st-plan-approvers', approvers, setApprovers)}
          </Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
