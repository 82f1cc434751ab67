import { ArrowLeftOutlined, CloseOutlined, FastForwardOutlined, SaveOutlined, WarningOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Tooltip } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useReport } from '../../api/useReport';
import type { Course, Walk } from '../../api/walks';
import { expectWalk, keepWalks } from '../../api/walks';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import { Section } from '../../ui/Section';
import { useKeys } from '../../ui/useKeys';
import { clock } from './clock';
import { Divergence } from './Divergence';
import { Known } from './Known';
import { forget } from './left';
import { Next } from './Next';
import { usePeople } from './people';
import { Question } from './Question';
import { TimePasses } from './TimePasses';
import { useTyped } from './typed';
import { useTests } from './useTests';
import type { Walker } from './walker';
import { filled, lacking, stepOf, stepsDone, useWalker } from './walker';

interface CaseProps {
  walker: Walker;
  drawing: Drawing;
  course: () => Promise<Course>;
  edits: number;
  /** Under what it is kept when it is left. */
  of: string;
  processId?: string;
  projectId?: string;
  save: () => Promise<string | undefined>;
}

const unbegun: Walk = { start: {} };

/** A case that is under way: what can be done next, by whom and by when, what is known, and how it came here. */
export function Case({ walker, drawing, course, edits, of, processId, projectId, save }: CaseProps) {
  const { t, language } = useWords();
  const { walk, played, begun, busy, problem, chosen, test } = useWalker(walker);
  const typed = useTyped(walk ?? unbegun);
  const tests = useMemo(() => (test ? [test] : []), [test]);
  const { tested } = useTests(course, tests, edits);
  const people = usePeople(projectId);
  const options = played?.state.open ?? [];
  const option = options[Math.min(chosen, options.length - 1)];
  const steps = walk && played ? stepsDone(walk, played) : 0;
  const values = option ? typed.values(option) : [];

  const act = (at = chosen) => {
    const one = options[at];
    if (!one || busy) return;
    const given = typed.values(one);
    const lacks = lacking(one, given);
    if (lacks >= 0) {
      walker.choose(at);
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.st-walk-next .st-walk-form input')?.focus());
      return;
    }
    const data = filled(one, given);
    void (one.do === 'start' ? walker.start(one.element, data) : walker.step(stepOf(one, data)));
  };
  /** Does what has a number; where something can be filled in, it is opened first. */
  const pick = (at: number) => {
    const one = options[at];
    if (!one) return;
    if (one === option || !one.fields?.some(({ readonly }) => !readonly)) act(at);
    else walker.choose(at);
  };
  useEffect(() => {
    if (!begun) return drawing.choices([]);
    // A way is chosen at its flow, everything else where it stands.
    const list = options.flatMap((one, at) => (one.do === 'decide' && one.flows?.length !== 1 ? [] : [{ element: one.do === 'decide' ? one.flows![0] : one.element, number: at + 1, label: t('walk:choice', { number: at + 1, name: one.name }), chosen: one === option }]));
    drawing.choices(list, (number) => pick(number - 1));
  });
  const digits = Object.fromEntries(options.slice(0, 9).map((_, at) => [String(at + 1), () => pick(at)]));
  useKeys({
    ...digits,
    Enter: () => act(),
    Backspace: () => void walker.back(),
    ArrowDown: () => walker.choose(Math.min(chosen + 1, options.length - 1)),
    ArrowUp: () => walker.choose(Math.max(chosen - 1, 0)),
    Escape: () => walker.close(),
  });

  return (
    <div className="st-walk">
      <header className="st-walk-head">
        <div>
          <strong>{test?.name ?? t('walk:title')}</strong>
          <span className="st-walk-clock">{begun && played ? t('walk:clock', { step: steps, at: clock(played.state.now, language) }) : t('walk:before')}</span>
        </div>
        <Tooltip title={t('walk:back')}>
          <Button size="small" icon={<ArrowLeftOutlined aria-hidden />} aria-label={t('walk:back')} disabled={!begun || busy} onClick={() => void walker.back()} />
        </Tooltip>
        <Tooltip title={t('walk:toEndHint')}>
          <Button size="small" icon={<FastForwardOutlined aria-hidden />} aria-label={t('walk:toEnd')} disabled={!begun || busy || played?.state.over} onClick={() => void walker.toEnd()} />
        </Tooltip>
        <Tooltip title={t('walk:close')}>
          <Button size="small" type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('walk:close')} onClick={() => walker.close()} />
        </Tooltip>
      </header>
      {test && walk && tested && <Divergence walker={walker} walk={walk} test={test} result={tested.results[0]} />}
      {problem && (
        <p className="st-walk-problem" role="alert">
          <WarningOutlined aria-hidden /> {problem.message} {problem.hint}
        </p>
      )}
      <Happened walker={walker} />
      {played?.question ? (
        <Question question={played.question} drawing={drawing} onAnswer={(answer) => void walker.answer(answer)} />
      ) : (
        <Next {...{ options, option, values, busy, people }} begun={begun} onValue={(at, value) => option && typed.put(option, at, value)} onChoose={(at) => walker.choose(at)} onAct={act} />
      )}
      {begun && played?.state.over && <p className="st-walk-over">{t('walk:over')}</p>}
      {begun && played?.state.stuck && <p className="st-walk-over st-walk-stuck">{t('walk:stuck')}</p>}
      {begun && !played?.state.over && <TimePasses due={played?.state.due} onPass={(after) => void walker.step({ do: 'wait', after })} />}
      {begun && played && <Known played={played} />}
      {begun && <Keep {...{ walker, of, processId, save }} />}
      {begun && steps > 0 && played && (
        <Section title={t('walk:path')}>
          {/* The beginning is no step: it has the number 0, as the head counts. */}
          <ol className="st-walk-path" start={steps + 1 - played.frames.length}>
            {played.frames.map((frame, at) => (
              <li key={at}>{frame.text}</li>
            ))}
          </ol>
        </Section>
      )}
    </div>
  );
}

