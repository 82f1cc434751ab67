import { KeyOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Popconfirm, Table, Tag } from 'antd';
import { useState } from 'react';
import { fileName, keepFile } from '../../api/files';
import type { Signer } from '../../api/registries';
import { distrustKey, keyFile, keysQuery, makeKey, trustKey } from '../../api/registries';
import { useWords } from '../../i18n/i18n';
import { EmptyState } from '../../ui/EmptyState';
import { useDoing } from './useDoing';

type Below = 'make' | 'bring' | 'trust' | undefined;

/** The keys: those one signs with, and those of others that are trusted. */
export function KeysTab() {
  const { t } = useWords();
  const { data } = useQuery(keysQuery);
  const [below, setBelow] = useState<Below>();
  const { busy, doing } = useDoing();

  if (below)
    return (
      <KeyForm
        key={below}
        kind={below}
        busy={busy}
        onCancel={() => setBelow(undefined)}
        onSave={async ({ name, passphrase, text }) => {
          const done = await doing(t(`places:failed.${below}`), async () => {
            if (below === 'trust') await trustKey(name, text ?? '');
            else await makeKey(name, passphrase ?? '', below === 'bring' ? text : undefined);
            return t(`places:keyDone.${below}`, { name });
          });
          if (done) setBelow(undefined);
        }}
      />
    );
  const keep = (one: Signer, secret: boolean) =>
    doing(t('places:failed.file'), async () => keepFile(fileName(one.name, secret ? 'key' : 'pub'), new Blob([secret ? await keyFile(one.hint) : one.pem], { type: 'application/x-pem-file' })));
  return (
    <>
      <p className="st-muted">{t('places:keysText')}</p>
      <Table<Signer>
        size="small"
        rowKey="hint"
        pagination={false}
        scroll={{ y: 260 }}
        dataSource={data}
        locale={{
          emptyText: (
            <EmptyState icon={<KeyOutlined />} title={t('places:noKeys')}>
              {t('places:noKeysText')}
            </EmptyState>
          ),
        }}
        columns={[
          {
            title: t('places:name'),
            key: 'name',
            ellipsis: true,
            render: (_, { name, own, here }) => (
              <>
                {name} {own && <Tag>{here ? t('places:own') : t('places:ownElsewhere')}</Tag>}
              </>
            ),
          },
          { title: t('places:hint'), key: 'hint', width: 130, render: (_, { hint }) => <code className="st-path">{hint.slice(0, 12)}…</code> },
          {
            key: 'does',
            width: 280,
            align: 'right',
            render: (_, one) => (
              <span className="st-places-does">
                <Button size="small" onClick={() => void keep(one, false)}>
                  {t('places:publicFile')}
                </Button>
                {one.here && (
                  <Button size="small" onClick={() => void keep(one, true)}>
                    {t('places:secretFile')}
                  </Button>
                )}
                <Popconfirm
                  title={one.here ? t('places:sureOwn', { name: one.name }) : t('places:sureKey', { name: one.name })}
                  okText={t('places:remove')}
                  cancelText={t('app:cancel')}
                  onConfirm={() => doing(t('places:failed.remove'), async () => void (await distrustKey(one.hint)))}
                >
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
        <Button onClick={() => setBelow('trust')}>{t('places:trust')}</Button>
        <Button onClick={() => setBelow('bring')}>{t('places:bring')}</Button>
        <Button type="primary" onClick={() => setBelow('make')}>
          {t('places:make')}
        </Button>
      </div>
    </>
  );
}

interface Filled {
  name: string;
  passphrase?: string;
  again?: string;
  text?: string;
}

function KeyForm({ kind, busy, onSave, onCancel }: { kind: NonNullable<Below>; busy: boolean; onSave: (filled: Filled) => Promise<void>; onCancel: () => void }) {
  const { t } = useWords();
  return (
    <Form<Filled> name="st-signing-key" layout="vertical" onFinish={(filled) => void onSave(filled)}>
      <p className="st-muted">{t(`places:keyText.${kind}`)}</p>
      <Form.Item name="name" label={t('places:name')} rules={[{ required: true, message: t('places:needed') }]}>
        <Input autoFocus maxLength={100} />
      </Form.Item>
      {kind !== 'make' && (
        <Form.Item name="text" label={kind === 'trust' ? t('places:publicKey') : t('places:sealedKey')} rules={[{ required: true, message: t('places:needed') }]}>
          <Input.TextArea className="st-places-pem" autoSize={{ minRows: 4, maxRows: 10 }} spellCheck={false} placeholder={kind === 'trust' ? '-----BEGIN PUBLIC KEY-----' : '-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----'} />
        </Form.Item>
      )}
      {kind !== 'trust' && (
        <div className="st-places-two">
          <Form.Item name="passphrase" label={t('places:passphrase')} rules={[kind === 'make' ? { required: true, min: 8, message: t('places:passphraseShort') } : { required: true, message: t('places:needed') }]}>
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          {kind === 'make' && (
            <Form.Item
              name="again"
              label={t('places:passphraseAgain')}
              dependencies={['passphrase']}
              rules={[({ getFieldValue }) => ({ validator: (_, value) => (value === getFieldValue('passphrase') ? Promise.resolve() : Promise.reject(new Error(t('places:passphraseDiffers')))) })]}
            >
              <Input.Password autoComplete="new-password" />
            </Form.Item>
          )}
        </div>
      )}
      <div className="st-dialog-foot">
        <Button onClick={onCancel}>{t('app:cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t(`places:${kind}Now`)}
        </Button>
      </div>
    </Form>
  );
}
