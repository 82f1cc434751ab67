import { Alert, Checkbox, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import type { Edit } from '../../api/checks';
import { useWords } from '../../i18n/i18n';
import type { Matrix, Role } from '../../modeler/duties';
import { drop, handOver, holdings, namesake } from './changes';

/** What is to be done with a role. */
export type RoleTask = { kind: 'add' } | { kind: 'rename' | 'merge' | 'remove'; role: Role };

interface Props {
  task: RoleTask;
  matrix: Matrix;
  freshId: string;
  onDone: (edits?: Edit[]) => void;
}

/** Asks for what a change to a role needs, and shows what it will change. */
export function RoleDialog(props: Props) {
  switch (props.task.kind) {
    case 'add':
      return <Add {...props} />;
    case 'rename':
      return <Rename {...props} role={props.task.role} />;
    case 'merge':
      return <Merge {...props} role={props.task.role} />;
    case 'remove':
      return <Remove {...props} role={props.task.role} />;
  }
}

function Add({ matrix, freshId, onDone }: Props) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const taken = namesake(matrix, name);
  const fine = name.trim() !== '' && !taken;
  const done = () => fine && onDone([{ do: 'define', element: freshId, name: name.trim() }]);
  return (
    <Modal open title={t('raci:role.add')} okText={t('raci:role.addOk')} cancelText={t('app:cancel')} okButtonProps={{ disabled: !fine }} onOk={done} onCancel={() => onDone()} width={420}>
      <Form layout="vertical" onFinish={done}>
        <NameField name={name} onName={setName} taken={taken} />
      </Form>
    </Modal>
  );
}

function NameField({ name, onName, taken }: { name: string; onName: (name: string) => void; taken?: Role }) {
  const { t } = useWords();
  return (
    <Form.Item label={t('raci:role.name')} htmlFor="st-role-name" validateStatus={taken ? 'error' : undefined} help={taken ? t('raci:role.taken', { name: taken.name }) : undefined}>
      <Input id="st-role-name" autoFocus value={name} maxLength={120} onChange={(event) => onName(event.target.value)} />
    </Form.Item>
  );
}

function Rename({ matrix, role, onDone }: Props & { role: Role }) {
  const { t } = useWords();
  const [name, setName] = useState(role.name);
  const [withLanes, setWithLanes] = useState(true);
  const { cells, lanes } = holdings(matrix, role.id);
  const alike = lanes.filter((lane) => lane.name === role.name);
  const taken = namesake(matrix, name, role.id);
  const fine = name.trim() !== '' && name.trim() !== role.name && !taken;
  const renamed = [role.id, ...(withLanes ? alike.map(({ id }) => id) : [])];
  const done = () => fine && onDone(renamed.map((element) => ({ do: 'rename', element, name: name.trim() })));
  return (
    <Modal open title={t('raci:role.rename', { name: role.name })} okText={t('raci:role.renameOk')} cancelText={t('app:cancel')} okButtonProps={{ disabled: !fine }} onOk={done} onCancel={() => onDone()} width={460}>
      <Form layout="vertical" onFinish={done}>
        <NameField name={name} onName={setName} taken={taken} />
        {alike.length > 0 && (
          <Checkbox checked={withLanes} onChange={(event) => setWithLanes(event.target.checked)}>
            {t('raci:role.withLanes', { count: alike.length })}
          </Checkbox>
        )}
        <p className="st-muted">{t('raci:role.named', { count: cells.length })}</p>
      </Form>
    </Modal>
  );
}

function Merge({ matrix, role, onDone }: Props & { role: Role }) {
  const { t } = useWords();
  const [into, setInto] = useState<string>();
  const done = () => into && onDone([...handOver(matrix, role.id, into), ...(role.kind === 'resource' ? [{ do: 'remove' as const, element: role.id }] : [{ do: 'set' as const, element: role.id, property: 'role', value: into }])]);
  return (
    <Modal open title={t('raci:role.merge', { name: role.name })} okText={t('raci:role.mergeOk')} cancelText={t('app:cancel')} okButtonProps={{ disabled: !into }} onOk={done} onCancel={() => onDone()} width={460}>
      <Form layout="vertical">
        <Form.Item label={t('raci:role.into')} htmlFor="st-role-into">
          <RoleSelect id="st-role-into" matrix={matrix} but={role} value={into} onChange={setInto} resources />
        </Form.Item>
        <Held matrix={matrix} role={role} />
        {role.kind === 'lane' && <p className="st-muted">{t('raci:role.laneStays', { name: role.name })}</p>}
      </Form>
    </Modal>
  );
}

function Remove({ matrix, role, onDone }: Props & { role: Role }) {
  const { t } = useWords();
  const { cells, lanes } = holdings(matrix, role.id);
  const holds = cells.length + lanes.length > 0;
  const [how, setHow] = useState<'hand' | 'drop'>('hand');
  const [to, setTo] = useState<string>();
  const fine = !holds || how === 'drop' || to !== undefined;
  const done = () => onDone(holds && how === 'hand' && to ? [...handOver(matrix, role.id, to), { do: 'remove', element: role.id }] : drop(matrix, role.id));
  return (
    <Modal open title={t('raci:role.remove', { name: role.name })} okText={t('raci:role.removeOk')} cancelText={t('app:cancel')} okButtonProps={{ danger: true, disabled: !fine }} onOk={done} onCancel={() => onDone()} width={460}>
      {holds ? (
        <Form layout="vertical">
          <Held matrix={matrix} role={role} />
          <Radio.Group value={how} onChange={(event) => setHow(event.target.value)} className="st-role-ways">
            <Radio value="hand">{t('raci:role.hand')}</Radio>
            <RoleSelect id="st-role-to" label={t('raci:role.hand')} matrix={matrix} but={role} value={to} onChange={(id) => (setTo(id), setHow('hand'))} resources={lanes.length > 0} />
            <Radio value="drop">{t('raci:role.drop')}</Radio>
          </Radio.Group>
        </Form>
      ) : (
        <p>{t('raci:role.holdsNothing')}</p>
      )}
    </Modal>
  );
}

/** What goes along with a role. */
function Held({ matrix, role }: { matrix: Matrix; role: Role }) {
  const { t } = useWords();
  const { cells, lanes } = holdings(matrix, role.id);
  const parts = [
    ...(cells.length > 0 ? [t('raci:role.holdsCells', { count: cells.length })] : []),
    ...(lanes.length > 0 ? [t('raci:role.holdsLanes', { count: lanes.length, names: lanes.map(({ name }) => `“${name}”`).join(' ') })] : []),
  ];
  if (parts.length === 0) return null;
  const names = cells.slice(0, 5).map(({ row, codes }) => `${row.name} (${codes.join('/')})`);
  return <Alert type="info" className="st-role-held" title={parts.join(' ')} description={names.length > 0 ? `${names.join(' · ')}${cells.length > 5 ? ' …' : ''}` : undefined} />;
}

/** The other roles; where lanes come along, only those that a lane can stand for. */
function RoleSelect({ id, label, matrix, but, value, onChange, resources }: { id: string; label?: string; matrix: Matrix; but: Role; value?: string; onChange: (id: string) => void; resources?: boolean }) {
  const { t } = useWords();
  const others = matrix.roles.filter((role) => role.id !== but.id && (!resources || role.kind === 'resource'));
  return <Select id={id} aria-label={label} showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%' }} placeholder={t('raci:role.choose')} value={value} onChange={onChange} options={others.map(({ id: key, name }) => ({ value: key, label: name }))} />;
}
