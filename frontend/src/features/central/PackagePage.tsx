import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Descriptions, Form, Input, Segmented, Select, Skeleton, Table, Tabs } from 'antd';
import { useState } from 'react';
import type { Fate, Preview, Wanted } from '../../api/central';
import { differenceQuery, install, previewQuery, shelvesQuery } from '../../api/central';
import { organisationQuery } from '../../api/organisation';
import { problemOf } from '../../api/problem';
import { projectsQuery } from '../../api/projects';
import type { ProcessHead } from '../../api/types';
import { useReport } from '../../api/useReport';
import { moment } from '../../format/date';
import { duration } from '../../format/duration';
import { money, percent } from '../../format/number';
import { said } from '../../format/text';
import { useWords } from '../../i18n/i18n';
import { Markdown } from '../../ui/Markdown';
import { channelOptions } from './InstalledList';

import './places.css';
import type { Chosen } from './TemplatePage';

interface Props {
  chosen: Chosen;
  onVersion: (version: string) => void;
  onInstalled: (made: ProcessHead[]) => void;
}

/** A package from all sides, and how it shall be installed. */
export function PackagePage({ chosen: { label, channel, ...wanted }, onVersion, onInstalled }: Props) {
  const { t } = useWords();
  const [project, setProject] = useState(wanted.project ?? '');
  const asked = { ...wanted, project: project || undefined };
  // What one looks at stays while roles and words of another project are looked up.
  const { data, error, isPlaceholderData } = useQuery({ ...previewQuery(asked), placeholderData: keepPreviousData });
  const failed = error && problemOf(error);
  return (
    <>
      {failed && <Alert type="error" showIcon title={t('central:failed.preview', { name: label })} description={`${failed.message} ${failed.hint ?? ''}`} />}
      {!data && !failed && <Skeleton active />}
      {data && <Package key={data.digest} preview={data} wanted={asked} channel={channel} project={project} pending={isPlaceholderData} onProject={setProject} onVersion={onVersion} onInstalled={onInstalled} />}
    </>
  );
}

interface PackageProps {
  preview: Preview;
  wanted: Wanted;
  channel: string | undefined;
  project: string;
  /** Roles and words are still those of another project. */
  pending: boolean;
  onProject: (id: string) => void;
  onVersion: (version: string) => void;
  onInstalled: (made: ProcessHead[]) => void;
}

function Package({ preview, ...rest }: PackageProps) {
  const { t, language } = useWords();
  const { manifest, withdrawn, instead } = preview;
  const copy = preview.processes.flatMap(({ has }) => has).find(({ project, version }) => project === rest.project && version !== manifest.version);
  return (
    <>
      {withdrawn && (
        <Alert
          type="error"
          showIcon
          title={t('updates:withdrawn', { version: withdrawn.version, by: withdrawn.by, at: moment(withdrawn.at, language) })}
          description={
            <>
              <div>{withdrawn.reason}</div>
              <div className="st-muted">{t('updates:notInstalled')}</div>
            </>
          }
          action={
            instead && (
              <Button size="small" onClick={() => rest.onVersion(instead)}>
                {t('updates:lookAt', { version: instead })}
              </Button>
            )
          }
        />
      )}
      <header className="st-package-head">
        <h3>
          {said(manifest.name, language)} <span className="st-central-version">{manifest.version}</span>
        </h3>
        <p className="st-muted">{said(manifest.summary ?? {}, language)}</p>
        <Signature preview={preview} />
      </header>
      <Tabs
        size="small"
        defaultActiveKey={copy ? 'news' : 'look'}
        items={[
          ...(copy ? [{ key: 'news', label: t('updates:news'), children: <Difference process={copy.process} version={preview.digest} /> }] : []),
          { key: 'look', label: t('central:tab.look'), children: <Looks preview={preview} /> },
          { key: 'raci', label: t('central:tab.raci'), children: <Duties preview={preview} /> },
          { key: 'evidence', label: t('central:tab.evidence'), children: <Evidence preview={preview} /> },
          { key: 'changes', label: t('central:tab.changes'), children: preview.changelog ? <Markdown text={preview.changelog} /> : <p className="st-muted">{t('central:noChangelog')}</p> },
          { key: 'files', label: t('central:tab.files'), children: <Files preview={preview} /> },
          // The keyboard reaches the panel of a tab, and so can scroll it.
        ].map((tab) => ({ ...tab, className: 'st-package-scroll' }))}
      />
      {!withdrawn && <InstallForm key={`${rest.project} ${rest.pending}`} preview={preview} {...rest} />}
    </>
  );
}

