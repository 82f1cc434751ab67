import { Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import type { RolloutFigures } from '../../api/offers';
import { useWords } from '../../i18n/i18n';

/** Asks for the figures of the units that have the new version. */
export function ReportDialog({ onReport, onClose }: { onReport: (figures: RolloutFigures, note: string) => Promise<boolean>; onClose: () => void }) {
  const { t } = useWords();
  const [cases, setCases] = useState<number | null>(null);
  const [kept, setKept] = useState<number | null>(null);
  const [defects, setDefects] = useState<number | null>(0);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const ready = cases !== null && kept !== null && defects !== null;
  const go = async () => {
    if (!ready) return;
    setBusy(true);
    const done = await onReport({ cases, kept: kept / 100, defects }, note.trim());
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Modal open title={t('offers:report.title')} onCancel={onClose} onOk={() => void go()} okText={t('offers:kind.report')} cancelText={t('app:cancel')} okButtonProps={{ loading: busy, disabled: !ready }} width={480}>
      <p className="st-muted">{t('offers:report.text')}</p>
      <Form layout="vertical" onFinish={() => void go()}>
        <div className="st-places-two">
          <Form.Item label={t('offers:report.cases')} htmlFor="st-report-cases">
            <InputNumber id="st-report-cases" autoFocus min={0} precision={0} value={cases} onChange={setCases} />
          </Form.Item>
          <Form.Item label={t('offers:report.kept')} htmlFor="st-report-kept">
            <InputNumber id="st-report-kept" min={0} max={100} suffix="%" value={kept} onChange={setKept} />
          </Form.Item>
          <Form.Item label={t('offers:report.defects')} htmlFor="st-report-defects">
            <InputNumber id="st-report-defects" min={0} precision={0} value={defects} onChange={setDefects} />
          </Form.Item>
          <Form.Item label={t('offers:note')} htmlFor="st-report-note">
            <Input id="st-report-note" maxLength={300} value={note} onChange={({ target }) => setNote(target.value)} />
          </Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
