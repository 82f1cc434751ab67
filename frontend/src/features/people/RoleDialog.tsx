import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Form, Input, Modal, Progress, Radio, Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { OrgRole } from '../../api/organisation';
import { problemOf } from '../../api/problem';
import { useWords } from '../../i18n/i18n';
import { RolePlaces } from '../../modeler/RolePlaces';
import type { RoleChange } from '../../modeler/roles';
import { folded, peopleOf, rolesOf, set, withoutRole } from './changes';
import { changeEverywhere, plansOf, readEverywhere } from './everywhere';
import type { Known, Outcome, ProcessPlan } from './everywhere';
import { usePage } from './Page';

/** What is to be done with a role. */
export type RoleTask = { kind: 'rename'; role: OrgRole; name: string } | { kind: 'merge' | 'remove'; role: OrgRole };

/** Renames, merges or removes a role in the organisation and in every process and scenario of the project; shows first what that changes. */
export function RoleDialog({ task, onDone }: { task: RoleTask; onDone: (current?: string) => void }) {
  const { t } = useWords();
  const { staff, content, projectId, open } = usePage();
  const queries = useQueryClient();
  const { role } = task;
  const [name, setName] = useState(task.kind === 'rename' ? task.name : role.name);
  const [lanes, setLanes] = useState(true);
  const [into, setInto] = useState<string>();
  const [how, setHow] = useState<'hand' | 'drop'>('hand');
  const [working, setWorking] = useState<{ done: number; of: number }>();
  const [outcomes, setOutcomes] = useState<Outcome[]>();
  const others = rolesOf(content).filter(({ id }) => id !== role.id);
  const taken = task.kind === 'rename' && others.some((other) => folded(other.name) === folded(name));
  const target = others.find(({ id }) => id === into);

  const change = useMemo<RoleChange | undefined>(() => {
    if (task.kind === 'rename') return name.trim() && !taken ? { role: role.id, name: name.trim(), lanes } : undefined;
    if (task.kind === 'remove' && how === 'drop') return { role: role.id, drop: true };
    return target && { role: role.id, into: { id: target.id, name: target.name } };
  }, [task.kind, role.id, name, taken, lanes, how, target]);
  // Before anything is chosen, what there is to hand over is shown.
  const shown = useMemo<RoleChange>(() => change ?? { role: role.id, drop: true }, [change, role.id]);
  const { plans, failed, progress, again } = usePlans(projectId, open, shown);

  const inOrganisation = () =>
    staff.edit((now) => (task.kind === 'rename' ? set(now, 'roles', role.id, { name: name.trim() }) : withoutRole(now, role.id, task.kind === 'remove' && how === 'drop' ? undefined : into)));
  const carryOut = async () => {
    if (!change || !plans) return;
    setWorking({ done: 0, of: plans.length });
    const done = await changeEverywhere(plans, (now, of) => setWorking({ done: now, of }));
    inOrganisation();
    await queries.invalidateQueries({ queryKey: ['projects', projectId, 'processes'] });
    await queries.invalidateQueries({ queryKey: ['processes'] });
    setWorking(undefined);
    const wrong = done.some((one) => !one.done) || plans.some(({ refused }) => refused);
    if (!wrong) return onDone(task.kind === 'rename' ? role.id : into);
    setOutcomes(done);
  };
  const people = peopleOf(content).filter(({ roles }) => roles?.includes(role.id)).length;
  const nothing = plans?.length === 0;
  // A name typed into the table that nothing else has needs no questions.
  const quiet = task.kind === 'rename' && task.name !== role.name && nothing && change !== undefined;
  useEffect(() => {
    if (!quiet) return;
    staff.edit((now) => set(now, 'roles', role.id, { name: task.kind === 'rename' ? task.name.trim() : role.name }));
    onDone(role.id);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when it turns out that there is nothing to ask
  }, [quiet]);

  const slow = useSlow();
  if (quiet || (task.kind === 'rename' && task.name !== role.name && !plans && !failed && !slow)) return null;
  if (outcomes) return <Outcomes outcomes={outcomes} refused={(plans ?? []).filter((plan) => plan.refused)} onClose={() => onDone()} />;
  return (
    <Modal
      open
      width={620}
      title={t(`people:role.${task.kind}`, { name: role.name })}
      okText={t(`people:role.${task.kind}Ok`)}
      cancelText={t('app:cancel')}
      okButtonProps={{ disabled: !change || !plans || (task.kind === 'rename' && name.trim() === role.name), danger: task.kind === 'remove' && how === 'drop', loading: working !== undefined }}
      onOk={() => void carryOut()}
      onCancel={() => onDone()}
    >
      <Form layout="vertical" onFinish={() => void carryOut()}>
        {task.kind === 'rename' && (
          <>
            <Form.Item label={t('people:role.newName')} htmlFor="st-role-new" validateStatus={taken ? 'error' : undefined} help={taken ? t('people:role.taken') : undefined}>
              <Input id="st-role-new" autoFocus value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
            </Form.Item>
            <Checkbox checked={lanes} onChange={(event) => setLanes(event.target.checked)}>
              {t('people:role.lanes', { name: role.name })}
            </Checkbox>
          </>
        )}
        {task.kind === 'merge' && (
          <Form.Item label={t('people:role.into')} htmlFor="st-role-into">
            <RoleSelect id="st-role-into" roles={others} value={into} onChange={setInto} />
          </Form.Item>
        )}
        {task.kind === 'remove' && (
          <Radio.Group value={how} onChange={(event) => setHow(event.target.value)} className="st-role-how">
            <Radio value="hand">{t('people:role.hand')}</Radio>
            {how === 'hand' && <RoleSelect id="st-role-hand" label={t('people:role.hand')} roles={others} value={into} onChange={setInto} />}
            <Radio value="drop">{t('people:role.drop')}</Radio>
          </Radio.Group>
        )}
      </Form>
      {people > 0 && change && task.kind !== 'rename' && <p className="st-muted">{t('into' in change ? 'people:role.peopleMove' : 'people:role.peopleLose', { count: people })}</p>}
      {failed && <Alert type="warning" showIcon title={failed.message} description={failed.hint} action={<Button size="small" onClick={again}>{t('people:again')}</Button>} />}
      {!plans && !failed && <Progress percent={progress.of > 0 ? Math.round((100 * progress.done) / progress.of) : 0} size="small" aria-label={t('people:role.looking')} />}
      {nothing && <p className="st-muted">{t('people:role.nowhere')}</p>}
      {plans && plans.length > 0 && <Plans plans={plans} />}
      {working && <Progress percent={Math.round((100 * working.done) / Math.max(1, working.of))} size="small" aria-label={t('people:role.working')} />}
    </Modal>
  );
}

