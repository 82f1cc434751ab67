import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Drawer, Input, InputNumber, Popconfirm, Select, Skeleton } from 'antd';
import { useState } from 'react';
import type { Policy, Rule, RuleBook } from '../../api/checks';
import { rulesQuery, savePolicy } from '../../api/checks';
import { problemOf } from '../../api/problem';
import { useReport } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';
import { Section } from '../../ui/Section';
import './check.css';
import { ExplainDrawer } from './ExplainDrawer';
import { severityIcon } from './severity';

const levels = ['error', 'warning', 'info', 'off'] as const;
const usualCodes = 'RACI';

/** How the rules are set, for everything in the library. */
export function RulesDrawer({ open, onClose, onSaved }: { open: boolean; onClose: () => void; onSaved: () => void }) {
  const { t } = useWords();
  return (
    <Drawer open={open} title={t('check:rules.title')} size={720} destroyOnHidden styles={{ body: { padding: 0 } }} onClose={onClose} footer={null}>
      <RulesRead onClose={onClose} onSaved={onSaved} />
    </Drawer>
  );
}

/** Reads the rules anew whenever the drawer opens, and never under the hands of somebody who is changing them. */
function RulesRead({ onClose, onSaved }: { onClose: () => void; onSaved: () => void }) {
  const { data, error, isFetchedAfterMount } = useQuery({ ...rulesQuery, staleTime: 0, refetchOnWindowFocus: false });
  if (error) return <p className="st-muted st-rules-problem">{problemOf(error).message}</p>;
  if (!data || !isFetchedAfterMount) return <Skeleton active style={{ padding: 24 }} />;
  return <RulesForm book={data} onClose={onClose} onSaved={onSaved} />;
}

function RulesForm({ book, onClose, onSaved }: { book: RuleBook; onClose: () => void; onSaved: () => void }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const report = useReport();
  const queries = useQueryClient();
  const [policy, setPolicy] = useState<Policy>(book.policy);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [explained, setExplained] = useState<string>();

  const save = async () => {
    setBusy(true);
    try {
      await savePolicy(policy);
      await queries.invalidateQueries({ queryKey: rulesQuery.queryKey, exact: true });
      void message.success(t('check:rules.saved'), 3);
      onSaved();
      onClose();
    } catch (thrown) {
      report(t('check:failed.rules'), thrown);
    } finally {
      setBusy(false);
    }
  };
  const words = text.trim().toLowerCase();
  const found = (rule: Rule) => words === '' || `${rule.title} ${rule.id}`.toLowerCase().includes(words);
  const engines = policy.engines ?? [];
  return (
    <div className="st-rules">
      <div className="st-rules-body st-scroll">
        <p className="st-muted">{t('check:rules.text')}</p>
        <div className="st-rules-general">
          {book.codeSets.length > 0 && (
            <label>
              <span>{t('check:rules.codes')}</span>
              <Select
                size="small"
                aria-label={t('check:rules.codes')}
                value={policy.codes?.name ?? usualCodes}
                options={book.codeSets.map(({ name }) => ({ value: name, label: name }))}
                onChange={(name) => setPolicy({ ...policy, codes: name === usualCodes ? undefined : book.codeSets.find((set) => set.name === name) })}
              />
            </label>
          )}
          {book.engines.length > 0 && (
            <div role="group" aria-label={t('check:rules.engines')}>
              <span>{t('check:rules.engines')}</span>
              {book.engines.map(({ name, title }) => (
                <Checkbox key={name} checked={engines.includes(name)} onChange={({ target }) => setPolicy({ ...policy, engines: book.engines.map((engine) => engine.name).filter((one) => (one === name ? target.checked : engines.includes(one))) })}>
                  {title}
                </Checkbox>
              ))}
            </div>
          )}
          <Input size="small" allowClear value={text} placeholder={t('check:rules.search')} aria-label={t('check:rules.search')} onChange={(event) => setText(event.target.value)} />
        </div>
        {book.groups.map(({ name, rules }) => {
          const shown = rules.filter(found);
          if (shown.length === 0) return null;
          return (
            <Section key={name} title={t(`check:group.${name}`, { defaultValue: name })} note={String(shown.length)}>
              <ul className="st-rules-list">
                {shown.map((rule) => (
                  <RuleLine key={rule.id} rule={rule} policy={policy} onChange={setPolicy} onExplain={() => setExplained(rule.id)} />
                ))}
              </ul>
            </Section>
          );
        })}
      </div>
      <footer className="st-rules-foot">
        <Popconfirm title={t('check:rules.resetTitle')} description={t('check:rules.resetText')} okText={t('check:rules.reset')} cancelText={t('app:cancel')} onConfirm={() => setPolicy({ waivers: policy.waivers })}>
          <Button type="text">{t('check:rules.reset')}</Button>
        </Popconfirm>
        <span className="st-grow" />
        <Button onClick={onClose}>{t('app:cancel')}</Button>
        <Button type="primary" loading={busy} disabled={policy === book.policy} onClick={() => void save()}>
          {t('check:rules.save')}
        </Button>
      </footer>
      <ExplainDrawer rule={explained} onClose={() => setExplained(undefined)} />
    </div>
  );
}

/** One rule: its severity and its limits; what is as delivered is not in the policy. */
function RuleLine({ rule, policy, onChange, onExplain }: { rule: Rule; policy: Policy; onChange: (policy: Policy) => void; onExplain: () => void }) {
  const { t } = useWords();
  const { id, title, limits } = rule;
  const severity = (policy.severity?.[id] ?? rule.default) as Rule['default'];
  const tuned = policy.limits?.[id] ?? {};
  const grade = (to: Rule['default']) => onChange({ ...policy, severity: without({ ...policy.severity, [id]: to }, id, to === rule.default) });
  const limit = (name: string, to: number | null, usual: number) => {
    const own = without({ ...tuned, [name]: to ?? usual }, name, to === null || to === usual);
    onChange({ ...policy, limits: without({ ...policy.limits, [id]: own }, id, Object.keys(own).length === 0) });
  };
  return (
    <li data-off={severity === 'off'} data-changed={severity !== rule.default || Object.keys(tuned).length > 0}>
      <button type="button" className="st-rule-title" title={id} onClick={onExplain}>
        {title}
      </button>
      <Select
        size="small"
        aria-label={t('check:rules.severityOf', { title })}
        value={severity}
        popupMatchSelectWidth={false}
        options={levels.map((level) => ({
          value: level,
          label: (
            <span className="st-rule-level">
              {level === 'off' ? null : severityIcon(level)}
              {t(`check:severity.${level}`)}
              {level === rule.default && <span className="st-rule-usual">{t('check:rules.usual')}</span>}
            </span>
          ),
        }))}
        onChange={grade}
      />
      {limits.map(({ name, means, default: usual, min }) => (
        <label key={name} className="st-rule-limit">
          <span>{means}</span>
          <InputNumber size="small" aria-label={`${title}: ${means}`} min={min} value={tuned[name] ?? usual} disabled={severity === 'off'} onChange={(value) => limit(name, value, usual)} />
          {tuned[name] !== undefined && <span className="st-rule-usual">{t('check:rules.usually', { value: usual })}</span>}
        </label>
      ))}
    </li>
  );
}

/** A record without one of its entries, where that says nothing. */
function without<T>(record: Record<string, T>, key: string, really: boolean): Record<string, T> {
  return really ? Object.fromEntries(Object.entries(record).filter(([name]) => name !== key)) : record;
}
