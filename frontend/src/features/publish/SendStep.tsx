import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Descriptions, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { fileName, fromBase64, keepFile } from '../../api/files';
import { problemOf } from '../../api/problem';
import type { Problem } from '../../api/problem';
import type { Examined, Publication, PublishRequest, Push } from '../../api/publishing';
import { packageFile, publish } from '../../api/publishing';
import { keysQuery, registriesQuery } from '../../api/registries';
import { said } from '../../format/text';
import { useWords } from '../../i18n/i18n';

interface Props {
  publication: Publication;
  examined: Examined | undefined;
  draft: boolean;
  onPlaces: () => void;
  onBack: () => void;
  onPublished: (push: Push) => void;
}

/** With which signature it goes where. */
export function SendStep({ publication, examined, draft, onPlaces, onBack, onPublished }: Props) {
  const { t, language } = useWords();
  const registries = useQuery(registriesQuery).data?.items;
  const own = useQuery(keysQuery).data?.filter(({ here }) => here);
  const [picked, setPicked] = useState<string>();
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState<'send' | 'file'>();
  const [failed, setFailed] = useState<Problem>();
  const [kept, setKept] = useState(false);
  const registry = registries?.find(({ id }) => id === publication.registry);
  // Whoever has a key signs, unless they say otherwise.
  const key = picked ?? own?.[0]?.hint ?? '';
  const request: PublishRequest = { publication, draft, ...(key && { key, passphrase }) };
  const unopened = key !== '' && passphrase === '';

  const guarded = async (what: 'send' | 'file', act: () => Promise<void>) => {
    setBusy(what);
    setFailed(undefined);
    try {
      await act();
    } catch (thrown) {
      setFailed(problemOf(thrown));
    } finally {
      setBusy(undefined);
    }
  };
  const send = () => guarded('send', async () => onPublished(await publish(request)));
  const save = () =>
    guarded('file', async () => {
      const { name, bytes } = await packageFile(request);
      await keepFile(fileName(name, 'tar'), new Blob([fromBase64(bytes)], { type: 'application/x-tar' }));
      setKept(true);
    });
  return (
    <Form layout="vertical" onFinish={() => void send()}>
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'what', label: t('publish:what'), children: `${said(publication.name, language)} · ${publication.id} ${publication.version}` },
          { key: 'state', label: t('publish:state'), children: draft ? t('publish:stateDraft') : t('publish:stateReleased') },
          { key: 'size', label: t('publish:size'), children: t('publish:sizeOf', { count: examined?.files.length ?? 0, size: new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format((examined?.size ?? 0) / 1024) }) },
          {
            key: 'where',
            label: t('publish:where'),
            children: registry ? (
              <span>
                {registry.name} · <code className="st-path">{registry.address}</code>
                {!registry.ready && (
                  <Button size="small" type="link" onClick={onPlaces}>
                    {t('publish:logIn')}
                  </Button>
                )}
              </span>
            ) : (
              <span className="st-muted">{t('publish:nowhere')}</span>
            ),
          },
        ]}
      />
      <div className="st-publish-two">
        <Form.Item label={t('publish:key')} htmlFor="st-publish-key" help={key ? t('publish:keyHelp') : t('publish:unsignedHelp')}>
          <Select
            id="st-publish-key"
            value={key}
            options={[...(own ?? []).map(({ hint, name }) => ({ value: hint, label: name })), { value: '', label: t('publish:unsigned') }]}
            onChange={setPicked}
          />
        </Form.Item>
        {key ? (
          <Form.Item label={t('publish:passphrase')} htmlFor="st-publish-passphrase">
            <Input.Password id="st-publish-passphrase" autoComplete="off" value={passphrase} onChange={({ target }) => setPassphrase(target.value)} />
          </Form.Item>
        ) : (
          <Form.Item label={t('publish:noKey')}>
            <Button onClick={onPlaces}>{t('publish:makeKey')}</Button>
          </Form.Item>
        )}
      </div>
      {failed && <Alert type="error" showIcon title={failed.message} description={failed.hint} />}
      {kept && !failed && <Alert type="success" showIcon title={t('publish:fileKept')} />}
      <div className="st-dialog-foot">
        <Button className="st-publish-aside" loading={busy === 'file'} disabled={unopened || busy !== undefined} onClick={() => void save()}>
          {t('publish:saveFile')}
        </Button>
        <Button onClick={onBack}>{t('publish:back')}</Button>
        <Button type="primary" htmlType="submit" loading={busy === 'send'} disabled={!registry || unopened || busy !== undefined}>
          {draft ? t('publish:publishDraft') : t('publish:publish')}
        </Button>
      </div>
    </Form>
  );
}
