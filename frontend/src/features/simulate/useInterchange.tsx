import { App } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fileName, keepFile, pickFile } from '../../api/files';
import { exportBPSim, importBPSim, importProsimos, listBPSim } from '../../api/interchange';
import type { ScenarioContent } from '../../api/scenario';
import { useReport } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import type { Numbers } from './numbers';
import { ScenarioChoice } from './ScenarioChoice';

/** A file with several scenarios, of which one is to be chosen. */
interface Waiting {
  text: string;
  scenarios: { id: string; name: string }[];
}

export interface Interchange {
  /** Asks for a file of whichever kind; true once its numbers are here. */
  fromFile: () => Promise<boolean>;
  /** Takes the numbers of a file of whichever kind, by its text; true once they are here. */
  fromText: (text: string) => Promise<boolean>;
  fromProsimos: () => Promise<void>;
  fromBPSim: () => Promise<void>;
  toBPSim: (embedded: boolean) => Promise<void>;
  /** What has to be asked on the way. */
  dialog: ReactNode;
}

/** Numbers that come from other tools, and go to them. While nothing is open, nothing comes. */
export function useInterchange(numbers: Numbers | undefined, drawing: Drawing | undefined): Interchange {
  const { t } = useWords();
  const report = useReport();
  const { modal } = App.useApp();
  const [waiting, setWaiting] = useState<Waiting>();

  const attempt = async <T,>(title: string, work: () => Promise<T>) => {
    try {
      return await work();
    } catch (thrown) {
      report(title, thrown);
      return undefined;
    }
  };
  const take = async (text: string, scenario: string) => {
    if (!numbers || !drawing) return;
    const taken = await importBPSim(await drawing.xml(), text, scenario);
    numbers.take(taken.content, taken.notices);
  };
  const takeProsimos = async (text: string) => {
    if (!numbers || !drawing) return;
    const taken = await importProsimos(await drawing.xml(), text);
    numbers.take(taken.content, taken.notices);
  };
  const takeBPSim = async (text: string) => {
    const scenarios = await listBPSim(text);
    if (scenarios.length > 1) setWaiting({ text, scenarios });
    else await take(text, scenarios[0].id);
  };

  const takeAny = async (text: string) => {
    const own = ownNumbers(text);
    if (own) numbers?.take(own, []);
    else await (isJSON(text) ? takeProsimos(text) : takeBPSim(text));
    return true;
  };

  return {
    fromFile: async () =>
      (await attempt(t('simulate:failed.import'), async () => {
        const file = await pickFile('.json,.bpsim,.bpmn,.bpmn2,.xml');
        return file ? takeAny(await file.data.text()) : false;
      })) ?? false,
    fromText: async (text) => (await attempt(t('simulate:failed.import'), () => takeAny(text))) ?? false,
    fromProsimos: () =>
      attempt(t('simulate:failed.import'), async () => {
        const file = await pickFile('.json,application/json');
        if (file) await takeProsimos(await file.data.text());
      }),
    fromBPSim: () =>
      attempt(t('simulate:failed.import'), async () => {
        const file = await pickFile('.bpsim,.bpmn,.bpmn2,.xml,application/xml');
        if (file) await takeBPSim(await file.data.text());
      }),
    toBPSim: (embedded) =>
      attempt(t('interchange:failedExport'), async () => {
        const content = numbers?.state().content;
        if (!content || !drawing) return;
        const { text, notices } = await exportBPSim(await drawing.xml(), content, embedded);
        await keepFile(fileName(content.name ?? '', embedded ? 'bpmn' : 'bpsim'), new Blob([text], { type: 'application/xml' }));
        if (notices.length === 0) return;
        modal.warning({
          title: t('interchange:unsaid'),
          width: 640,
          okText: t('app:understood'),
          content: (
            <ul className="st-unsaid">
              {notices.map((notice) => (
                <li key={notice}>{notice}</li>
              ))}
            </ul>
          ),
        });
      }),
    dialog: waiting && (
      <ScenarioChoice
        scenarios={waiting.scenarios}
        onChoice={(id) => {
          setWaiting(undefined);
          void attempt(t('simulate:failed.import'), () => take(waiting.text, id));
        }}
        onClose={() => setWaiting(undefined)}
      />
    ),
  };
}

/** The numbers of a file that Sandtable itself has written; what is wrong in them is said beside them. */
function ownNumbers(text: string): ScenarioContent | undefined {
  try {
    const value = JSON.parse(text.replace(/^\uFEFF/, '')) as Partial<ScenarioContent> | null;
    return value?.run !== null && typeof value?.run === 'object' ? (value as ScenarioContent) : undefined;
  } catch {
    return undefined;
  }
}

/** Prosimos writes JSON, BPSim is XML: whatever the file is called. */
function isJSON(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text);
}
