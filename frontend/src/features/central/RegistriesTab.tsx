import { CloudServerOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Popconfirm, Table } from 'antd';
import { useState } from 'react';
import type { Registry } from '../../api/registries';
import { logIn, logOut, pingRegistry, putRegistry, registriesQuery, removeRegistry } from '../../api/registries';
import { useWords } from '../../i18n/i18n';
import { EmptyState } from '../../ui/EmptyState';
import { useDoing } from './useDoing';

/** What is shown below the list: nothing, the fields of a registry, or its login. */
type Below = { edit: Registry | undefined } | { login: Registry } | undefined;

/** The registries, and what it takes to log in there. */
export function RegistriesTab() {
  const { t } = useWords();
  const { data } = useQuery(registriesQuery);
  const [below, setBelow] = useState<Below>();
  const { busy, doing } = useDoing();

  if (below && 'edit' in below)
    return (
      <RegistryForm
        registry={below.edit}
        busy={busy}
        onCancel={() => setBelow(undefined)}
        onSave={async (edit) => {
          const id = below.edit?.id;
          let made: Registry | undefined;
          if (await doing(t('places:failed.save'), async () => void (made = await putRegistry(id, edit)))) setBelow(id || !made ? undefined : { login: made });
        }}
      />
    );
  if (below)
    return (
      <LoginForm
        registry={below.login}
        keyring={data?.secrets !== 'file'}
        file={data?.file ?? ''}
        busy={busy}
        onCancel={() => setBelow(undefined)}
        onLogIn={async (login) => {
          const done = await doing(t('places:failed.login'), async () => {
            await logIn(below.login.id, login);
            return t('places:loggedIn', { name: below.login.name });
          });
          if (done) setBelow(undefined);
        }}
      />
    );
  return (
    <>
      <Table<Registry>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ y: 300 }}
        dataSource={data?.items}
        locale={{
          emptyText: (
            <EmptyState icon={<CloudServerOutlined />} title={t('places:none')}>
              {t('places:noneText')}
            </EmptyState>
          ),
        }}
        columns={[
          { title: t('places:name'), dataIndex: 'name', width: 130, ellipsis: true },
          { title: t('places:address'), dataIndex: 'address', ellipsis: true, render: (address: string) => <code className="st-path">{address}</code> },
          { title: t('places:login'), key: 'login', width: 150, ellipsis: true, render: (_, { login, ready }) => (login ? `${login}${ready ? '' : ` · ${t('places:missing')}`}` : <span className="st-muted">{t('places:anonymous')}</span>) },
          {
            key: 'does',
            width: 250,
            align: 'right',
            render: (_, one) => (
              <span className="st-places-does">
                <Button size="small" disabled={busy} onClick={() => void doing(t('places:failed.ping', { name: one.name }), async () => (await pingRegistry(one.id), t('places:answers', { name: one.name })))}>
                  {t('places:test')}
                </Button>
                <Button size="small" onClick={() => setBelow({ login: one })}>
                  {t('places:logIn')}
                </Button>
                <Button size="small" onClick={() => setBelow({ edit: one })}>
                  {t('places:edit')}
                </Button>
                <Popconfirm title={t('places:sure', { name: one.name })} okText={t('places:remove')} cancelText={t('app:cancel')} onConfirm={() => doing(t('places:failed.remove'), async () => void (await removeRegistry(one.id)))}>
                  <Button size="small" danger aria-label={t('places:removeOne', { name: one.name })}>
                    {t('places:remove')}
                  </Button>
                </Popconfirm>
              </span>
            ),
          },
        ]}
      />
      <div className="st-dialog-foot st-places-foot">
        <Button type="primary" onClick={() => setBelow({ edit: undefined })}>
          {t('places:add')}
        </Button>
      </div>
    </>
  );
}

type Edit = Parameters<typeof putRegistry>[1];

function RegistryForm({ registry, busy, onSave, onCancel }: { registry: Registry | undefined; busy: boolean; onSave: (edit: Edit) => Promise<void>; onCancel: () => void }) {
  const { t } = useWords();
  return (
    <Form<Edit> name="st-registry" layout="vertical" initialValues={registry} onFinish={(edit) => void onSave({ name: edit.name, address: edit.address, ca: edit.ca ?? '', proxy: edit.proxy ?? '' })}>
      <div className="st-places-two">
        <Form.Item name="name" label={t('places:name')} rules={[{ required: true, message: t('places:needed') }]} extra={t('places:nameHelp')}>
          <Input autoFocus maxLength={60} />
        </Form.Item>
        <Form.Item name="address" label={t('places:address')} rules={[{ required: true, message: t('places:needed') }]} extra={t('places:addressHelp')}>
          <Input spellCheck={false} placeholder="harbor.acme.com/templates" />
        </Form.Item>
      </div>
      <Form.Item name="proxy" label={t('places:proxy')} extra={t('places:proxyHelp')}>
        <Input spellCheck={false} placeholder="http://proxy.acme.com:8080" />
      </Form.Item>
      <Form.Item name="ca" label={t('places:ca')} extra={t('places:caHelp')}>
        <Input.TextArea className="st-places-pem" autoSize={{ minRows: 2, maxRows: 6 }} spellCheck={false} placeholder="-----BEGIN CERTIFICATE-----" />
      </Form.Item>
      <div className="st-dialog-foot">
        <Button onClick={onCancel}>{t('app:cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('places:save')}
        </Button>
      </div>
    </Form>
  );
}

interface Login {
  user: string;
  password?: string;
  token?: string;
}

interface LoginProps {
  registry: Registry;
  keyring: boolean;
  file: string;
  busy: boolean;
  onLogIn: (login: Login) => Promise<void>;
  onCancel: () => void;
}

/** A login is asked for, and never shown again. */
function LoginForm({ registry, keyring, file, busy, onLogIn, onCancel }: LoginProps) {
  const { t } = useWords();
  const { doing } = useDoing();
  return (
    <Form<Login> name="st-login" layout="vertical" initialValues={{ user: registry.login }} onFinish={(login) => void onLogIn({ user: login.user ?? '', password: login.password, token: login.token })}>
      <p>{t('places:loginTo', { name: registry.name, address: registry.address })}</p>
      <div className="st-places-two">
        <Form.Item name="user" label={t('places:user')}>
          <Input autoFocus autoComplete="off" />
        </Form.Item>
        <Form.Item name="password" label={t('places:password')}>
          <Input.Password autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name="token" label={t('places:token')} extra={t('places:tokenHelp')}>
        <Input.Password autoComplete="off" />
      </Form.Item>
      <p className="st-muted">{keyring ? t('places:keptInKeyring') : t('places:keptInFile', { file })}</p>
      <div className="st-dialog-foot">
        {registry.login && registry.ready && (
          <Button className="st-places-aside" onClick={() => void doing(t('places:failed.login'), async () => (await logOut(registry.id), t('places:loggedOut', { name: registry.name }))).then((done) => done && onCancel())}>
            {t('places:logOut')}
          </Button>
        )}
        <Button onClick={onCancel}>{t('places:notNow')}</Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('places:logIn')}
        </Button>
      </div>
    </Form>
  );
}
