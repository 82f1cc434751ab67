import { App } from 'antd';
import { useEffect, useState } from 'react';
import { readProcess } from '../api/projects';
import { useReport } from '../api/useReport';
import { restoreVersion } from '../api/versions';
import type { Compared } from '../features/history/Difference';
import { DifferenceDialog } from '../features/history/DifferenceDialog';
import type { Subject } from '../features/history/HistoryDialog';
import { HistoryDialog } from '../features/history/HistoryDialog';
import type { Saved } from '../features/simulate/startSimulation';
import { useWords } from '../i18n/i18n';
import type { Documents, OpenDocument } from './documents';
import { unsaved } from './documents';

interface Props {
  documents: Documents;
  /** Whose history is shown; undefined: nobody's. */
  document: OpenDocument | undefined;
  save: (key: string) => Promise<Saved | null>;
  onOpen: (process: { id: string }) => void;
  onClose: () => void;
}

/** The history of an open process, and bringing an earlier version of it back. */
export function ProcessHistory({ documents, document, save, onOpen, onClose }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const report = useReport();
  const [subject, setSubject] = useState<Subject | null>(null);
  const kept = document?.kept;
  useEffect(() => {
    let current = true;
    const look = async () => {
      if (!document || !kept) return setSubject(null);
      const now = await screenOf(document);
      if (current) setSubject({ processId: kept.id, name: document.name, now, unsaved: unsaved(document) });
    };
    look().catch((thrown: unknown) => {
      report(t('history:failed.show'), thrown);
      onClose();
    });
    return () => {
      current = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is on the screen when the history is opened
  }, [document?.key, kept?.id]);

  /** What is unsaved becomes a version first, so that nothing is lost. */
  const restore = async (revision: number): Promise<boolean> => {
    if (!document || !kept) return false;
    if (unsaved(document)) {
      // Somebody else may have saved meanwhile, and the person decided to go on with a copy.
      const saved = await save(document.key);
      if (saved?.processId !== kept.id) return false;
    }
    const { kept: last } = documents.get(document.key)!;
    const process = await restoreVersion(kept.id, revision, last!.revision);
    await document.drawing.replace(process.xml);
    document.drawing.view.fit();
    documents.keep(document.key, process);
    return true;
  };
  return (
    <HistoryDialog
      subject={subject}
      onClose={onClose}
      onRestore={restore}
      onOpen={(process) => {
        onOpen(process);
        void message.success(t('history:copied'), 3);
      }}
    />
  );
}

/** What is on the screen, to be compared with a version of the same process. */
async function screenOf({ drawing, numbers, kept, name }: OpenDocument): Promise<Compared> {
  const { content, kept: scenario, dirty } = numbers.state();
  return { title: name, process: kept?.id, xml: await drawing.xml(), ...(dirty && content ? { scenarioId: scenario?.id, scenario: content } : {}) };
}

/** What differs between what somebody else has saved and what is on the screen; undefined: nothing is shown. */
export function ConflictDifference({ document, onClose }: { document: OpenDocument | undefined; onClose: () => void }) {
  const { t } = useWords();
  const report = useReport();
  const [shown, setShown] = useState<{ before: Compared; after: Compared } | null>(null);
  useEffect(() => {
    let current = true;
    const look = async () => {
      if (!document?.kept) return setShown(null);
      const [theirs, mine] = await Promise.all([readProcess(document.kept.id), screenOf(document)]);
      if (current) setShown({ before: { title: t('history:theirs'), process: theirs.id, revision: theirs.revision }, after: { ...mine, title: t('history:mine') } });
    };
    look().catch((thrown: unknown) => {
      report(t('history:failed.show'), thrown);
      onClose();
    });
    return () => {
      current = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is on the screen when it is asked for
  }, [document?.key]);
  return <DifferenceDialog shown={shown} onClose={onClose} />;
}
