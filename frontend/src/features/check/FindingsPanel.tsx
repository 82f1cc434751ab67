import { CheckCircleOutlined, DisconnectOutlined, EyeInvisibleOutlined, EyeOutlined, LoadingOutlined, ReloadOutlined, SettingOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Tooltip } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Fix } from '../../api/checks';
import { rulesQuery } from '../../api/checks';
import { useReport } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';
import { EmptyState } from '../../ui/EmptyState';
import './check.css';
import type { Checker } from './checker';
import { useChecker } from './checker';
import { ExplainDrawer } from './ExplainDrawer';
import { FilterBar } from './FilterBar';
import { FindingItem } from './FindingItem';
import { FixPreview } from './FixPreview';
import type { Keyed } from './list';
import { bundled, counted, cut, everything } from './list';
import { VerdictLine } from './VerdictLine';
import { WaiveDialog } from './WaiveDialog';
import { WaivedList } from './WaivedList';

/** Findings that are put on the page at once; more on demand. */
const atOnce = 150;

interface Props {
  checker: Checker;
  /** Absent while the process is in no library. */
  processId?: string;
  marks: boolean;
  onMarks: () => void;
  onRules: () => void;
  onNumber: (pointer: string) => void;
  /** Shows a cell of a decision table: "3.2". */
  onCell: (cell: string) => void;
}

/** A fix, or the first fixes of a whole bundle, that is being looked at before it is taken. */
interface Preview {
  of: string;
  fixes: Fix[];
}

