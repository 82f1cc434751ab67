import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton, Table, Tag } from 'antd';
import { useState } from 'react';
import type { Offered, OfferedChannel, OfferedVersion, TemplateAt } from '../../api/offers';
import { moveChannel, offeredQuery, rollBackChannel, withdrawVersion } from '../../api/offers';
import { problemOf } from '../../api/problem';
import { moment } from '../../format/date';
import { useWords } from '../../i18n/i18n';
import type { Question } from './AskWhy';
import { AskWhy } from './AskWhy';
import { MoveDialog } from './MoveDialog';
import './offers.css';
import { RolloutSection } from './RolloutSection';
import { useOffers } from './useOffers';

/** Which version of a template is offered to whom: rollout, channels, versions. Those who may not change it look at it. */
export function OffersPage({ of, onVersion }: { of: TemplateAt; onVersion: (version: string) => void }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(offeredQuery(of));
  if (error && !data) {
    const { message, hint } = problemOf(error);
    return <Alert type="error" showIcon title={message} description={hint} action={<Button size="small" onClick={() => void refetch()}>{t('offers:again')}</Button>} />;
  }
  if (!data) return <Skeleton active />;
  return (
    <div className="st-offered">
      <p className="st-muted st-offered-who">{who(data, t)}</p>
      <RolloutSection of={of} offered={data} />
      <Channels of={of} offered={data} />
      <Versions of={of} offered={data} onVersion={onVersion} />
    </div>
  );
}

/** Whom the registry takes us for, and what that allows. */
function who({ hub, user, release }: Offered, t: ReturnType<typeof useWords>['t']): string {
  if (!hub) return t('offers:who.noHub');
  if (release) return t('offers:who.release', { user });
  return user ? t('offers:who.read', { user }) : t('offers:who.nobody');
}

function Channels({ of, offered }: { of: TemplateAt; offered: Offered }) {
  const { t, language } = useWords();
  const { busy, doing } = useOffers(of);
  const [moving, setMoving] = useState<OfferedChannel | 'new'>();
  const [question, setQuestion] = useState<Question>();
  const { channels, release, hub } = offered;
  const back = ({ name, version, digest }: OfferedChannel) =>
    setQuestion({
      title: t('offers:back.title', { name }),
      text: t('offers:back.text', { name, version }),
      label: t('offers:note'),
      ok: t('offers:back.ok'),
      danger: true,
      onOk: (note) => doing(t('offers:failed.back', { name }), () => rollBackChannel(of, name, note, digest), t('offers:back.done', { name })),
    });
  return (
    <section aria-labelledby="st-offered-channels">
      <header>
        <h3 id="st-offered-channels">{t('offers:channels')}</h3>
        <span className="st-muted">{t('offers:channelsText')}</span>
        {release && (
          <Button size="small" onClick={() => setMoving('new')}>
            {t('offers:newChannel')}
          </Button>
        )}
      </header>
      <Table<OfferedChannel>
        size="small"
        rowKey="name"
        pagination={false}
        dataSource={channels}
        locale={{ emptyText: <span className="st-muted">{t('offers:noChannels')}</span> }}
        expandable={{ rowExpandable: ({ history }) => history.length > 0, expandedRowRender: ({ history }) => <History history={history} /> }}
        columns={[
          { title: t('offers:channel'), dataIndex: 'name', width: 150 },
          { title: t('offers:version'), key: 'version', width: 130, render: (_, { version }) => version || '–' },
          { title: t('offers:moved'), key: 'moved', render: (_, { movedAt, movedBy }) => (movedAt ? t('offers:byAt', { by: movedBy || '–', at: moment(movedAt, language) }) : <span className="st-muted">{t('offers:notSaid')}</span>) },
          {
            key: 'does',
            align: 'right',
            render: (_, one) =>
              release && (
                <span className="st-places-does">
                  <Button size="small" disabled={busy} aria-label={t('offers:moveOne', { name: one.name })} onClick={() => setMoving(one)}>
                    {t('offers:move')}
                  </Button>
                  {hub && (
                    <Button size="small" disabled={busy} aria-label={t('offers:backOne', { name: one.name })} onClick={() => back(one)}>
                      {t('offers:back.button')}
                    </Button>
                  )}
                </span>
              ),
          },
        ]}
      />
      {moving && (
        <MoveDialog
          channel={moving === 'new' ? undefined : moving}
          offered={offered}
          onClose={() => setMoving(undefined)}
          onMove={(name, version, note) => doing(t('offers:failed.move', { name }), () => moveChannel(of, name, version, note, moving === 'new' ? '' : moving.digest), t('offers:moveDone', { name, version }))}
        />
      )}
      <AskWhy question={question} onClose={() => setQuestion(undefined)} />
    </section>
  );
}

