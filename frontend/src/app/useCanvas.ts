import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect } from 'react';
import { layOut } from '../api/layout';
import { callableQuery } from '../api/projects';
import { useReport } from '../api/useReport';
import { useWords } from '../i18n/i18n';
import type { OpenDocument } from './documents';

interface Canvas {
  tidy: () => void;
  /** Opens the process of the project that has an id in its file. */
  call: (called: string) => void;
}

/** What the canvas needs the rest of the application for: laying out, and opening what a call activity calls. */
export function useCanvas(document: OpenDocument | undefined, open: (process: { id: string }) => Promise<void>): Canvas {
  const { t } = useWords();
  const { message } = App.useApp();
  const report = useReport();
  const queries = useQueryClient();

  const tidy = async () => {
    if (!document) return;
    try {
      if (await document.drawing.tidy(layOut)) {
        document.drawing.view.fit();
        void message.success(t('canvas:tidied'));
      } else void message.info(t('canvas:nothingToTidy'));
    } catch (thrown) {
      report(t('canvas:tidyFailed'), thrown);
    }
  };

  const call = async (called: string) => {
    const projectId = document?.kept?.projectId;
    if (!projectId) return void message.info(t('canvas:call.unsaved'), 5);
    try {
      const found = (await queries.fetchQuery(callableQuery(projectId))).filter((one) => one.called === called);
      if (found.length === 1) await open({ id: found[0].in });
      else void message.warning(t(found.length === 0 ? 'canvas:call.nowhere' : 'canvas:call.several', { id: called }), 6);
    } catch (thrown) {
      report(t('app:failed.open'), thrown);
    }
  };

  useEffect(() => document?.drawing.onCall((called) => void call(called)));
  useEffect(() => document?.drawing.onUnpasteable((why) => report(t('canvas:unpasteable'), why)), [document, report, t]);
  return { tidy: () => void tidy(), call: (called) => void call(called) };
}
