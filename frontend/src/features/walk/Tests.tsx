import { CheckCircleFilled, CloseCircleFilled, DeleteOutlined, EditOutlined, ExclamationCircleFilled, PlayCircleOutlined, ReloadOutlined, RocketOutlined, WarningOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Progress, Switch, Tooltip } from 'antd';
import { useEffect, useState } from 'react';
import { useReport } from '../../api/useReport';
import type { Course, KeptWalk, Walk, WalkCoverage, WalkMissing, WalkResult } from '../../api/walks';
import { keepWalks, suggestWalks, walksQuery } from '../../api/walks';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import type { Moddle } from '../../modeler/semantic';
import { EmptyState } from '../../ui/EmptyState';
import { Section } from '../../ui/Section';
import { callerOn } from './called';
import { Project } from './Project';
import { Reasons } from './Reasons';
import { RenameTest } from './RenameTest';
import { SaveTests } from './SaveTests';
import { useRemove } from './useRemove';
import { useTests } from './useTests';
import type { Walker } from './walker';

interface Props {
  walker: Walker;
  drawing: Drawing;
  course: () => Promise<Course>;
  edits: number;
  processId?: string;
  projectId?: string;
}

/** The walks that are kept as tests: run them, see what they cover, and go to where one went another way. */
export function Tests({ walker, drawing, course, edits, processId, projectId }: Props) {
  const { t } = useWords();
  const { data: kept } = useQuery({ ...walksQuery(processId ?? ''), enabled: processId !== undefined });
  const walks = kept ?? [];
  const { tested, busy, problem, run } = useTests(course, walks, edits);
  const suggest = useSuggestions(course, walks, processId);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const coverage = shown ? tested?.coverage : undefined;
    drawing.cover(coverage && { covered: coverage.covered, missing: coverage.missing.filter(({ what }) => what === 'node' || what === 'flow').map(({ element }) => element) });
    return () => drawing.cover(undefined);
  }, [drawing, shown, tested]);

  const begin = (
    <Button type="primary" icon={<PlayCircleOutlined aria-hidden />} onClick={() => void walker.open()}>
      {t('walk:begin')}
    </Button>
  );
  const suggestion = processId && (
    <Tooltip title={t('walk:suggestHint')}>
      <Button icon={<RocketOutlined aria-hidden />} loading={suggest.busy} onClick={() => void suggest.run()}>
        {t('walk:suggest')}
      </Button>
    </Tooltip>
  );
  if (walks.length === 0)
    return (
      <EmptyState
        icon={<PlayCircleOutlined />}
        title={t('walk:empty.title')}
        action={
          <div className="st-walk-actions">
            {begin}
            {suggestion}
          </div>
        }
      >
        <p>{t('walk:empty.text')}</p>
        <p>{t('walk:empty.keys')}</p>
      </EmptyState>
    );
  return (
    <div className="st-walk">
      <div className="st-walk-actions">
        {begin}
        <Button icon={<ReloadOutlined aria-hidden />} loading={busy} onClick={() => void run()}>
          {t('walk:runAll')}
        </Button>
        {suggestion}
      </div>
      {problem && (
        <p className="st-walk-problem" role="alert">
          <WarningOutlined aria-hidden /> {problem}
        </p>
      )}
      {tested?.coverage && <Covered coverage={tested.coverage} drawing={drawing} shown={shown} onShown={setShown} />}
      <Section title={t('walk:tests', { count: walks.length })} note={tested && t('walk:passedOf', { passed: tested.results.filter(({ outcome }) => outcome === 'passed').length, of: walks.length })} extra={<SaveTests processId={processId!} />}>
        <ul className="st-walk-tests">
          {walks.map((walk, at) => (
            <Test key={walk.id} walk={walk} result={tested?.results[at]} drawing={drawing} onOpen={(steps) => void walker.replay(walk, steps)} />
          ))}
        </ul>
      </Section>
      {projectId && <Project projectId={projectId} />}
    </div>
  );
}

/** Finds walks to what these leave out, and keeps them. */
function useSuggestions(course: () => Promise<Course>, walks: KeptWalk[], processId?: string) {
  const { t } = useWords();
  const { message } = App.useApp();
  const report = useReport();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    if (!processId) return;
    setBusy(true);
    try {
      const found = await suggestWalks(
        await course(),
        walks.map(({ content }) => content),
      );
      if (found.walks.length > 0) await keepWalks(processId, found.walks as Walk[]);
      await queries.invalidateQueries({ queryKey: ['processes', processId, 'walks'] });
      void message.info(t(found.walks.length === 0 ? 'walk:suggestedNone' : found.missing.length === 0 ? 'walk:suggestedAll' : 'walk:suggested', { count: found.walks.length, missing: found.missing.length }), 6);
    } catch (thrown) {
      report(t('walk:failed.suggest'), thrown);
    } finally {
      setBusy(false);
    }
  };
  return { busy, run };
}

