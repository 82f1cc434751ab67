import { useEffect, useRef, useState } from 'react';
import { openDiagram } from '../api/diagrams';
import { knowsDisk, lookAtFile, readFileAgain } from '../api/disk';
import { layOut } from '../api/layout';
import { useReport } from '../api/useReport';
import { useWords } from '../i18n/i18n';
import type { Documents, OpenDocument } from './documents';
import { layouts } from './parts';

/** A file that somebody else has changed under an open drawing: what the disk holds, and what is open. */
export interface Changed {
  document: OpenDocument;
  /** Absent when the file is gone. */
  theirs?: string;
  mine: string;
  digest: string;
}

/** How often files are looked at, in milliseconds; that costs one question to the disk each. */
const pause = 2_000;

/** Notices that files which are open are changed by others. Nothing is taken over or overwritten without being asked for. */
export function useDisk(documents: Documents): { changed?: Changed; reload: () => void; keep: () => void } {
  const { t } = useWords();
  const report = useReport();
  const [changed, setChanged] = useState<Changed>();
  const asked = useRef(false);

  useEffect(() => {
    if (!knowsDisk()) return;
    let stopped = false;
    let busy = false;
    const look = async () => {
      if (busy || stopped || asked.current || document.hidden) return;
      busy = true;
      try {
        for (const open of documents.state().list) {
          const found = open.file && (await changeOf(documents, open));
          if (!found || stopped) continue;
          asked.current = true;
          setChanged(found);
          break;
        }
      } catch {
        // A file that cannot be read just now is looked at again.
      }
      busy = false;
    };
    const timer = setInterval(() => void look(), pause);
    const now = () => void look();
    window.addEventListener('focus', now);
    return () => {
      stopped = true;
      clearInterval(timer);
      window.removeEventListener('focus', now);
    };
  }, [documents]);

  const settle = (digest: string) => {
    const { document } = changed!;
    const now = documents.get(document.key);
    if (now?.file) documents.change(document.key, { file: { ...now.file, digest } });
    asked.current = false;
    setChanged(undefined);
  };
  return {
    changed,
    reload: () => {
      const { document, theirs, digest } = changed!;
      void document.drawing
        .replace(theirs!, true)
        .catch((thrown: unknown) => report(t('app:failed.openFile'), thrown))
        .finally(() => settle(digest));
    },
    keep: () => settle(changed!.digest),
  };
}

/** What somebody else made of the file of a document; undefined while it is as it was. */
async function changeOf(documents: Documents, document: OpenDocument): Promise<Changed | undefined> {
  const { path, digest } = document.file!;
  const state = await lookAtFile(path);
  if (state.digest === digest) return undefined;
  if (state.own) {
    documents.change(document.key, { file: { path, digest: state.digest } });
    return undefined;
  }
  const mine = await document.drawing.xml();
  if (!state.digest) return { document, mine, digest: '' };
  const file = await readFileAgain(path);
  const opened = await openDiagram(file.name, file.data);
  const theirs = opened.hasDiagram ? opened.xml : await (await layouts()).laidOut(opened.xml, layOut);
  return { document, mine, theirs, digest: file.digest };
}
