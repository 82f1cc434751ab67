import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { openDiagram } from '../api/diagrams';
import type { Dropped } from '../api/files';
import { pickFile } from '../api/files';
import { readProcess } from '../api/projects';
import { openSample } from '../api/samples';
import type { Finding, Process, TableDraft } from '../api/types';
import { useReport } from '../api/useReport';
import { Checker } from '../features/check/checker';
import { Numbers } from '../features/simulate/numbers';
import { useWords } from '../i18n/i18n';
import { blankDiagram } from '../modeler/blank';
import { Drawing } from '../modeler/drawing';
import { laidOut } from '../modeler/layout';
import type { Language } from '../format/language';
import type { Documents } from './documents';

export interface Opening {
  process: (head: { id: string }) => Promise<void>;
  file: () => Promise<void>;
  /** A file that was dropped onto the window. */
  dropped: (file: Dropped) => Promise<void>;
  blank: (projectId?: string) => Promise<void>;
  table: (draft: TableDraft) => Promise<void>;
  /** Its id in the library; undefined where that did not work. */
  sample: (id: string) => Promise<string | undefined>;
}

/** The ways to get a process onto the screen. Whatever goes wrong is said; what is open stays open. */
export function useOpening(documents: Documents, onFindings: () => void, onProject: (id: string | undefined) => void): Opening {
  const { t, language } = useWords();
  const report = useReport();
  const queries = useQueryClient();
  const { notification } = App.useApp();

  return useMemo(() => {
    const draw = async (name: string, xml: string, process?: Process, findings?: Finding[], numbers = new Numbers()) => {
      const drawing = await Drawing.of(xml, () => (document.documentElement.lang as Language) || 'en', process === undefined);
      if (process) drawing.saved();
      documents.add({
        key: crypto.randomUUID(),
        name,
        drawing,
        numbers,
        checker: new Checker(drawing, numbers, findings),
        kept: process && { id: process.id, projectId: process.projectId, revision: process.revision },
      });
      return drawing;
    };
    const guarded = <T>(title: string, open: () => Promise<T>) => open().catch((thrown: unknown) => report(title, thrown));
    const take = async (file: { name: string; data: Blob }) => {
      const opened = await openDiagram(file.name, file.data);
      const xml = opened.hasDiagram ? opened.xml : await laidOut(opened.xml);
      const drawing = await draw(opened.name || file.name.replace(/\.(bpmn20\.xml|bpmn|xml)$/i, ''), xml, undefined, opened.findings);
      if (opened.findings.length > 0) onFindings();
      const { names, diagrams } = drawing.undrawn();
      if (names.length === 0) return;
      notification.warning({
        title: t('start:undrawn.title', { count: names.length }),
        description: [named(names, t), diagrams > 1 && t('start:undrawn.diagrams', { count: diagrams }), t('start:undrawn.kept')].filter(Boolean).join(' '),
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
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the language changes the words that t yields
  }, [documents, queries, report, notification, t, language, onFindings, onProject]);
}

/** How many names are told; the others are counted. */
const told = 6;

function named(names: string[], t: TFunction): string {
  const list = names.slice(0, told).join(t('start:undrawn.comma'));
  return names.length > told ? t('start:undrawn.more', { list, count: names.length - told }) : t('start:undrawn.list', { list });
}
