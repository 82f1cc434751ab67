import { App, Button } from 'antd';
import { useCallback, useId } from 'react';
import { useWords } from '../i18n/i18n';

/** How something is told: that it was done, or that it came of something else; and for how many seconds. */
interface Told {
  as: 'success' | 'info';
  seconds: number;
}

/** Says what was done, with a button that takes it back. */
export function useUndoMessage({ as, seconds }: Told = { as: 'success', seconds: 10 }): (text: string, undo: () => void) => void {
  const { t } = useWords();
  const { message } = App.useApp();
  const key = useId();
  return useCallback(
    (text, undo) => {
      const take = () => {
        message.destroy(key);
        undo();
      };
      message[as]({
        key,
        duration: seconds,
        content: (
          <>
            {text}{' '}
            <Button type="link" size="small" onClick={take}>
              {t('app:action.undo')}
            </Button>
          </>
        ),
      });
    },
    [message, key, t, as, seconds],
  );
}
