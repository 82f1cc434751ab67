import { Modal, Radio } from 'antd';
import { useState } from 'react';
import { useWords } from '../../i18n/i18n';

interface Props {
  scenarios: { id: string; name: string }[];
  onChoice: (id: string) => void;
  onClose: () => void;
}

/** Asks which of several scenarios in a file is meant. */
export function ScenarioChoice({ scenarios, onChoice, onClose }: Props) {
  const { t } = useWords();
  const [chosen, setChosen] = useState(scenarios[0].id);
  return (
    <Modal open title={t('interchange:which')} width={420} okText={t('interchange:take')} cancelText={t('app:cancel')} onOk={() => onChoice(chosen)} onCancel={onClose}>
      <Radio.Group vertical value={chosen} options={scenarios.map(({ id, name }) => ({ value: id, label: name || id }))} onChange={(event) => setChosen(event.target.value as string)} />
    </Modal>
  );
}
