import { Alert, Button, Collapse, Form, Input, Select, Spin } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../api/problem';
import { problemOf } from '../../api/problem';
import type { Publication, Suggestion } from '../../api/publishing';
import { suggest } from '../../api/publishing';
import { registriesQuery } from '../../api/registries';
import { useWords } from '../../i18n/i18n';
import { EmptyState } from '../../ui/EmptyState';
import { versionPattern } from './draft';

interface Props {
  publication: Publication;
  suggestion: Suggestion | undefined;
  onSuggestion: (suggestion: Suggestion) => void;
  onChange: (next: Partial<Publication>) => void;
  onPlaces: () => void;
  onBack: () => void;
  onNext: () => void;
}

/** What has changed since the last release, what that makes of the version, and what is said of it. */
export function VersionStep({ publication, suggestion, onSuggestion, onChange, onPlaces, onBack, onNext }: Props) {
  const { t } = useWords();
  const { data } = useQuery(registriesQuery);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Problem>();
  const registries = data?.items;
  const { registry, version, changelog } = publication;

  const compare = useCallback(
    async (to: string) => {
      setBusy(true);
      setFailed(undefined);
      // It goes there, whether or not there is anything to compare with.
      onChange({ registry: to });
      try {
        const made = await suggest({ ...publication, registry: to });
        onChange({ version: made.version, changelog: made.changelog });
        onSuggestion(made);
      } catch (thrown) {
        setFailed(problemOf(thrown));
      } finally {
        setBusy(false);
      }
    },
    [publication, onChange, onSuggestion],
  );
  const chosen = registries?.find(({ id }) => id === registry) ?? registries?.[0];
  const begun = useRef(suggestion !== undefined);
  useEffect(() => {
    if (begun.current || !chosen) return;
    begun.current = true;
    void compare(chosen.id);
  }, [chosen, compare]);

  if (registries?.length === 0)
    return (
      <>
        <EmptyState title={t('publish:noRegistry')} action={<Button onClick={onPlaces}>{t('publish:addRegistry')}</Button>}>
          {t('publish:noRegistryText')}
        </EmptyState>
        <VersionFields version={version} changelog={changelog} onChange={onChange} />
        <Foot onBack={onBack} onNext={onNext} ready={versionPattern.test(version)} />
      </>
    );
  return (
    <>
      <Form.Item label={t('publish:compareWith')} htmlFor="st-publish-registry" layout="vertical">
        <div className="st-publish-row">
          <Select
            id="st-publish-registry"
            value={chosen?.id}
            style={{ minWidth: 320 }}
            options={registries?.map(({ id, name, address }) => ({ value: id, label: `${name} · ${address}` }))}
            onChange={(id) => void compare(id)}
          />
          <Button onClick={onPlaces}>{t('publish:places')}</Button>
        </div>
      </Form.Item>
      <Spin spinning={busy} description={t('publish:comparing')}>
        <div aria-live="polite" className="st-publish-compared">
          {failed && (
            <Alert
              type="warning"
              showIcon
              title={failed.message}
              description={
                <>
                  {failed.hint} {t('publish:byHand')}
                </>
              }
              action={chosen && <Button size="small" onClick={() => void compare(chosen.id)}>{t('publish:tryAgain')}</Button>}
            />
          )}
          {suggestion && !failed && <Compared suggestion={suggestion} />}
        </div>
        <VersionFields version={version} changelog={changelog} suggested={suggestion?.version} same={suggestion?.weight === 'none' && suggestion.last !== ''} onChange={onChange} />
      </Spin>
      <Foot onBack={onBack} onNext={onNext} ready={!busy && versionPattern.test(version)} />
    </>
  );
}

/** What differs from the last release. */
function Compared({ suggestion: { last, version, weight, reasons, more, processes } }: { suggestion: Suggestion }) {
  const { t } = useWords();
  if (!last) return <Alert type="info" title={t('publish:firstRelease')} />;
  if (weight === 'none') return <Alert type="info" showIcon title={t('publish:same', { last })} description={t('publish:sameText')} />;
  const count = processes.reduce((sum, { changes }) => sum + changes.length, 0);
  return (
    <section className="st-publish-suggestion" aria-label={t('publish:difference', { last })}>
      <p>
        <span className="st-publish-version">{last}</span> → <span className="st-publish-version">{version}</span>
        <span className="st-publish-weight" data-weight={weight}>
          {t(`publish:weight.${weight}`)}
        </span>
        {t(`publish:because.${weight}`)}
      </p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        {more > 0 && <li className="st-muted">{t('publish:more', { count: more })}</li>}
      </ul>
      {count > 0 && (
        <Collapse
          ghost
          size="small"
          items={[
            {
              key: 'all',
              label: t('publish:allChanges', { count }),
              children: processes.map(({ name, changes }, nth) => (
                <div key={nth}>
                  {processes.length > 1 && <h4>{name.zh ?? name.en}</h4>}
                  <ul className="st-publish-changes">
                    {changes.map(({ text, weight: one }, at) => (
                      <li key={at} data-weight={one}>
                        {text}
                      </li>
                    ))}
                  </ul>
                </div>
              )),
            },
          ]}
        />
      )}
    </section>
  );
}

interface FieldProps {
  version: string;
  changelog: string;
  suggested?: string;
  /** The last release has exactly this content. */
  same?: boolean;
  onChange: Props['onChange'];
}

function VersionFields({ version, changelog, suggested, same, onChange }: FieldProps) {
  const { t } = useWords();
  const wrong = !versionPattern.test(version);
  return (
    <Form layout="vertical" component="div">
      <Form.Item label={t('publish:version')} htmlFor="st-publish-version" validateStatus={wrong ? 'error' : undefined} help={wrong ? t('publish:versionWrong') : same ? undefined : t('publish:versionHelp')}>
        <div className="st-publish-row">
          <Input id="st-publish-version" style={{ width: 160 }} value={version} spellCheck={false} onChange={({ target }) => onChange({ version: target.value.trim() })} />
          {suggested && suggested !== version && (
            <Button size="small" type="link" onClick={() => onChange({ version: suggested })}>
              {t('publish:take', { version: suggested })}
            </Button>
          )}
        </div>
      </Form.Item>
      <Form.Item label={t('publish:changelog')} htmlFor="st-publish-changelog" help={t('publish:changelogHelp')}>
        <Input.TextArea id="st-publish-changelog" className="st-publish-changelog" autoSize={{ minRows: 4, maxRows: 10 }} value={changelog} onChange={({ target }) => onChange({ changelog: target.value })} />
      </Form.Item>
    </Form>
  );
}

function Foot({ onBack, onNext, ready }: { onBack: () => void; onNext: () => void; ready: boolean }) {
  const { t } = useWords();
  return (
    <div className="st-dialog-foot">
      <Button onClick={onBack}>{t('publish:back')}</Button>
      <Button type="primary" disabled={!ready} onClick={onNext}>
        {t('publish:toSend')}
      </Button>
    </div>
  );
}