/** What is wrong with the open process, why, and how it is put right. */
export function FindingsPanel({ checker, processId, marks, onMarks, onRules, onNumber, onCell }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const report = useReport();
  const { findings, soundness, filter, chosen, busy, failed } = useChecker(checker);
  const titles = useTitles();
  const [most, setMost] = useState(atOnce);
  const [asked, setPreview] = useState<Preview>();
  const [explained, setExplained] = useState<string>();
  const [waiving, setWaiving] = useState<Keyed>();
  const list = useRef<HTMLDivElement>(null);
  const { drawing } = checker;

  const bundles = useMemo(() => bundled(findings ?? [], filter), [findings, filter]);
  // What was asked about may be gone after the next check.
  const preview = asked && bundles.some(({ name, findings: found }) => name === asked.of || found.some(({ key }) => key === asked.of)) ? asked : undefined;
  useEffect(() => {
    list.current?.querySelector('[data-chosen=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  useEffect(() => {
    drawing.touch(preview?.fixes.flatMap(({ edits }) => edits) ?? []);
    return () => drawing.touch([]);
  }, [drawing, preview]);

  const take = () => {
    try {
      const done = checker.fix(preview!.fixes.map(({ edits }) => edits));
      if (done > 0) void message.success(t('check:fixed', { count: done }), 4);
      else void message.warning(t('check:fixedNothing'), 5);
    } catch (thrown) {
      report(t('check:failed.fix'), thrown);
    }
    setPreview(undefined);
  };
  const look = (of: string, fixes: Fix[]) => setPreview((now) => (now?.of === of && now.fixes[0] === fixes[0] ? undefined : { of, fixes }));
  const goTo = (finding: Keyed) => {
    checker.choose(finding.key);
    // What is about numbers alone, such as a role with too much work, is shown among the numbers.
    if (!finding.element && finding.at.path?.startsWith('/')) onNumber(finding.at.path);
    if (finding.at.cell) onCell(finding.at.cell);
  };
  const keys = (event: React.KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || !(event.target as HTMLElement).matches('.st-finding')) return;
    event.preventDefault();
    const all = [...list.current!.querySelectorAll<HTMLElement>('.st-finding')];
    const next = all[all.indexOf(event.target as HTMLElement) + by];
    if (!next) return;
    next.focus();
    checker.choose(next.dataset.finding);
  };

  if (!findings) {
    return (
      <EmptyState icon={failed ? <DisconnectOutlined aria-hidden /> : <LoadingOutlined aria-hidden />} title={t(failed ? 'check:noAnswer' : 'check:notYet')} action={failed && <Button size="small" onClick={() => checker.again()}>{t('check:again')}</Button>}>
        {t(failed ? 'check:noAnswerText' : 'check:notYetText')}
      </EmptyState>
    );
  }
  const count = counted(findings);
  const total = count.error + count.warning + count.info;
  const changes = preview && (
    <FixPreview edits={preview.fixes.flatMap(({ edits }) => edits)} nameOf={(id) => drawing.nameOf(id)} onTake={take} onLeave={() => setPreview(undefined)} />
  );
  return (
    <div className="st-findings">
      <div className="st-findings-head">
        <VerdictLine soundness={soundness} onRun={(steps) => checker.play({ steps, title: t('check:verdict.unsound') })} />
        <span className="st-findings-tools">
          <span className="st-findings-busy" role="status" aria-label={busy ? t('check:busy') : failed ? t('check:noAnswer') : undefined}>
            {busy ? <LoadingOutlined aria-hidden /> : failed ? <DisconnectOutlined aria-hidden title={t('check:noAnswerText')} /> : null}
          </span>
          <Tool label={t('check:again')} icon={<ReloadOutlined aria-hidden />} onClick={() => checker.again()} />
          <Tool label={t(marks ? 'check:hideMarks' : 'check:showMarks')} icon={marks ? <EyeOutlined aria-hidden /> : <EyeInvisibleOutlined aria-hidden />} pressed={marks} onClick={onMarks} />
          <Tool label={t('check:rules.open')} icon={<SettingOutlined aria-hidden />} onClick={onRules} />
        </span>
      </div>
      {findings.length > 0 && <FilterBar findings={findings} filter={filter} onNarrow={(change) => checker.narrow(change)} />}
      {total === 0 && <Clean reason={soundness?.reason} />}
      {total > 0 && bundles.length === 0 && (
        <EmptyState title={t('check:filter.none')} action={<Button size="small" onClick={() => checker.narrow({ ...everything, by: filter.by })}>{t('check:filter.all')}</Button>} />
      )}
      <div ref={list} className="st-bundles" onKeyDown={keys}>
        {cut(bundles, most).map(({ name, findings: found, shown }) => {
          const ways = filter.by === 'rule' && found.length > 1 && found.every(({ fixes }) => fixes.length > 0) ? found.map(({ fixes }) => fixes[0]) : undefined;
          const title = filter.by === 'rule' ? (titles ? (titles.get(name) ?? name) : '…') : name ? drawing.nameOf(name) : t('check:wholeFile');
          return (
            <section key={name} className="st-bundle" aria-label={title}>
              <header>
                <h4 title={name}>{title}</h4>
                <span className="st-bundle-count">{found.length}</span>
                {ways && (
                  <Button size="small" type="link" onClick={() => look(name, ways)}>
                    {t('check:fixAll', { count: ways.length })}
                  </Button>
                )}
              </header>
              {preview?.of === name && changes}
              <ul>
                {shown.map((finding) => (
                  <FindingItem
                    key={finding.key}
                    finding={finding}
                    chosen={finding.key === chosen}
                    tabbable={chosen ? finding.key === chosen : finding === bundles[0].findings[0]}
                    place={filter.by === 'rule' && finding.element ? drawing.nameOf(finding.element) : undefined}
                    saved={processId !== undefined}
                    onGo={() => goTo(finding)}
                    onExplain={titles?.has(finding.rule) ? () => setExplained(finding.rule) : undefined}
                    onFix={(fix) => look(finding.key, [fix])}
                    onWaive={() => setWaiving(finding)}
                    onRun={() => checker.play({ steps: finding.path, title: finding.message })}
                  >
                    {preview?.of === finding.key && changes}
                  </FindingItem>
                ))}
              </ul>
            </section>
          );
        })}
        {bundles.reduce((sum, bundle) => sum + bundle.findings.length, 0) > most && (
          <Button block size="small" type="text" onClick={() => setMost((now) => now + atOnce)}>
            {t('check:more')}
          </Button>
        )}
      </div>
      <WaivedList findings={findings.filter(({ waiver }) => waiver)} onTakenBack={() => checker.again()} />
      <ExplainDrawer rule={explained} onClose={() => setExplained(undefined)} />
      <WaiveDialog finding={waiving} processId={processId} onClose={(done) => (setWaiving(undefined), done && checker.again())} />
    </div>
  );
}

function Tool({ label, icon, pressed, onClick }: { label: string; icon: React.ReactNode; pressed?: boolean; onClick: () => void }) {
  return (
    <Tooltip title={label} mouseEnterDelay={0.4}>
      <Button type="text" size="small" icon={icon} aria-label={label} aria-pressed={pressed} onClick={onClick} />
    </Tooltip>
  );
}

/** Nothing found: says what was looked for, so that silence means something. */
function Clean({ reason }: { reason?: string }) {
  const { t } = useWords();
  const groups = useQuery(rulesQuery).data?.groups ?? [];
  const names = groups.filter(({ rules }) => rules.some(({ severity }) => severity !== 'off')).map(({ name }) => t(`check:group.${name}`, { defaultValue: name }));
  return (
    <EmptyState icon={<CheckCircleOutlined aria-hidden />} title={t('check:clean')}>
      {names.length > 0 && <p>{t('check:checked', { what: names.join(t('check:comma')) })}</p>}
      {reason && <p>{reason}</p>}
    </EmptyState>
  );
}

/** What the rules are called, by id; undefined until that is known. */
function useTitles(): Map<string, string> | undefined {
  const { data } = useQuery(rulesQuery);
  return useMemo(() => data && new Map(data.groups.flatMap(({ rules }) => rules.map(({ id, title }): [string, string] => [id, title]))), [data]);
}
