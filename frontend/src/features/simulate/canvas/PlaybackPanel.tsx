import { CaretRightOutlined, CloseOutlined, LoadingOutlined, PauseOutlined, StepBackwardOutlined, StepForwardOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Select, Slider, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Report } from '../../../api/report';
import { movements } from '../../../api/runs';
import type { Run } from '../../../api/types';
import { duration } from '../../../format/duration';
import { dated } from '../../../format/moment';
import { number } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import type { Drawing } from '../../../modeler/drawing';
import type { TokenState } from '../../../modeler/stamps';
import { looks } from '../../../modeler/stamps';
import { useKeys } from '../../../ui/useKeys';
import type { Numbers } from '../numbers';
import './overlay.css';
import { RepeatField } from '../RepeatField';
import { Player, speedFor, speeds } from './player';
import { useRunOnCanvas } from './useRunOnCanvas';

/** Plays the cases of a run over the drawing. */
export function PlaybackPanel({ numbers, drawing, processId }: { numbers: Numbers; drawing: Drawing; processId?: string }) {
  const { t } = useWords();
  const { run, said } = useRunOnCanvas(numbers, processId);
  const report = run?.report ?? undefined;
  const close = () => numbers.overlay(undefined);
  return (
    <section className="st-floating st-overlay-panel st-overlay-wide" aria-label={t('overlay:playback')}>
      {run && report && !said ? <Playing key={run.id} {...{ run, report, drawing, close }} /> : <Waiting said={said} close={close} />}
    </section>
  );
}

function Waiting({ said, close }: { said?: string; close: () => void }) {
  const { t } = useWords();
  useKeys({ Escape: close });
  return (
    <header>
      <strong>{t('overlay:playback')}</strong>
      <p role="status" className="st-grow">
        {said}
      </p>
      <Key label={t('overlay:off')} keys="Esc" icon={<CloseOutlined aria-hidden />} onClick={close} />
    </header>
  );
}

/** How long a repeat lasted at most: what is known before it is played. */
const lengthOf = ({ series }: Report): number => Math.max(1, series.bucketSeconds * (series.replications ?? []).length);

function Playing({ run, report, drawing, close }: { run: Run; report: Report; drawing: Drawing; close: () => void }) {
  const { t, language } = useWords();
  const [player] = useState(() => {
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    // Of one that was played alone, the program knows which it is.
    const about = { replication: report.replications > 1 ? 1 : 0, length: lengthOf(report), speed: speedFor(report.process.cycleTime.p50), zone: report.zone };
    return new Player((replication, from, until, signal) => movements(run.id, replication, from, until, signal), drawing.tokens, (id) => drawing.has(id), about, still);
  });
  const { replication, time, length, playing, waiting, speed, arrived, ended, counts, start, zone, problem } = useSyncExternalStore(player.subscribe, player.state);
  useEffect(() => {
    player.begin();
    return () => player.stop();
  }, [player]);
  useEffect(() => {
    const watch = new MutationObserver(() => drawing.tokens.recolour());
    watch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => watch.disconnect();
  }, [drawing]);
  const faster = (by: 1 | -1) => player.speed(speeds[Math.min(speeds.length - 1, Math.max(0, speeds.indexOf(speed as never) + by))]);
  useKeys({ ' ': () => player.toggle(), ArrowRight: () => player.step(1), ArrowLeft: () => player.step(-1), Home: () => player.seek(0), '+': () => faster(1), '=': () => faster(1), '-': () => faster(-1), Escape: close });
  const now = start ? dated(start, time, zone, language) : '';

  return (
    <>
      <header>
        <strong>{t('overlay:playback')}</strong>
        <span className="st-overlay-clock" data-testid="run-clock" data-time={time} title={zone}>
          {now}
        </span>
        <span className="st-overlay-zone">{zone}</span>
        {report.replications > 1 && <RepeatField played={report.replications} shown={replication} label={t('overlay:whichRepeat')} onChoose={(nth) => player.repeat(nth)} />}
        {waiting && <LoadingOutlined aria-label={t('overlay:fetching')} />}
        <span className="st-grow" />
        <Key label={t('overlay:off')} keys="Esc" icon={<CloseOutlined aria-hidden />} onClick={close} />
      </header>
      {problem && <p role="alert" className="st-overlay-problem">{problem}</p>}
      <Slider
        className="st-overlay-time"
        min={0}
        max={length}
        step={Math.max(1, length / 2000)}
        value={time}
        onChange={(to) => player.seek(to)}
        tooltip={{ formatter: (at) => (start ? dated(start, at ?? 0, zone, language) : '') }}
        ariaLabelForHandle={t('overlay:time')}
        ariaValueTextFormatterForHandle={() => now}
      />
      <div className="st-overlay-keys">
        <Key label={t('overlay:restart')} keys="Home" icon={<UndoOutlined aria-hidden />} onClick={() => player.seek(0)} />
        <Key label={t('overlay:back')} keys="←" icon={<StepBackwardOutlined aria-hidden />} onClick={() => player.step(-1)} />
        <Key label={t(playing ? 'overlay:hold' : 'overlay:play')} keys={t('overlay:space')} icon={playing ? <PauseOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />} onClick={() => player.toggle()} />
        <Key label={t('overlay:forward')} keys="→" icon={<StepForwardOutlined aria-hidden />} onClick={() => player.step(1)} />
        <Select
          size="small"
          variant="borderless"
          popupMatchSelectWidth={false}
          aria-label={t('overlay:speed')}
          value={speed}
          options={speeds.map((value) => ({ value: value as number, label: t('overlay:perSecond', { time: duration(value, language) }) }))}
          onChange={(value) => player.speed(value)}
        />
        <span className="st-grow" />
        <span className="st-overlay-cases" title={t('overlay:severalTokens')}>
          {t('overlay:cases', { going: number(arrived - ended, language, 0), ended: number(ended, language, 0) })}
        </span>
      </div>
      <Legend counts={counts} />
    </>
  );
}

const order: TokenState[] = ['moving', 'working', 'queued', 'awaiting', 'joining', 'advised', 'approved', 'halted'];
const usual = new Set<TokenState>(['moving', 'working', 'queued']);

/** What the tokens' forms and colours mean, and how many there are of each. */
function Legend({ counts }: { counts: Partial<Record<TokenState, number>> }) {
  const { t, language } = useWords();
  return (
    <ul className="st-overlay-legend" aria-label={t('overlay:legend')} title={t('overlay:severalTokens')}>
      {order
        .filter((state) => usual.has(state) || counts[state])
        .map((state) => (
          <li key={state}>
            <span className="st-overlay-token" data-form={looks[state].form} style={{ color: `var(${looks[state].ink})` }} aria-hidden />
            {t(`overlay:states.${state}`)} <b>{number(counts[state] ?? 0, language, 0)}</b>
          </li>
        ))}
    </ul>
  );
}

function Key({ label, keys, icon, onClick }: { label: string; keys: string; icon: ReactNode; onClick: () => void }) {
  return (
    <Tooltip title={`${label} (${keys})`} mouseEnterDelay={0.4}>
      <Button size="small" type="text" icon={icon} aria-label={label} onClick={onClick} />
    </Tooltip>
  );
}