const icons = { passed: <CheckCircleFilled aria-hidden />, failed: <CloseCircleFilled aria-hidden />, stale: <ExclamationCircleFilled aria-hidden /> };

/** One test with what came of it; a click goes to where it went another way. */
function Test({ walk, result, drawing, onOpen }: { walk: KeptWalk; result?: WalkResult; drawing: Drawing; onOpen: (steps?: number) => void }) {
  const { t } = useWords();
  const { remove, busy } = useRemove(walk);
  const [renaming, setRenaming] = useState(false);
  const first = result?.differences[0];
  const open = () => {
    // To the step that went another way; what comes after it is of no account.
    onOpen(first && first.what !== 'step' ? first.step : first ? Math.max(0, first.step - 1) : undefined);
    if (first?.element) drawing.show(first.element);
  };
  if (renaming) return <RenameTest walk={walk} onDone={() => setRenaming(false)} />;
  return (
    <li data-outcome={result?.outcome}>
      <button type="button" className="st-walk-test" onClick={open}>
        <span className="st-walk-outcome">{result && icons[result.outcome]}</span>
        <span className="st-walk-name">{walk.name}</span>
        <span className="st-walk-side">{result ? t(`walk:outcome.${result.outcome}`) : '…'}</span>
      </button>
      <Tooltip title={t('walk:rename')}>
        <Button size="small" type="text" icon={<EditOutlined aria-hidden />} aria-label={t('walk:renameOf', { name: walk.name })} onClick={() => setRenaming(true)} />
      </Tooltip>
      <Tooltip title={t('walk:remove')}>
        <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('walk:removeOf', { name: walk.name })} disabled={busy} onClick={() => void remove()} />
      </Tooltip>
      {result && result.outcome !== 'passed' && <Reasons result={result} />}
    </li>
  );
}

/** How much of the process the walks come to, and what they leave out. */
function Covered({ coverage, drawing, shown, onShown }: { coverage: WalkCoverage; drawing: Drawing; shown: boolean; onShown: (shown: boolean) => void }) {
  const { t } = useWords();
  const { nodes, flows, conditions, missing } = coverage;
  const share = (count: { covered: number; total: number }) => (count.total === 0 ? 100 : Math.floor((count.covered / count.total) * 100));
  const whole = share({ covered: nodes.covered + flows.covered + conditions.covered, total: nodes.total + flows.total + conditions.total });
  return (
    <Section
      title={t('walk:coverage', { percent: whole })}
      extra={
        <label className="st-walk-switch">
          {t('walk:onCanvas')} <Switch size="small" checked={shown} onChange={onShown} />
        </label>
      }
    >
      <div className="st-walk-coverage">
        {([['elements', nodes], ['flows', flows], ['conditions', conditions]] as const).map(([name, count]) => (
          <div key={name}>
            <span>{t(`walk:${name}`)}</span>
            <Progress percent={share(count)} size="small" showInfo={false} strokeColor="var(--st-accent)" aria-label={t(`walk:${name}`)} />
            <span className="st-walk-count">
              {count.covered} / {count.total}
            </span>
          </div>
        ))}
      </div>
      {shown && (
        <p className="st-walk-legend">
          <span>
            <i className="st-walk-line" /> {t('walk:covered')}
          </span>
          <span>
            <i className="st-walk-line st-walk-dashed" /> {t('walk:notCovered')}
          </span>
        </p>
      )}
      {missing.length > 0 && (
        <details className="st-walk-missing">
          <summary>{t('walk:missing', { count: missing.length })}</summary>
          <ul>
            {missing.map((one) => (
              <li key={`${one.what} ${one.element}`}>
                <button type="button" onClick={() => drawing.show(one.element)}>
                  <Missing of={one} drawing={drawing} />
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

/** What no walk comes to, in words. */
function Missing({ of: { what, element, name, from = '', to = '', text }, drawing }: { of: WalkMissing; drawing: Drawing }) {
  const { t } = useWords();
  const say = callerOn(drawing, t);
  const drawn = drawing.semantic(element);
  if (what === 'node') return <>{t('walk:missed.node', { name: say(drawn, name) })}</>;
  const source = say(drawn?.sourceRef as Moddle | undefined, from);
  if (what !== 'flow') return <>{t(what === 'true' ? 'walk:missed.true' : 'walk:missed.false', { from: source, text })}</>;
  return <>{t(name ? 'walk:missed.named' : 'walk:missed.flow', { name, from: source, to: say(drawn?.targetRef as Moddle | undefined, to) })}</>;
}
