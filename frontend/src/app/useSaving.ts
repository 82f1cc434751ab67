import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useRef } from 'react';
import { changedElsewhere, problemOf } from '../api/problem';
import { createProcess, createProject, readProcess, saveProcess } from '../api/projects';
import type { Process } from '../api/types';
import { useReport } from '../api/useReport';
import type { Saved } from '../features/simulate/startSimulation';
import { useWords } from '../i18n/i18n';
import type { Documents, OpenDocument } from './documents';

/** Where a new process shall go: into a project, or into a new one of that name. */
export interface Target {
  name: string;
  project: { id: string } | { name: string };
}

/** What to do when somebody else saved the same process meanwhile. */
export type Resolution = 'mine' | 'theirs' | 'later';

interface Questions {
  askTarget: (document: OpenDocument) => Promise<Target | null>;
  askConflict: (document: OpenDocument) => Promise<Resolution>;
}

/** Saves an open process with its numbers into the library; null when the person changed their mind. Never overwrites what somebody else saved. */
export function useSaving(documents: Documents, { askTarget, askConflict }: Questions): (key: string) => Promise<Saved | null> {
  const { t } = useWords();
  const { message } = App.useApp();
  const report = useReport();
  const queries = useQueryClient();
  const busy = useRef(new Map<string, Promise<Saved | null>>());

  const create = useCallback(
    async (key: string, target: Target): Promise<Process> => {
      const { drawing } = documents.get(key)!;
      const mark = drawing.mark();
      const xml = await drawing.xml();
      const projectId = 'id' in target.project ? target.project.id : (await createProject(target.project.name)).id;
      const process = await createProcess(projectId, target.name, xml);
      documents.keep(key, process);
      drawing.saved(mark);
      return process;
    },
    [documents],
  );

  /** Both versions stay in the library: mine as a copy, theirs where it was. */
  const resolve = useCallback(
    async (document: OpenDocument): Promise<boolean> => {
      const kept = document.kept!;
      const resolution = await askConflict(document);
      if (resolution === 'later') return false;
      const name = t('app:conflict.copyName', { name: document.name });
      if (resolution === 'mine') {
        document.numbers.detach();
        await create(document.key, { name, project: { id: kept.projectId } });
        void message.success(t('app:conflict.keptMine', { name }));
        return true;
      }
      const mine = await document.drawing.xml();
      await createProcess(kept.projectId, name, mine);
      const theirs = await readProcess(kept.id);
      await document.drawing.replace(theirs.xml);
      documents.keep(document.key, theirs);
      void message.success(t('app:conflict.loadedTheirs', { name }), 6);
      return true;
    },
    [askConflict, create, documents, message, t],
  );

  const put = useCallback(
    async (document: OpenDocument): Promise<boolean> => {
      const { drawing, kept, key } = document;
      if (!kept) {
        const target = await askTarget(document);
        if (!target) return false;
        await create(key, target);
        return true;
      }
      const { dirty } = drawing.state();
      // Numbers alone make a version, too: what differs is found in the history.
      if (!dirty && !document.numbers.state().dirty) return true;
      const mark = drawing.mark();
      try {
        documents.keep(key, await saveProcess(kept.id, await drawing.xml(), kept.revision));
        drawing.saved(mark);
        return true;
      } catch (thrown) {
        const problem = problemOf(thrown);
        // Numbers do not depend on who drew meanwhile; that is asked about once something is drawn here.
        if (problem.code === changedElsewhere && !dirty) return true;
        if (problem.code === changedElsewhere) return resolve(document);
        // Somebody deleted it: the drawing is here still, and the next save asks where to put it.
        if (problem.status === 404) documents.change(key, { kept: undefined });
        throw thrown;
      }
    },
    [askTarget, create, documents, resolve],
  );

  const save = useCallback(
    async (key: string): Promise<Saved | null> => {
      try {
        const document = documents.get(key);
        if (!document || !(await put(document))) return null;
        const { kept, numbers } = documents.get(key)!;
        const copied = await numbers.save(kept!.id, (name) => t('app:conflict.copyName', { name }));
        if (copied) void message.info(t('app:conflict.numbersCopied'), 6);
        return { processId: kept!.id, revision: kept!.revision };
      } catch (thrown) {
        report(t('app:failed.save'), thrown);
        return null;
      } finally {
        void queries.invalidateQueries({ queryKey: ['projects'] });
        void queries.invalidateQueries({ queryKey: ['processes'], predicate: ({ queryKey }) => queryKey[2] === 'scenarios' });
      }
    },
    [documents, message, put, queries, report, t],
  );

  return useCallback(
    (key) => {
      const running = busy.current.get(key);
      if (running) return running;
      const saving = save(key).finally(() => busy.current.delete(key));
      busy.current.set(key, saving);
      return saving;
    },
    [save],
  );
}
