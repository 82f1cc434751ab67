import { Alert, Button, Segmented, Steps, Tag } from 'antd';
import { useState } from 'react';
import type { Offered, Rollout, RolloutKind, RolloutStep, TemplateAt } from '../../api/offers';
import { actOnRollout, planRollout } from '../../api/offers';
import { moment } from '../../format/date';
import { percent } from '../../format/number';
import { useWords } from '../../i18n/i18n';
import type { Question } from './AskWhy';
import { AskWhy } from './AskWhy';
import { ReportDialog } from './ReportDialog';
import { PlanDialog } from './PlanDialog';
import { nextKind, reach } from './steps';
import { useOffers } from './useOffers';

/** The rollout of a template: what it is, how far it has come, what is next, what was done. */
export function RolloutSection({ of, offered }: { of: TemplateAt; offered: Offered }) {
  const { t } = useWords();
  const { doing } = useOffers(of);
  const [planning, setPlanning] = useState(false);
  const [picked, setPicked] = useState<string>();
  const { rollouts, channels, hub, release, unseen } = offered;
  const shown = rollouts.find(({ id }) => id === picked) ?? rollouts.find(open) ?? rollouts[0];
  const free = channels.filter(({ name, version }) => version && !rollouts.some((one) => one.channel === name && open(one)));
  return (
    <section aria-labelledby="st-offered-rollout">
      <header>
        <h3 id="st-offered-rollout">{t('offers:rollout')}</h3>
        <span className="st-muted">{t('offers:rolloutText')}</span>
        {hub && release && (
          <Button size="small" disabled={free.length === 0} title={free.length === 0 ? t('offers:noFree') : undefined} onClick={() => setPlanning(true)}>
            {t('offers:plan')}
          </Button>
        )}
      </header>
      {!hub && <p className="st-muted">{t('offers:noHubRollout')}</p>}
      {hub && unseen && <Alert type="info" showIcon title={unseen.message} description={unseen.hint} />}
      {rollouts.length > 1 && (
        <Segmented
          size="small"
          aria-label={t('offers:rollouts')}
          value={shown?.id}
          onChange={setPicked}
          options={rollouts.slice(0, mostShown).map(({ id, channel, to, state }) => ({ value: id, label: `${channel} → ${to} · ${t(`offers:rolloutState.${state}`)}` }))}
        />
      )}
      {shown ? <OneRollout key={shown.id} of={of} offered={offered} rollout={shown} /> : hub && !unseen && <p className="st-muted">{t('offers:noRollout')}</p>}
      {planning && (
        <PlanDialog
          offered={offered}
          channels={free}
          onClose={() => setPlanning(false)}
          onPlan={(plan) => doing(t('offers:failed.plan'), () => planRollout(of, plan), t('offers:planDone'))}
        />
      )}
    </section>
  );
}

const mostShown = 5;

const open = ({ state }: Rollout) => state === 'planned' || state === 'running' || state === 'paused';

const colours = { planned: 'default', running: 'processing', paused: 'warning', done: 'success', aborted: 'default', 'rolled-back': 'error' } as const;

