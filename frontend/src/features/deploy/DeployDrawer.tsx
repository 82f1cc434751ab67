import { Alert, Collapse, Drawer, Input, Segmented, Select, Skeleton } from 'antd';
import { useState } from 'react';
import type { Engine } from '../../api/deployments';
import { engines } from '../../api/deployments';
import { problemOf } from '../../api/problem';
import type { ScenarioContent } from '../../api/scenario';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import './deploy.css';
import { Handing } from './Handing';
import { SaveFiles } from './SaveFiles';
import { Told } from './Told';
import type { Options } from './useExecutable';
import { useExecutable } from './useExecutable';

/** What is done with the process once it is written. */
export type Purpose = 'save' | 'deploy';

/** A process that an engine is to run. */
export interface Subject {
  name: string;
  drawing: Drawing;
  /** Whose data stand in where the drawing has none. */
  scenario: () => ScenarioContent | undefined;
}

interface Props {
  /** Undefined: nothing is asked. */
  of: Subject | undefined;
  purpose: Purpose;
  onPurpose: (purpose: Purpose) => void;
  onClose: () => void;
}

/** Writes the process for an engine beside the drawing, tells what becomes of it, and saves or deploys it. */
export function DeployDrawer({ of, purpose, onPurpose, onClose }: Props) {
  const { t } = useWords();
  return (
    <Drawer open={of !== undefined} title={t('deploy:title')} size={440} mask={false} destroyOnHidden onClose={onClose}>
      {of && <DeployForm subject={of} purpose={purpose} onPurpose={onPurpose} />}
    </Drawer>
  );
}

const titles: Record<Engine, string> = { camunda7: 'Camunda 7', camunda8: 'Camunda 8', flowable: 'Flowable' };

const lastEngine = 'sandtable.engine';

function chosen(): Engine {
  return engines.find((one) => one === localStorage.getItem(lastEngine)) ?? 'camunda7';
}

function DeployForm({ subject, purpose, onPurpose }: { subject: Subject; purpose: Purpose; onPurpose: (purpose: Purpose) => void }) {
  const { t } = useWords();
  const [engine, setEngine] = useState(chosen);
  const [options, setOptions] = useState<Options>({ keepFor: 'P180D' });
  const { asked, executable, fresh, failed } = useExecutable(subject, engine, options);
  const choose = (next: Engine) => {
    localStorage.setItem(lastEngine, next);
    setEngine(next);
  };
  return (
    <div className="st-deploy">
      <Segmented block aria-label={t('deploy:engine')} value={engine} onChange={choose} options={engines.map((one) => ({ value: one, label: titles[one] }))} />
      <p className="st-deploy-hint">{t(`deploy:engineHint.${engine}`)}</p>
      <Collapse ghost size="small" items={[{ key: 'options', label: t('deploy:options'), children: <OptionFields engine={engine} options={options} onChange={setOptions} /> }]} />
      {failed ? <Alert type="error" showIcon title={problemOf(failed).message} /> : !executable ? <Skeleton active title={false} paragraph={{ rows: 4 }} /> : <Told findings={executable.findings} drawing={subject.drawing} />}
      <section className="st-deploy-end" aria-label={t('deploy:then')}>
        <Segmented<Purpose>
          block
          aria-label={t('deploy:then')}
          value={purpose}
          onChange={onPurpose}
          options={[
            { value: 'save', label: t('deploy:save.title') },
            { value: 'deploy', label: t('deploy:hand.title') },
          ]}
        />
        {executable?.refused && <Alert type="error" showIcon title={t('deploy:refused')} />}
        {purpose === 'save' ? <SaveFiles name={subject.name} files={fresh && executable ? executable.files : []} /> : <Handing key={engine} engine={engine} asked={asked} ready={executable?.refused === false} drawing={subject.drawing} />}
      </section>
    </div>
  );
}

function OptionFields({ engine, options, onChange }: { engine: Engine; options: Options; onChange: (options: Options) => void }) {
  const { t } = useWords();
  return (
    <div className="st-deploy-fields">
      {engine !== 'flowable' && (
        <label>
          <span>{t('deploy:version')}</span>
          <Input size="small" maxLength={64} value={options.version} placeholder="1.0.0" onChange={({ target }) => onChange({ ...options, version: target.value })} />
        </label>
      )}
      {engine === 'camunda7' && (
        <label>
          <span>{t('deploy:keepFor')}</span>
          <Select size="small" aria-label={t('deploy:keepFor')} value={options.keepFor} onChange={(keepFor) => onChange({ ...options, keepFor })} options={[30, 90, 180, 365].map((days) => ({ value: `P${days}D`, label: t('deploy:days', { count: days }) }))} />
        </label>
      )}
      {engine === 'camunda8' && (
        <label>
          <span>{t('deploy:correlate')}</span>
          <Input size="small" maxLength={200} value={options.correlate} placeholder="caseId" onChange={({ target }) => onChange({ ...options, correlate: target.value })} />
        </label>
      )}
      {engine === 'flowable' && <p className="st-deploy-hint">{t('deploy:noOptions')}</p>}
    </div>
  );
}
