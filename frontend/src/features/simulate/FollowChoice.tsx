import { Modal, Radio } from 'antd';
import { useState } from 'react';
import type { ScenarioHead } from '../../api/types';
import { useWords } from '../../i18n/i18n';
import { followsFrom } from './ancestry';

interface Props {
  /** All scenarios of the process. */
  scenarios: ScenarioHead[];
  /** The one that shall follow another one. */
  scenario: { id: string; name: string };
  onChoice: (id: string) => void;
  onClose: () => void;
}

/** Asks which scenario another one shall follow. Those that follow it already cannot be chosen, and say so. */
export function FollowChoice({ scenarios, scenario: { id, name }, onChoice, onClose }: Props) {
  const { t } = useWords();
  const [chosen, setChosen] = useState(scenarios.find((one) => one.id === id)?.base);
  const [before] = useState(chosen);
  const others = scenarios.filter((one) => one.id !== id);
  const option = (other: ScenarioHead) => {
    const circle = followsFrom(scenarios, other.id, id);
    const why = circle ? t('basis:followsThis') : other.id === before ? t('basis:followsNow') : undefined;
    return {
      value: other.id,
      disabled: circle,
      label: (
        <>
          {other.name} {why && <span className="st-muted">{why}</span>}
        </>
      ),
    };
  };
  return (
    <Modal
      open
      title={t('basis:followTitle', { name })}
      width={460}
      okText={t('basis:followOk')}
      cancelText={t('app:cancel')}
      okButtonProps={{ disabled: chosen === undefined || chosen === before }}
      onOk={() => onChoice(chosen!)}
      onCancel={onClose}
    >
      <p className="st-muted">{t('basis:followText')}</p>
      <Radio.Group vertical className="st-follow st-scroll" aria-label={t('basis:followTitle', { name })} value={chosen} options={others.map(option)} onChange={(event) => setChosen(event.target.value as string)} />
    </Modal>
  );
}
