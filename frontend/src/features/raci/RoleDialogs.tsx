import { Alert, AutoComplete, Checkbox, Form, Input, Modal, Radio, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { Edit } from '../../api/checks';
import type { OrgRole } from '../../api/organisation';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import type { Matrix, Role } from '../../modeler/duties';
import { RolePlaces } from '../../modeler/RolePlaces';
import type { RoleChange } from '../../modeler/roles';
import { handOver, holdings, namesake, plainly } from './changes';

/** What is to be done with a role. */
export type RoleTask = { kind: 'add' } | { kind: 'rename' | 'merge' | 'remove'; role: Role };

/** What becomes of a role: edits, then what changes wherever the drawing speaks of it; together one step. */
export interface RoleAnswer {
  edits?: Edit[];
  change?: RoleChange;
}

interface Props {
  task: RoleTask;
  drawing: Drawing;
  matrix: Matrix;
  /** Roles of the organisation that the drawing does not have. */
  offered: OrgRole[];
  /** Ids that something in the drawing has. */
  taken: ReadonlySet<string>;
  freshId: string;
  onDone: (answer?: RoleAnswer) => void;
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

function Add({ matrix, offered, taken: ids, freshId, onDone }: Props) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const taken = namesake(matrix, name);
  const fine = name.trim() !== '' && !taken;
  // A role of the organisation keeps its id, by which both know each other.
  const known = offered.find((role) => plainly(role.name) === plainly(name) && !ids.has(role.id));
  const done = () => fine && onDone({ edits: [{ do: 'define', element: known?.id ?? freshId, name: known?.name ?? name.trim() }] });
  const options = offered.filter((role) => plainly(role.name).includes(plainly(name))).map((role) => ({ key: role.id, value: role.name }));
  return (
    <Modal open title={t('raci:role.add')} okText={t('raci:role.addOk')} cancelText={t('app:cancel')} okButtonProps={{ disabled: !fine }} onOk={done} onCancel={() => onDone()} width={420}>
      <Form layout="vertical" onFinish={done}>
        {offered.length === 0 ? (
          <NameField name={name} onName={setName} taken={taken} />
        ) : (
          <Form.Item label={t('raci:role.name')} htmlFor="st-role-name" validateStatus={taken ? 'error' : undefined} help={taken ? t('raci:role.taken', { name: taken.name }) : t(known ? 'raci:role.known' : 'raci:role.offered', { count: offered.length })}>
            <AutoComplete id="st-role-name" autoFocus defaultOpen value={name} onChange={setName} options={options.length > 0 ? [{ label: t('raci:role.organisation'), options }] : []} />
          </Form.Item>
        )}
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

function Rename({ drawing, matrix, role, onDone }: Props & { role: Role }) {
  const { t } = useWords();
  const [name, setName] = useState(role.name);
  const [withLanes, setWithLanes] = useState(true);
  const { cells, lanes } = holdings(matrix, role.id);
  const alike = lanes.filter((lane) => lane.name === role.name);
  const taken = namesake(matrix, name, role.id);
  const fine = name.trim() !== '' && name.trim() !== role.name && !taken;
  const change = { role: role.id, name: name.trim(), lanes: withLanes && alike.length > 0 };
  const done = () => fine && onDone(role.kind === 'resource' ? { change } : { edits: [{ do: 'rename', element: role.id, name: name.trim() }] });
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
        <Elsewhere drawing={drawing} change={fine && role.kind === 'resource' ? change : undefined} />
      </Form>
    </Modal>
  );
}

function Merge({ drawing, matrix, role, onDone }: Props & { role: Role }) {
  const { t } = useWords();
  const [into, setInto] = useState<string>();
  const change = changeInto(matrix, role, into);
  const done = () => change && onDone({ change, ...(role.kind === 'lane' && { edits: [{ do: 'set', element: role.id, property: 'role', value: into }] }) });
  return (
    <Modal open title={t('raci:role.merge', { name: role.name })} okText={t('raci:role.mergeOk')} cancelText={t('app:cancel')} okButtonProps={{ disabled: !into }} onOk={done} onCancel={() => onDone()} width={460}>
      <Form layout="vertical">
        <Form.Item label={t('raci:role.into')} htmlFor="st-role-into">
          <RoleSelect id="st-role-into" matrix={matrix} but={role} value={into} onChange={setInto} resources />
        </Form.Item>
        <Held matrix={matrix} role={role} />
        <Elsewhere drawing={drawing} change={change ?? { role: role.id, drop: true }} />
        {role.kind === 'lane' && <p className="st-muted">{t('raci:role.laneStays', { name: role.name })}</p>}
      </Form>
    </Modal>
  );
}

/** The change that puts another role in the place of one. */
function changeInto(matrix: Matrix, role: Role, into: string | undefined): RoleChange | undefined {
  const target = matrix.roles.find(({ id }) => id === into);
  return target && { role: role.id, into: { id: target.id, name: target.name } };
}

function Remove({ drawing, matrix, role, onDone }: Props & { role: Role }) {
  const { t } = useWords();
  const { cells, lanes } = holdings(matrix, role.id);
  const holds = cells.length + lanes.length > 0;
  const [how, setHow] = useState<'hand' | 'drop'>('hand');
  const [to, setTo] = useState<string>();
  const fine = !holds || how === 'drop' || to !== undefined;
  const change = holds && how === 'hand' ? changeInto(matrix, role, to) : undefined;
  const gone: RoleChange = { role: role.id, drop: true };
  // A lane or a pool takes what it can have; what else speaks of the role is cleared.
  const toResource = matrix.roles.some(({ id, kind }) => id === to && kind === 'resource');
  const done = () => onDone(change && toResource ? { change } : { edits: change && to ? handOver(matrix, role.id, to) : [], change: gone });
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
      <Elsewhere drawing={drawing} change={change && toResource ? change : gone} />
    </Modal>
  );
}

/** What else in the drawing speaks of a role, beside duties and lanes: deputies, who stands above, escalations, owners of terms, duties that are to be apart. */
function Elsewhere({ drawing, change }: { drawing: Drawing; change: RoleChange | undefined }) {
  const { t } = useWords();
  const key = JSON.stringify(change);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- a change is what it says
  const places = useMemo(() => (change ? drawing.planRole(change).places.filter(({ kind }) => !['name', 'lane', 'laneRole', 'gone', 'performer', 'duty'].includes(kind)) : []), [drawing, key]);
  if (places.length === 0) return null;
  return <Alert type={places.some(({ kind }) => kind === 'separation') ? 'warning' : 'info'} className="st-role-held" title={t('raci:role.elsewhere')} description={<ul className="st-role-places"><RolePlaces places={places} /></ul>} />;
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
