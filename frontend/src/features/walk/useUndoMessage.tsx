import { App, Button } from 'antd';
import { useCallback, useId } from 'react';
import { useWords } from '../../i18n/i18n';

/** Seconds that something can be taken back for. */
const time = 10;

/** Says what was done, with a button that takes it back. */
export function useUndoMessage(): (text: string, undo: () => void) => void {
  const { t } = useWords();
  const { message } = App.useApp();
  const key = useId();
  return useCallback(
    (text, undo) => {
      const take = () => {
        message.destroy(key);
        undo();
      };
      message.success({
        key,
        duration: time,
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
    [message, key, t],
  );
}
