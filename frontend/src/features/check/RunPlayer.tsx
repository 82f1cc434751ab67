import { CaretRightOutlined, CloseOutlined, PauseOutlined, StepBackwardOutlined, StepForwardOutlined, UndoOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { Button, Select, Tooltip } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Run } from '../../api/checks';
import { playRun } from '../../api/checks';
import { problemOf } from '../../api/problem';
import { useWords } from '../../i18n/i18n';
import { useKeys } from '../../ui/useKeys';
import './check.css';
import type { CheckState, Checker } from './checker';
import { useChecker } from './checker';

/** Milliseconds that a step takes at the usual speed. */
const stepTime = 1000;
const speeds = [0.5, 1, 2, 4];

/** Plays the run that shows a finding over the drawing, until it is closed or something is edited. */
export function RunPlayer({ checker, processId }: { checker: Checker; processId?: string }) {
  const { run } = useChecker(checker);
  const { language } = useWords();
  return run ? <Player key={`${run.nth} ${language}`} {...{ checker, run, processId }} /> : null;
}

function Player({ checker, run, processId }: { checker: Checker; run: NonNullable<CheckState['run']>; processId?: string }) {
  const { t } = useWords();
  const { drawing } = checker;
  const [film, setFilm] = useState<Run>();
  const [problem, setProblem] = useState<string>();
  const [at, setAt] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const [listed, setListed] = useState(false);
  const [still] = useState(() => window.matchMedia('(prefers-reduced-motion: reduce)').matches);
  const bar = useRef<HTMLDivElement>(null);
  const frames = film?.frames ?? [];
  const last = frames.length - 1;

  useEffect(() => {
    let current = true;
    drawing
      .xml()
      .then((xml) => playRun(xml, run.steps, processId))
      .then((found) => {
        if (!current) return;
        setFilm(found);
        if (found.frames.length === 0) return;
        drawing.playback.rest(found.frames[0], found.frames.length === 1);
        setPlaying(found.frames.length > 1);
        bar.current?.focus();
      })
      .catch((thrown: unknown) => current && setProblem(problemOf(thrown).message));
    return () => {
      current = false;
      drawing.playback.clear();
    };
  }, [drawing, run, processId]);

  useEffect(() => {
    if (!playing || !film || at >= film.frames.length - 1) return;
    const end = at + 1 === film.frames.length - 1;
    drawing.playback.play(film.frames[at], film.frames[at + 1], end, stepTime / speed, still, () => {
      setAt(at + 1);
      if (end) setPlaying(false);
    });
    return () => drawing.playback.hold();
  }, [drawing, film, playing, at, speed, still]);

  const go = useCallback(
    (to: number) => {
      if (!film || to < 0 || to >= film.frames.length) return;
      setPlaying(false);
      setAt(to);
      drawing.playback.rest(film.frames[to], to === film.frames.length - 1);
    },
    [drawing, film],
  );
  const forward = () => {
    if (at >= last) return;
    setPlaying(false);
    drawing.playback.hold();
    setAt(at + 1);
    drawing.playback.play(frames[at], frames[at + 1], at + 1 === last, stepTime / speed / 2, still, () => {});
  };
  const toggle = () => {
    if (playing) {
      setPlaying(false);
      drawing.playback.rest(frames[at], at === last);
    } else {
      if (at >= last) setAt(0);
      setPlaying(last > 0);
    }
  };
  const close = () => checker.play(undefined);
  useKeys({ ' ': toggle, ArrowRight: forward, ArrowLeft: () => go(at - 1), Home: () => go(0), Escape: close });

  const shown = frames[playing ? Math.min(at + 1, last) : at];
  return (
    <div ref={bar} className="st-floating st-player" role="region" aria-label={t('check:run.label')} tabIndex={-1}>
      {listed && (
        <ol className="st-player-steps st-scroll" aria-label={t('check:run.steps')}>
          {frames.map((frame, nth) => (
            <li key={nth}>
              <button type="button" aria-current={nth === at ? 'step' : undefined} onClick={() => go(nth)}>
                {frame.text}
              </button>
            </li>
          ))}
          {film?.cut && <li className="st-muted">{t('check:run.cut')}</li>}
        </ol>
      )}
      <p className="st-player-title" title={run.title}>{run.title}</p>
      <p className="st-player-said" aria-live="polite">{problem ?? (film && frames.length === 0 ? t('check:run.nothing') : shown?.text) ?? t('check:run.loading')}</p>
      <div className="st-player-keys">
        <Key label={t('check:run.restart')} icon={<UndoOutlined aria-hidden />} disabled={last < 0} onClick={() => go(0)} />
        <Key label={t('check:run.back')} keys="←" icon={<StepBackwardOutlined aria-hidden />} disabled={at <= 0} onClick={() => go(at - 1)} />
        <Key label={t(playing ? 'check:run.pause' : 'check:run.play')} keys={t('check:run.space')} icon={playing ? <PauseOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />} disabled={last < 1} onClick={toggle} />
        <Key label={t('check:run.forward')} keys="→" icon={<StepForwardOutlined aria-hidden />} disabled={at >= last} onClick={forward} />
        <span className="st-player-at">{last < 0 ? '' : t('check:run.at', { at: at + 1, of: last + 1 })}</span>
        <Select size="small" variant="borderless" aria-label={t('check:run.speed')} value={speed} options={speeds.map((value) => ({ value, label: `${value}×` }))} onChange={setSpeed} />
        <Key label={t('check:run.steps')} icon={<UnorderedListOutlined aria-hidden />} pressed={listed} disabled={last < 0} onClick={() => setListed(!listed)} />
        <span className="st-grow" />
        <Key label={t('check:run.close')} keys="Esc" icon={<CloseOutlined aria-hidden />} onClick={close} />
      </div>
    </div>
  );
}

function Key({ label, keys, icon, pressed, disabled, onClick }: { label: string; keys?: string; icon: React.ReactNode; pressed?: boolean; disabled?: boolean; onClick: () => void }) {
  return (
    <Tooltip title={keys ? `${label} (${keys})` : label} mouseEnterDelay={0.4}>
      <Button size="small" type="text" icon={icon} aria-label={label} aria-pressed={pressed} disabled={disabled} onClick={onClick} />
    </Tooltip>
  );
}