function History({ history }: { history: OfferedChannel['history'] }) {
  const { t, language } = useWords();
  return (
    <ul className="st-offered-history">
      {history.map(({ at, by, from, to, note, rollback, rollout }) => (
        <li key={`${at}${to}`}>
          <span className="st-muted">{moment(at, language)}</span> {by} · {from || '–'} → {to || '–'}
          {rollback && <Tag>{t('offers:wasBack')}</Tag>}
          {rollout && <Tag>{t('offers:byRollout')}</Tag>}
          {note && <span className="st-muted"> “{note}”</span>}
        </li>
      ))}
    </ul>
  );
}

function Versions({ of, offered, onVersion }: { of: TemplateAt; offered: Offered; onVersion: (version: string) => void }) {
  const { t, language } = useWords();
  const { busy, doing } = useOffers(of);
  const [question, setQuestion] = useState<Question>();
  const { versions, channels, release, hub } = offered;
  const withdraw = ({ version }: OfferedVersion) =>
    setQuestion({
      title: t('offers:withdraw.title', { version }),
      text: t('offers:withdraw.text'),
      label: t('offers:withdraw.reason'),
      ok: t('offers:withdraw.ok'),
      required: true,
      danger: true,
      onOk: (reason) => doing(t('offers:failed.withdraw', { version }), () => withdrawVersion(of, version, reason), t('offers:withdraw.done', { version })),
    });
  return (
    <section aria-labelledby="st-offered-versions">
      <header>
        <h3 id="st-offered-versions">{t('offers:versions')}</h3>
      </header>
      <Table<OfferedVersion>
        size="small"
        rowKey="version"
        pagination={versions.length > 20 ? { size: 'small', pageSize: 20, showSizeChanger: false } : false}
        dataSource={versions}
        columns={[
          {
            title: t('offers:version'),
            key: 'version',
            width: 150,
            render: (_, { version, state }) => (
              <>
                <Button type="link" size="small" className="st-central-link" onClick={() => onVersion(version)}>
                  {version}
                </Button>{' '}
                {state === 'draft' && <Tag>{t('central:draft')}</Tag>}
              </>
            ),
          },
          {
            title: t('offers:state'),
            key: 'state',
            render: (_, { version, withdrawn }) =>
              withdrawn ? (
                <span className="st-offered-gone">
                  <Tag color="error">{t('offers:withdrawn')}</Tag>
                  {t('offers:withdrawnBy', { by: withdrawn.by, at: moment(withdrawn.at, language), reason: withdrawn.reason })}
                </span>
              ) : (
                channels.filter((one) => one.version === version).map(({ name }) => <Tag key={name}>{name}</Tag>)
              ),
          },
          { title: t('offers:published'), key: 'published', width: 220, render: (_, { publishedAt, publishedBy }) => (publishedAt ? t('offers:byAt', { by: publishedBy || '–', at: moment(publishedAt, language) }) : <span className="st-muted">{t('offers:notSaid')}</span>) },
          {
            key: 'does',
            width: 100,
            align: 'right',
            render: (_, one) =>
              hub &&
              release &&
              !one.withdrawn && (
                <Button size="small" type="text" danger disabled={busy} aria-label={t('offers:withdraw.one', { version: one.version })} onClick={() => withdraw(one)}>
                  {t('offers:withdraw.button')}
                </Button>
              ),
          },
        ]}
      />
      <AskWhy question={question} onClose={() => setQuestion(undefined)} />
    </section>
  );
}
