import { Button, DatePicker, Form, Input, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import dayjs from 'dayjs';
import { useState } from 'react';
import { waive } from '../../api/checks';
import { useReport } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';
import type { Keyed } from './list';

/** Asks why a finding is borne, and until when. */
export function WaiveDialog({ finding, processId, onClose }: { finding?: Keyed; processId?: string; onClose: (done: boolean) => void }) {
  const { t } = useWords();
  return (
    <Modal open={finding !== undefined && processId !== undefined} title={t('check:waiver.title')} footer={null} width={460} destroyOnHidden onCancel={() => onClose(false)}>
      {finding && processId && <WaiveForm finding={finding} processId={processId} onClose={onClose} />}
    </Modal>
  );
}

function WaiveForm({ finding, processId, onClose }: { finding: Keyed; processId: string; onClose: (done: boolean) => void }) {
  const { t } = useWords();
  const report = useReport();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<Dayjs | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (reason.trim() === '') return;
    setBusy(true);
    try {
      await waive(processId, { rule: finding.rule, element: finding.element, reason: reason.trim(), until: until?.format('YYYY-MM-DD') });
      onClose(true);
    } catch (thrown) {
      report(t('check:failed.waive'), thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form layout="vertical" onFinish={() => void submit()}>
      <p className="st-muted">{finding.message}</p>
      <Form.Item label={t('check:waiver.reason')} htmlFor="st-waive-reason" required extra={t('check:waiver.reasonText')}>
        <Input.TextArea id="st-waive-reason" autoFocus rows={3} maxLength={600} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Form.Item>
      <Form.Item label={t('check:waiver.untilLabel')} htmlFor="st-waive-until">
        <DatePicker id="st-waive-until" value={until} minDate={dayjs()} placeholder={t('check:waiver.always')} style={{ width: '100%' }} onChange={setUntil} />
      </Form.Item>
      <div className="st-dialog-foot">
        <Button onClick={() => onClose(false)}>{t('app:cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={busy} disabled={reason.trim() === ''}>
          {t('check:waiver.ok')}
        </Button>
      </div>
    </Form>
  );
}
