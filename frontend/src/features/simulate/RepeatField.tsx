import { InputNumber } from 'antd';
import { useState } from 'react';
import { number } from '../../format/number';
import { useWords } from '../../i18n/i18n';
import { composing } from '../../ui/composing';
import './repeat.css';

interface Props {
  /** How many were played. */
  played: number;
  /** The one that is looked at, from 1. */
  shown: number;
  /** What the field is called. */
  label: string;
  onChoose: (replication: number) => void;
}

/** Which of the repeats of a run is looked at. A number that is typed counts once it is whole: every repeat is played again. */
export function RepeatField({ played, shown, label, onChoose }: Props) {
  const { t, language } = useWords();
  const [typed, setTyped] = useState<number | null>(null);
  const choose = (replication: number) => {
    setTyped(null);
    if (replication !== shown) onChoose(replication);
  };
  const commit = (text: string) => choose(/^\d+$/.test(text) ? Math.min(played, Math.max(1, Number(text))) : shown);
  return (
    <label className="st-repeat">
      {t('cases:replication')}
      <InputNumber
        size="small"
        min={1}
        max={played}
        precision={0}
        value={typed ?? shown}
        onChange={setTyped}
        onStep={choose}
        onPressEnter={(event) => composing(event) || commit((event.target as HTMLInputElement).value)}
        onBlur={({ target }) => commit(target.value)}
        aria-label={label}
      />
      <span>{t('cases:ofReplications', { played: number(played, language, 0) })}</span>
    </label>
  );
}
