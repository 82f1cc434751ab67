import { App } from 'antd';
import type { Leftover } from '../../api/leftovers';
import { useWords } from '../../i18n/i18n';
import { LeftoverNames } from './Leftovers';

/** Asks whether to play without what the numbers say of an older version of the process. */
export type AskLeftovers = (all: Leftover[], scenario?: string) => Promise<boolean>;

/** The question as a dialog; with a scenario's name where it is not the open one. */
export function useAskLeftovers(): AskLeftovers {
  const { t } = useWords();
  const { modal } = App.useApp();
  return (all, scenario) =>
    modal.confirm({
      title: scenario === undefined ? t('leftovers:ask', { count: all.length }) : t('leftovers:askOf', { count: all.length, name: scenario }),
      content: (
        <>
          {t('leftovers:askText')}
          <LeftoverNames all={all} />
        </>
      ),
      width: 520,
      okText: t('leftovers:without'),
      cancelText: scenario === undefined ? t('leftovers:look') : t('app:cancel'),
    }) as unknown as Promise<boolean>;
}