/** What changes with an update: against the release that was installed. */
function Difference({ process, version }: { process: string; version: string }) {
  const { t, language } = useWords();
  const { data, error } = useQuery(differenceQuery(process, version));
  const failed = error && problemOf(error);
  if (failed) return <Alert type="info" showIcon title={t('updates:noDifference')} description={`${failed.message} ${failed.hint ?? ''}`} />;
  if (!data) return <Skeleton active title={false} />;
  const { last, weight, processes, reasons } = data;
  return (
    <div className="st-update">
      <p className="st-muted">{t('updates:since', { version: last })}</p>
      {weight === 'breaking' && <Alert type="warning" showIcon title={t('updates:breaking')} />}
      {processes.length === 0 && (reasons.length > 0 ? <ul>{reasons.map((text) => <li key={text}>{text}</li>)}</ul> : <p>{t('updates:same')}</p>)}
      {processes.map(({ name, changes }) => (
        <section key={said(name, language)} aria-label={said(name, language)}>
          <h4>{said(name, language)}</h4>
          <ul>
            {changes.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Who vouches for the package. */
function Signature({ preview: { trust, signedBy, manifest } }: { preview: Preview }) {
  const { t } = useWords();
  return (
    <p className="st-package-trust" data-trust={trust}>
      {trust === 'trusted' ? <CheckCircleFilled aria-hidden /> : <ExclamationCircleFilled aria-hidden />}
      {trust === 'trusted' ? t('central:trust.trusted', { names: signedBy.join(t('publish:check.and')) }) : t(`central:trust.${trust}`)}
      {manifest.state === 'draft' && <strong> {t('central:isDraft')}</strong>}
    </p>
  );
}

function Looks({ preview: { processes } }: { preview: Preview }) {
  const { language } = useWords();
  return (
    <>
      {processes.flatMap(({ name, pictures, part }) =>
        pictures.map((svg, nth) => (
          // As an image nothing in it can act.
          <img key={part + nth} className="st-package-picture" alt={said(name, language)} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} />
        )),
      )}
    </>
  );
}

function Duties({ preview: { processes } }: { preview: Preview }) {
  const { t } = useWords();
  return (
    <>
      {processes.map(({ part, duties: { roles, steps } }) => (
        <Table
          key={part}
          size="small"
          rowKey="id"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={steps}
          columns={[
            { title: t('central:step'), dataIndex: 'name', fixed: 'left', width: 220, ellipsis: true },
            ...roles.map((role) => ({ title: role.name, key: role.id, align: 'center' as const, render: (_: unknown, step: (typeof steps)[number]) => step.duties[role.id]?.join('/') ?? '' })),
          ]}
        />
      ))}
    </>
  );
}

function Evidence({ preview: { processes, manifest } }: { preview: Preview }) {
  const { t, language } = useWords();
  return (
    <>
      <p className="st-muted">{t('central:evidenceText', { engine: manifest.engine ?? '–' })}</p>
      {processes.map(({ part, name, sound, findings, evidence }) => (
        <section key={part}>
          <h4>{said(name, language)}</h4>
          <Descriptions
            size="small"
            column={2}
            items={[
              { key: 'sound', label: t('central:sound'), children: sound === 'sound' || sound === 'unsound' ? t(`central:verdict.${sound}`) : t('central:verdict.undecided') },
              { key: 'findings', label: t('central:findings'), children: findings },
            ]}
          />
          <Table
            size="small"
            rowKey="scenario"
            pagination={false}
            dataSource={evidence}
            columns={[
              { title: t('central:scenario'), dataIndex: 'scenario' },
              { title: t('central:cases'), dataIndex: 'cases', align: 'right' },
              { title: t('central:cycleTime'), key: 'time', align: 'right', render: (_, one) => duration(one.cycleTimeSeconds, language) },
              { title: t('central:cost'), key: 'cost', align: 'right', render: (_, one) => money(one.cost, one.currency, language) },
              { title: t('central:promise'), key: 'promise', align: 'right', render: (_, one) => (one.promise === null ? '–' : percent(one.promise, language)) },
            ]}
          />
        </section>
      ))}
    </>
  );
}

function Files({ preview: { manifest, digest } }: { preview: Preview }) {
  const { t, language } = useWords();
  return (
    <>
      <p>
        {t('publish:digest')} <code className="st-path">{digest}</code>
      </p>
      <Table
        size="small"
        rowKey="path"
        pagination={false}
        dataSource={manifest.files}
        columns={[
          { title: t('central:file'), dataIndex: 'path' },
          { title: t('central:bytes'), dataIndex: 'size', align: 'right', render: (size: number) => new Intl.NumberFormat(language).format(size) },
        ]}
      />
    </>
  );
}

/** Where it goes, who its roles are here, and what becomes of what is there. */
function InstallForm({ preview, wanted, channel, project, pending, onProject, onInstalled }: Omit<PackageProps, 'onVersion'>) {
  const { t, language } = useWords();
  const report = useReport();
  const { data: projects } = useQuery(projectsQuery);
  const { data: organisation } = useQuery({ ...organisationQuery(project), enabled: project !== '' });
  const { manifest, processes, roles, terms, missing, trust, digest } = preview;
  const [newProject, setNewProject] = useState(said(manifest.name, language));
  const [mapped, setMapped] = useState<Record<string, string>>({});
  const [fates, setFates] = useState<Record<string, Fate>>({});
  const [ours, setOurs] = useState<string[]>(terms.map(({ name }) => name));
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [picked, setPicked] = useState(channel);
  const { data: shelves } = useQuery(shelvesQuery);
  const known = shelves?.find((one) => one.registry.id === wanted.registry)?.templates.find(({ id }) => id === manifest.id)?.channels ?? [];
  // Whoever has said nothing follows a channel that offers just this, stable first; nobody shall be asked to go back at once.
  const offers = known.filter(({ version, ours }) => (ours || version) === manifest.version);
  const followed = picked ?? (offers.find(({ name }) => name === 'stable') ?? offers[0])?.name ?? '';
  const copyOf = (part: string) => processes.find((one) => one.part === part)?.has.find((one) => one.project === project);
  // What nobody has changed here is updated; what somebody has is left to them to decide.
  const fateOf = (part: string): Fate => fates[part] ?? (copyOf(part) && !copyOf(part)!.changed ? 'update' : 'add');
  const vouched = trust === 'trusted' || typed === manifest.id;

  const go = async () => {
    setBusy(true);
    try {
      onInstalled(
        await install({
          package: wanted,
          digest,
          channel: (wanted.registry && followed) || undefined,
          newProject: project ? undefined : newProject,
          fates: Object.fromEntries(processes.map(({ part }) => [part, fateOf(part)])),
          into: Object.fromEntries(processes.flatMap(({ part }) => (fateOf(part) === 'update' ? [[part, copyOf(part)!.process]] : []))),
          roles: Object.fromEntries(roles.map(({ id, suggested }) => [id, project ? (mapped[id] ?? suggested) : ''])),
          ourTerms: ours,
          unverified: typed || undefined,
          without: missing.length > 0,
        }),
      );
    } catch (thrown) {
      report(t('central:failed.install'), thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form layout="vertical" className="st-package-install" onFinish={() => void go()}>
      <div className="st-places-two">
        <Form.Item label={t('central:into')} htmlFor="st-install-project">
          <Select id="st-install-project" value={project} onChange={onProject} options={[{ value: '', label: t('central:newProject') }, ...(projects ?? []).map(({ id, name }) => ({ value: id, label: name }))]} />
        </Form.Item>
        {!project && (
          <Form.Item label={t('central:projectName')} htmlFor="st-install-name">
            <Input id="st-install-name" value={newProject} maxLength={200} onChange={({ target }) => setNewProject(target.value)} />
          </Form.Item>
        )}
        {wanted.registry && (
          <Form.Item label={t('updates:follow')} htmlFor="st-install-channel" tooltip={t('updates:followHelp')}>
            <Select id="st-install-channel" value={followed} onChange={setPicked} options={channelOptions([...known.map(({ name }) => name), followed], t('updates:newest'))} />
          </Form.Item>
        )}
      </div>
      {processes.map(({ part, name }) => {
        const copy = copyOf(part);
        return (
          copy && (
            <Form.Item key={part} label={t('central:there', { name: said(name, language), copy: copy.name, version: copy.version })} extra={copy.changed ? t('central:fateChanged') : undefined}>
              <Segmented value={fateOf(part)} onChange={(fate) => setFates({ ...fates, [part]: fate })} options={(['update', 'add', 'skip'] as const).map((fate) => ({ value: fate, label: t(`central:fate.${fate}`) }))} />
            </Form.Item>
          )
        );
      })}
      {project && roles.length > 0 && (
        <fieldset className="st-package-roles">
          <legend>{t('central:roles')}</legend>
          {roles.map(({ id, name, english, suggested }) => (
            <label key={id}>
              <span>{english && english !== name ? `${name} (${english})` : name || id}</span>
              <Select
                size="small"
                aria-label={t('central:roleHere', { name })}
                value={mapped[id] ?? suggested}
                onChange={(to) => setMapped({ ...mapped, [id]: to })}
                options={[{ value: '', label: t('central:newRole') }, ...(organisation?.content.roles ?? []).map((role) => ({ value: role.id, label: role.name }))]}
              />
            </label>
          ))}
        </fieldset>
      )}
      {terms.length > 0 && (
        <fieldset className="st-package-terms">
          <legend>{t('central:terms')}</legend>
          {terms.map((term) => (
            <div key={term.name}>
              <strong>{term.name}</strong>
              <Segmented
                size="small"
                value={ours.includes(term.name) ? 'ours' : 'theirs'}
                onChange={(which) => setOurs(which === 'ours' ? [...ours, term.name] : ours.filter((name) => name !== term.name))}
                options={[
                  { value: 'ours', label: t('central:ours', { text: meaning(term.ourText, term.ourOwner) }) },
                  { value: 'theirs', label: t('central:theirs', { text: meaning(term.theirText, term.theirOwner) }) },
                ]}
              />
            </div>
          ))}
        </fieldset>
      )}
      {missing.length > 0 && <Alert type="warning" showIcon title={t('central:missing')} description={missing.map(({ id, version }) => `${id} ${version}`).join(', ')} />}
      {trust !== 'trusted' && (
        <Alert
          type="warning"
          showIcon
          title={t(`central:trust.${trust}`)}
          description={
            <>
              {t('central:confirm', { id: manifest.id })}
              <Input aria-label={t('central:confirmLabel')} spellCheck={false} value={typed} placeholder={manifest.id} onChange={({ target }) => setTyped(target.value.trim())} />
            </>
          }
        />
      )}
      <div className="st-dialog-foot">
        <Button type="primary" htmlType="submit" loading={busy} disabled={pending || !vouched || (!project && !newProject.trim())}>
          {missing.length > 0 ? t('central:installAnyway') : t('central:install')}
        </Button>
      </div>
    </Form>
  );
}

const meaning = (text: string, owner: string) => [text, owner].filter(Boolean).join(' · ') || '–';