function OneRollout({ of, offered, rollout }: { of: TemplateAt; offered: Offered; rollout: Rollout }) {
  const { t, language } = useWords();
  const { busy, doing } = useOffers(of);
  const [question, setQuestion] = useState<Question>();
  const [reporting, setReporting] = useState(false);
  const { channel, from, to, state, step, steps, can, gates, overtaken, stands, approvals } = rollout;
  const next = steps[step + 1];
  // Names are compared as the hub does it.
  const among = (names: string[]) => names.some((name) => name.trim().toLowerCase() === offered.user.toLowerCase());
  const approvable = offered.user !== '' && !among(approvals) && (next?.approvers.length ? among(next.approvers) : offered.release);
  const forward = nextKind({ can, gates, approvable });
  const act = (kind: RolloutKind, more = {}) => doing(t('offers:failed.act'), () => actOnRollout(of, rollout, kind, more));
  const ask = (kind: 'pause' | 'abort' | 'rollback') =>
    setQuestion({ title: t(`offers:ask.${kind}.title`), text: t(`offers:ask.${kind}.text`, { from, to }), label: t('offers:note'), ok: t(`offers:kind.${kind}`), danger: kind !== 'pause', onOk: (note) => act(kind, { note }) });
  return (
    <div className="st-rollout">
      <p className="st-rollout-head">
        <strong>
          {channel}: {from} → {to}
        </strong>
        <Tag color={colours[state]}>{t(`offers:rolloutState.${state}`)}</Tag>
        <span className="st-muted">{rollout.created ? t('offers:plannedBy', { by: rollout.createdBy || '–', at: moment(rollout.created, language) }) : ''}</span>
      </p>
      {overtaken && <Alert type="warning" showIcon title={t('offers:overtaken', { channel, stands })} />}
      <Steps size="small" current={step} status={state === 'aborted' || state === 'rolled-back' ? 'error' : state === 'done' ? 'finish' : step < 0 ? 'wait' : 'process'} items={steps.map((one, nth) => ({ key: nth, title: one.name || stepName(one, t, language), content: gateText(one, t) }))} />
      {open(rollout) && gates.length > 0 && (
        <ul className="st-rollout-gates" aria-label={t('offers:waitsFor')}>
          {gates.map(({ code, message, hint }) => (
            <li key={code}>
              {message} <span className="st-muted">{hint}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="st-rollout-does">
        {forward && (offered.release || forward === 'approve') && (
          <Button type="primary" size="small" loading={busy} disabled={forward !== 'approve' && forward !== 'resume' && (gates.length > 0 || overtaken)} onClick={() => void act(forward)}>
            {forward === 'advance' && next ? t('offers:advanceTo', { step: next.name || stepName(next, t, language) }) : t(`offers:kind.${forward}`)}
          </Button>
        )}
        {offered.publish && can.includes('report') && (
          <Button size="small" disabled={busy} onClick={() => setReporting(true)}>
            {t('offers:kind.report')}…
          </Button>
        )}
        {offered.release &&
          (['pause', 'abort', 'rollback'] as const)
            .filter((kind) => can.includes(kind))
            .map((kind) => (
              <Button key={kind} size="small" danger={kind !== 'pause'} disabled={busy} onClick={() => ask(kind)}>
                {t(`offers:kind.${kind}`)}…
              </Button>
            ))}
      </div>
      {rollout.log.length > 0 && (
        <ol className="st-rollout-log st-scroll" aria-label={t('offers:log')} tabIndex={0}>
          {[...rollout.log].reverse().map(({ kind, at, by, note, figures }, nth) => (
            <li key={`${at}${nth}`} data-kind={kind}>
              <strong>{t(`offers:did.${kind}`)}</strong> {by} <span className="st-muted">{moment(at, language)}</span>
              {figures && <div>{t('offers:figures', { cases: figures.cases, kept: percent(figures.kept, language), defects: figures.defects })}</div>}
              {note && <div className="st-muted">“{note}”</div>}
            </li>
          ))}
        </ol>
      )}
      {reporting && <ReportDialog onClose={() => setReporting(false)} onReport={(figures, note) => act('report', { figures, note })} />}
      <AskWhy question={question} onClose={() => setQuestion(undefined)} />
    </div>
  );
}

type Words = ReturnType<typeof useWords>;

function stepName(step: RolloutStep, t: Words['t'], language: Words['language']): string {
  const { key, share, count } = reach(step);
  return t(`offers:reach.${key}`, { share: percent(share, language), count });
}

/** What has to hold before a step begins. */
function gateText({ wait, approvers, approvals, cases, kept, defects }: RolloutStep, t: Words['t']): string {
  const days = /^P(\d+)D$/.exec(wait);
  return [
    wait && (days ? t('offers:gate.days', { count: Number(days[1]) }) : t('offers:gate.wait', { wait })),
    approvals > 0 && (approvers.length > 0 ? t('offers:gate.approval', { names: approvers.join(t('publish:check.and')) }) : t('offers:gate.approvalAny')),
    (cases > 0 || kept > 0 || defects !== null) && t('offers:gate.limits'),
  ]
    .filter(Boolean)
    .join(' · ');
}
