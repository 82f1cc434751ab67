import { App } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fileName, keepFile, pickFile } from '../../api/files';
import { exportBPSim, importBPSim, importProsimos, listBPSim } from '../../api/interchange';
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
  fromProsimos: () => Promise<void>;
  fromBPSim: () => Promise<void>;
  toBPSim: (embedded: boolean) => Promise<void>;
  /** What has to be asked on the way. */
  dialog: ReactNode;
}

/** Numbers that come from other tools, and go to them. */
export function useInterchange(numbers: Numbers, drawing: Drawing): Interchange {
  const { t } = useWords();
  const report = useReport();
  const { modal } = App.useApp();
  const [waiting, setWaiting] = useState<Waiting>();

  const attempt = async (title: string, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (thrown) {
      report(title, thrown);
    }
  };
  const take = async (text: string, scenario: string) => {
    const taken = await importBPSim(await drawing.xml(), text, scenario);
    numbers.take(taken.content, taken.notices);
  };

  return {
    fromProsimos: () =>
      attempt(t('simulate:failed.import'), async () => {
        const file = await pickFile('.json,application/json');
        if (!file) return;
        const taken = await importProsimos(await drawing.xml(), await file.data.text());
        numbers.take(taken.content, taken.notices);
      }),
    fromBPSim: () =>
      attempt(t('simulate:failed.import'), async () => {
        const file = await pickFile('.bpsim,.bpmn,.bpmn2,.xml,application/xml');
        if (!file) return;
        const text = await file.data.text();
        const scenarios = await listBPSim(text);
        if (scenarios.length > 1) setWaiting({ text, scenarios });
        else await take(text, scenarios[0].id);
      }),
    toBPSim: (embedded) =>
      attempt(t('interchange:failedExport'), async () => {
        const content = numbers.state().content;
        if (!content) return;
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
