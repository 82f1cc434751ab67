import { CloudUploadOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { Deployment, Engine, Executing, Target } from '../../api/deployments';
import { deploy } from '../../api/deployments';
import { problemOf } from '../../api/problem';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import { Findings } from './Told';

type As = 'nobody' | 'user' | 'token';

const usual: Record<Engine, string> = { camunda7: 'http://localhost:8080/engine-rest', camunda8: 'http://localhost:8080', flowable: 'http://localhost:8080/flowable-rest/service' };
const remembered = (engine: Engine) => `sandtable.engine.${engine}`;
const rememberedCa = (engine: Engine) => `${remembered(engine)}.ca`;

interface Props {
  engine: Engine;
  asked: () => Promise<Executing>;
  /** The process is written, so that it can go. */
  ready: boolean;
  drawing: Drawing;
}

/** Asks where the process goes and as whom, hands it over, and tells what the engine says. The address and its certificates are remembered, the login is not. */
export function Handing({ engine, asked, ready, drawing }: Props) {
  const { t } = useWords();
  const [target, setTarget] = useState<Target>({ url: localStorage.getItem(remembered(engine)) ?? '', ca: localStorage.getItem(rememberedCa(engine)) ?? '' });
  const [as, setAs] = useState<As>('nobody');
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Deployment>();
  const [failed, setFailed] = useState<unknown>();
  const change = (more: Partial<Target>) => setTarget((now) => ({ ...now, ...more }));

  const hand = async () => {
    setBusy(true);
    setDone(undefined);
    setFailed(undefined);
    try {
      localStorage.setItem(remembered(engine), target.url.trim());
      localStorage.setItem(rememberedCa(engine), target.ca?.trim() ?? '');
      setDone(await deploy(await asked(), meant(target, as)));
    } catch (thrown) {
      setFailed(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="st-deploy-fields"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void hand();
      }}
    >
      <label>
        <span>{t('deploy:hand.url')}</span>
        <Input required type="url" value={target.url} placeholder={usual[engine]} onChange={({ target: { value } }) => change({ url: value })} />
      </label>
      <label>
        <span>{t('deploy:hand.tenant')}</span>
        <Input value={target.tenant} maxLength={64} placeholder={t('deploy:hand.optional')} onChange={({ target: { value } }) => change({ tenant: value })} />
      </label>
      <div>
        <span>{t('deploy:hand.login')}</span>
        <Segmented<As> size="small" aria-label={t('deploy:hand.login')} value={as} onChange={setAs} options={(['nobody', 'user', 'token'] as const).map((value) => ({ value, label: t(`deploy:hand.as.${value}`) }))} />
      </div>
      {as === 'user' && (
        <>
          <label>
            <span>{t('deploy:hand.user')}</span>
            <Input value={target.user} autoComplete="off" onChange={({ target: { value } }) => change({ user: value })} />
          </label>
          <label>
            <span>{t('deploy:hand.password')}</span>
            <Input.Password value={target.password} autoComplete="new-password" onChange={({ target: { value } }) => change({ password: value })} />
          </label>
        </>
      )}
      {as === 'token' && (
        <label>
          <span>{t('deploy:hand.token')}</span>
          <Input.Password value={target.token} autoComplete="new-password" onChange={({ target: { value } }) => change({ token: value })} />
        </label>
      )}
      {target.url.trim().startsWith('https:') && (
        <label className="st-deploy-pem">
          <span>{t('deploy:hand.ca')}</span>
          <Input.TextArea value={target.ca} autoSize={{ minRows: 2, maxRows: 5 }} spellCheck={false} maxLength={200_000} placeholder="-----BEGIN CERTIFICATE-----" onChange={({ target: { value } }) => change({ ca: value })} />
        </label>
      )}
      {target.url.trim().startsWith('https:') && <p className="st-deploy-hint">{t('deploy:hand.caHelp')}</p>}
      {as !== 'nobody' && <p className="st-deploy-hint">{t('deploy:hand.notKept')}</p>}
      {as !== 'nobody' && target.url.trim().startsWith('http:') && (
        <Checkbox checked={target.plain} onChange={({ target: { checked } }) => change({ plain: checked })}>
          {t('deploy:hand.plain')}
        </Checkbox>
      )}
      <Button type="primary" block htmlType="submit" icon={<CloudUploadOutlined aria-hidden />} loading={busy} disabled={!ready || target.url.trim() === ''}>
        {t('deploy:hand.button')}
      </Button>
      <div aria-live="polite">
        {failed !== undefined && <Alert type="error" showIcon title={problemOf(failed).message} description={problemOf(failed).hint} />}
        {done && <Outcome done={done} drawing={drawing} />}
      </div>
    </form>
  );
}

/** The target without what was typed for another way of logging in. */
function meant({ url, tenant, user, password, token, ca, plain }: Target, as: As): Target {
  return { url: url.trim(), ...(tenant && { tenant }), ...(ca?.trim() && url.trim().startsWith('https:') && { ca: ca.trim() }), ...(as === 'user' && { user, password }), ...(as === 'token' && { token }), ...(as !== 'nobody' && plain && { plain }) };
}

function Outcome({ done, drawing }: { done: Deployment; drawing: Drawing }) {
  const { t } = useWords();
  if (!done.deployed) return <Alert type="error" showIcon title={t('deploy:hand.refused')} description={<Findings findings={done.findings} drawing={drawing} />} />;
  const processes = done.processes.map(({ id, version }) => t('deploy:hand.process', { id, version })).join(t('deploy:hand.and'));
  return <Alert type="success" showIcon title={t(done.unchanged ? 'deploy:hand.unchanged' : 'deploy:hand.deployed')} description={processes || done.target} />;
}
