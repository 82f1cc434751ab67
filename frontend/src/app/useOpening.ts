import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { openDiagram } from '../api/diagrams';
import type { Dropped, PickedFile } from '../api/files';
import { pickFile } from '../api/files';
import { restoreUnsaved } from '../api/journal';
import type { UnsavedWork } from '../api/journal';
import { layOut } from '../api/layout';
import type { Organisation } from '../api/organisation';
import { problemOf } from '../api/problem';
import { readProcess } from '../api/projects';
import { openSample } from '../api/samples';
import type { ScenarioContent } from '../api/scenario';
import type { Finding, Process, TableDraft } from '../api/types';
import { useReport } from '../api/useReport';
import { Checker } from '../features/check/checker';
import { Staff } from '../features/people/staff';
import { Numbers } from '../features/simulate/numbers';
import { useWords } from '../i18n/i18n';
import { blankDiagram } from '../modeler/blank';
import type { Step } from '../modeler/history';
import type { Language } from '../format/language';
import type { Documents, OpenDocument } from './documents';
import type { Journal } from './journal';
import { layouts, workbench } from './parts';

export interface Opening {
  process: (head: { id: string }) => Promise<void>;
  file: () => Promise<void>;
  /** A file that was dropped onto the window. */
  dropped: (file: Dropped) => Promise<void>;
  blank: (projectId?: string) => Promise<void>;
  table: (draft: TableDraft) => Promise<void>;
  /** Its id in the library; undefined where that did not work. */
  sample: (id: string) => Promise<string | undefined>;
  /** Takes over what was left unsaved; false when that did not work. */
  unsaved: (id: string) => Promise<boolean>;
}

/** The ways to get a process onto the screen. Whatever goes wrong is said; what is open stays open. */
export function useOpening(documents: Documents, journal: Journal, onFindings: () => void, onProject: (id: string | undefined) => void): Opening {
  const { t, language } = useWords();
  const report = useReport();
  const queries = useQueryClient();
  const { notification } = App.useApp();

  return useMemo(() => {
    const speaking = () => (document.documentElement.lang as Language) || 'en';
    const draw = async (name: string, xml: string, process?: Process, findings?: Finding[], numbers = new Numbers(), file?: OpenDocument['file']) => {
      const [{ Drawing }] = await workbench();
      const drawing = await Drawing.of(xml, speaking, process === undefined);
      if (process) drawing.saved();
      documents.add({
        key: crypto.randomUUID(),
        name,
        drawing,
        numbers,
        checker: new Checker(drawing, numbers, findings),
        kept: process && { id: process.id, projectId: process.projectId, revision: process.revision },
        file,
      });
      return drawing;
    };
    /** Opens what was left unsaved as it was, its history with it. */
    const reopen = async ({ id, work, content, steps }: UnsavedWork) => {
      journal.has(id, steps.map(({ number }) => number));
      if (work.kind === 'organisation') {
        const staff = new Staff(work.projectId);
        await staff.restore(content as Organisation, work.revision);
        return documents.turnTo({ key: id, staff });
      }
      // A process that was deleted meanwhile is one that is in no library.
      const there = work.processId !== '' && (await isThere(work.processId));
      const [{ Drawing }] = await workbench();
      const drawing = await Drawing.again({ steps: steps as Step[], position: work.position }, speaking, there ? work.saved : -1);
      const numbers = new Numbers();
      const { scenarioId, scenarioName, scenarioRevision } = work;
      if (content) numbers.restore(content as ScenarioContent, there && scenarioId ? { id: scenarioId, name: scenarioName, revision: scenarioRevision } : undefined);
      documents.add({
        key: id,
        name: work.name,
        drawing,
        numbers,
        checker: new Checker(drawing, numbers),
        kept: there ? { id: work.processId, projectId: work.projectId, revision: work.revision } : undefined,
        file: work.file ? { path: work.file, digest: work.fileDigest } : undefined,
      });
    };
    const guarded = <T>(title: string, open: () => Promise<T>) => open().catch((thrown: unknown) => report(title, thrown));
    const take = async (file: PickedFile) => {
      const opened = await openDiagram(file.name, file.data);
      const xml = opened.hasDiagram ? opened.xml : await (await layouts()).laidOut(opened.xml, layOut);
      const drawing = await draw(opened.name || file.name.replace(/\.(bpmn20\.xml|bpmn|xml)$/i, ''), xml, undefined, opened.findings, undefined, file.at);
      if (opened.findings.length > 0) onFindings();
      const names = drawing.undrawn();
      if (names.length === 0) return;
      notification.warning({
        title: t('start:undrawn.title', { count: names.length }),
        description: [named(names, t), t('start:undrawn.kept')].join(' '),
        duration: 0,
      });
    };

    return {
      process: ({ id }) =>
        guarded(t('app:failed.open'), async () => {
          const known = documents.ofProcess(id);
          if (known) return documents.show(known.key);
          const process = await readProcess(id);
          await draw(process.name, process.xml, process);
        }),
      file: () =>
        guarded(t('app:failed.openFile'), async () => {
          const file = await pickFile('.bpmn,.bpmn20.xml,.xml');
          if (file) await take(file);
        }),
      dropped: (file) =>
        guarded(t('app:failed.openFile'), async () => {
          if ('problem' in file) throw file.problem;
          await take(file);
        }),
      blank: (projectId) =>
        guarded(t('app:failed.open'), async () => {
          onProject(projectId);
          await draw(t('app:newProcess'), blankDiagram(t('app:newProcess')));
        }),
      table: ({ name, xml, scenario }) =>
        guarded(t('app:failed.open'), async () => {
          const numbers = new Numbers();
          numbers.take(scenario, []);
          await draw(name || t('app:newProcess'), xml, undefined, undefined, numbers);
        }),
      sample: (id) =>
        guarded(t('app:failed.open'), async () => {
          const { process } = await openSample(id);
          void queries.invalidateQueries({ queryKey: ['projects'] });
          await draw(process.name, process.xml, process);
          return process.id;
        }).then((id) => id ?? undefined),
      unsaved: async (id) => {
        let done = false;
        await guarded(t('app:failed.open'), async () => {
          await reopen(await restoreUnsaved(id));
          done = true;
        });
        return done;
      },
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the language changes the words that t yields
  }, [documents, journal, queries, report, notification, t, language, onFindings, onProject]);
}

/** How many names are told; the others are counted. */
const told = 6;

function named(names: string[], t: TFunction): string {
  const list = names.slice(0, told).join(t('start:undrawn.comma'));
  return names.length > told ? t('start:undrawn.more', { list, count: names.length - told }) : t('start:undrawn.list', { list });
}

/** Whether the library still has a process. That it cannot be asked is another matter, and is thrown. */
async function isThere(id: string): Promise<boolean> {
  try {
    await readProcess(id);
    return true;
  } catch (thrown) {
    if (problemOf(thrown).status === 404) return false;
    throw thrown;
  }
}