/** What came of the last step: what was written, and which ways were taken and why. */
function Happened({ walker }: { walker: Walker }) {
  const { t } = useWords();
  const { played, walk, begun } = useWalker(walker);
  if (!begun || !played) return null;
  const last = played.frames.at(-1);
  const step = walk?.steps?.length ?? 0;
  const why = played.decisions.filter((one) => one.step === step && one.why);
  if (!last || (why.length === 0 && last.wrote.length === 0)) return null;
  return (
    <div className="st-walk-happened" aria-live="polite">
      {last.wrote.map(({ variable, value, by, rule }, at) => (
        <p key={at}>
          <code>{variable}</code> = <b>{String(value)}</b> <span className="st-muted">{t(`walk:by.${by}`, { rule })}</span>
        </p>
      ))}
      {why.map((one, at) => (
        <p key={`why${at}`}>→ {one.why}</p>
      ))}
    </div>
  );
}

/** Keeps the walk as a test: what came of it is expected from now on. */
function Keep({ walker, of, processId, save }: { walker: Walker; of: string; processId?: string; save: () => Promise<string | undefined> }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const report = useReport();
  const queries = useQueryClient();
  const { walk, test } = useWalker(walker);
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  if (!walk || test) return null;
  const keep = async () => {
    if (!name.trim()) return;
    setBusy(true);
    try {
      const id = processId ?? (await save());
      if (!id) return;
      const kept = await expectWalk(await walker.course(), { ...walk, name: name.trim() });
      await keepWalks(id, [kept]);
      await queries.invalidateQueries({ queryKey: ['processes', id, 'walks'] });
      void message.success(t('walk:kept', { name: name.trim() }), 4);
      walker.close();
      forget(of);
    } catch (thrown) {
      report(t('walk:failed.keep'), thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="st-walk-keep"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <Input size="small" value={name} maxLength={200} aria-label={t('walk:name')} placeholder={t('walk:namePlaceholder')} onChange={(event) => setName(event.target.value)} />
      <Button size="small" htmlType="submit" icon={<SaveOutlined aria-hidden />} loading={busy} disabled={!name.trim()}>
        {t('walk:keep')}
      </Button>
    </form>
  );
}
