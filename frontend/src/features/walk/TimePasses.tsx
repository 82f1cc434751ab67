import { Button } from 'antd';
import { useState } from 'react';
import type { WalkDue } from '../../api/walks';
import { useWords } from '../../i18n/i18n';
import { DurationInput } from '../../ui/DurationInput';
import { DueLine } from './Next';

/** Moves the clock of the walk on; timers that are due meanwhile happen. */
export function TimePasses({ due, onPass }: { due?: WalkDue; onPass: (after: string) => void }) {
  const { t } = useWords();
  const [after, setAfter] = useState<string | undefined>('PT1H');
  return (
    <div className="st-walk-time">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (after) onPass(after);
        }}
      >
        <span>{t('walk:time')}</span>
        <DurationInput value={after} label={t('walk:time')} onChange={setAfter} />
        <Button size="small" htmlType="submit" disabled={!after}>
          {t('walk:pass')}
        </Button>
      </form>
      {due && (
        <div>
          <span className="st-muted">{t('walk:ofCase')}</span> <DueLine due={due} />
        </div>
      )}
    </div>
  );
}