function RoleSelect({ id, label, roles, value, onChange }: { id: string; label?: string; roles: OrgRole[]; value?: string; onChange: (id: string) => void }) {
  const { t } = useWords();
  return <Select id={id} aria-label={label} style={{ width: '100%' }} showSearch={{ optionFilterProp: 'label' }} placeholder={t('people:role.choose')} value={value} options={roles.map((role) => ({ value: role.id, label: role.name }))} onChange={onChange} />;
}

/** What would change, process by process. */
function Plans({ plans }: { plans: ProcessPlan[] }) {
  const { t } = useWords();
  return (
    <>
      <p role="status" className="st-role-sum">{t('people:role.sum', { count: plans.length })}</p>
      <ul className="st-role-plans st-scroll">
        {plans.map((plan) => (
          <li key={plan.key} data-refused={plan.refused !== undefined}>
            <span className="st-role-process">
              {plan.name}
              {plan.open && <span className="st-muted"> · {t('people:role.open')}</span>}
            </span>
            {plan.refused ? <span className="st-wrong">{t(`people:role.refused.${plan.refused.why}`, { detail: plan.refused.detail })}</span> : <Changes plan={plan} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Changes({ plan: { places, scenarios } }: { plan: ProcessPlan }) {
  const { t } = useWords();
  return (
    <ul>
      <RolePlaces places={places} />
      {scenarios.map(({ name, places: count }) => (
        <li key={name}>{t('people:place.scenario', { name, count })}</li>
      ))}
    </ul>
  );
}

function Outcomes({ outcomes, refused, onClose }: { outcomes: Outcome[]; refused: ProcessPlan[]; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Modal open title={t('people:role.outcome')} width={560} onCancel={onClose} footer={<Button type="primary" onClick={onClose}>{t('app:understood')}</Button>}>
      <ul className="st-role-plans st-scroll">
        {outcomes.map((one) => (
          <li key={one.plan.key}>
            <span className="st-role-process">
              {one.done ? <CheckCircleOutlined aria-hidden /> : <ExclamationCircleOutlined className="st-wrong" aria-hidden />} {one.plan.name}
            </span>
            <span className={one.done ? 'st-muted' : 'st-wrong'}>{one.done ? t('people:role.done') : one.conflict ? t('people:role.conflict') : one.message}</span>
          </li>
        ))}
        {refused.map((plan) => (
          <li key={plan.key}>
            <span className="st-role-process">
              <ExclamationCircleOutlined className="st-wrong" aria-hidden /> {plan.name}
            </span>
            <span className="st-wrong">{t(`people:role.refused.${plan.refused!.why}`, { detail: plan.refused!.detail })}</span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}

/** Whether it has taken so long that one has to be told. */
function useSlow(): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const waiting = setTimeout(() => setSlow(true), 400);
    return () => clearTimeout(waiting);
  }, []);
  return slow;
}

/** What a change does; the processes are read once, when the dialog opens. */
function usePlans(projectId: string, open: ReturnType<typeof usePage>['open'], change: RoleChange) {
  const queries = useQueryClient();
  const [read, setRead] = useState<{ known?: Known[]; failed?: ReturnType<typeof problemOf> }>({});
  const [progress, setProgress] = useState({ done: 0, of: 0 });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let current = true;
    readEverywhere(projectId, open, queries, (done, of) => current && setProgress({ done, of })).then(
      (known) => current && setRead({ known }),
      (thrown: unknown) => current && setRead({ failed: problemOf(thrown) }),
    );
    return () => void (current = false);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the open processes are those of the moment when the dialog was opened
  }, [projectId, queries, tries]);
  const plans = useMemo(() => read.known && plansOf(read.known, change), [read.known, change]);
  const again = () => {
    setRead({});
    setTries(tries + 1);
  };
  return { plans, failed: read.failed, progress, again };
}
