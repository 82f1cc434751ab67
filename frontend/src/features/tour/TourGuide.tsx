import { CheckCircleFilled, CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useWords } from '../../i18n/i18n';
import type { Box, Scene } from './placing';
import { beside } from './placing';
import type { Seen, Step } from './steps';
import { controls, doneOf, nextOf, steps } from './steps';
import type { Tour } from './tour';
import { useTourState } from './tour';
import './tour.css';
import { useControl } from './useControl';

interface Props {
  tour: Tour;
  /** The sample is what is on the screen. */
  here: boolean;
  seen: Seen;
  /** Shows the sample, wherever the person has gone meanwhile. */
  onBack: () => void;
  /** A step begins that is about an element of the diagram. */
  onStep: (step: Step) => void;
}

/** The tour: what to do next, beside the control by which it is done. A step is over when it is done, whichever way. */
export function TourGuide(props: Props) {
  const { shown } = useTourState(props.tour);
  return shown ? createPortal(<Guide {...props} />, document.body) : null;
}

function Guide({ tour, here, seen, onBack, onStep }: Props) {
  const { t } = useWords();
  const { found } = useTourState(tour);
  const done = here ? doneOf(seen, found) : undefined;
  const step = done && nextOf(done);
  const running = (step === 'simulate' && seen.ran === 'running') || (step === 'compare' && seen.compared === 'running');
  const { scene, go } = useControl(step && !running ? controls[step] : undefined);

  useEffect(() => {
    if (done?.has('find')) tour.find();
  }, [tour, done]);
  useEffect(() => {
    if (step) onStep(step);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each step
  }, [step]);
  useLeaving(() => tour.leave());

  if (!here) {
    return (
      <Card title={t('tour:away')} onLeave={() => tour.leave()}>
        <p>{t('tour:awayText')}</p>
        <div className="st-tour-foot">
          <Button size="small" type="primary" onClick={onBack}>{t('tour:back')}</Button>
        </div>
      </Card>
    );
  }
  if (!done) return null;
  if (!step) {
    return (
      <Card title={t('tour:over')} onLeave={() => tour.end()}>
        <p>{t('tour:overText', { count: seen.rules!.size })}</p>
        <div className="st-tour-foot">
          <Progress done={done} />
          <Button size="small" type="primary" onClick={() => tour.end()}>{t('tour:finish')}</Button>
        </div>
      </Card>
    );
  }
  const at = steps.indexOf(step);
  return (
    <>
      {scene && <div className="st-tour-ring" aria-hidden style={ring(scene.target)} />}
      <Card title={t(`tour:step.${step}.title`)} head={t('tour:at', { at: at + 1, of: steps.length })} scene={scene} onLeave={() => tour.leave()}>
        {at > 0 && done.has(steps[at - 1]) && (
          <p className="st-tour-done">
            <CheckCircleFilled aria-hidden /> {t(`tour:step.${steps[at - 1]}.done`)}
          </p>
        )}
        <p>{t(`tour:step.${step}.text`)}</p>
        <p className="st-tour-do">{t(running ? 'tour:running' : `tour:step.${step}.do`)}</p>
        <div className="st-tour-foot">
          <Progress done={done} step={step} />
          {scene && <Button size="small" onClick={go}>{t('tour:go')}</Button>}
        </div>
      </Card>
    </>
  );
}

function ring({ left, top, width, height }: Box): Box {
  return { left: left - 4, top: top - 4, width: width + 8, height: height + 8 };
}

function Progress({ done, step }: { done: ReadonlySet<Step>; step?: Step }) {
  return (
    <span className="st-tour-dots" aria-hidden>
      {steps.map((one) => (
        <i key={one} data-state={done.has(one) ? 'done' : one === step ? 'now' : undefined} />
      ))}
    </span>
  );
}

/** What is said, beside what it is about. What changes is read out. */
function Card({ title, head, scene, onLeave, children }: { title: string; head?: string; scene?: Scene; onLeave: () => void; children: React.ReactNode }) {
  const { t } = useWords();
  const card = useRef<HTMLElement>(null);
  const [size, setSize] = useState({ width: 320, height: 220 });
  useLayoutEffect(() => {
    const measure = () => setSize({ width: card.current!.offsetWidth, height: card.current!.offsetHeight });
    const watching = new ResizeObserver(measure);
    watching.observe(card.current!);
    measure();
    return () => watching.disconnect();
  }, []);
  useEffect(() => card.current?.focus(), []);
  const view = { width: window.innerWidth, height: window.innerHeight - bottomBar };
  return (
    <section ref={card} className="st-tour" tabIndex={-1} aria-label={t('tour:title')} style={beside(scene, size, view)}>
      <header>
        <span>{head ?? t('tour:title')}</span>
        <Button size="small" type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('tour:leave')} title={`${t('tour:leave')} (Esc)`} onClick={onLeave} />
      </header>
      <div aria-live="polite">
        <h3>{title}</h3>
        {children}
      </div>
    </section>
  );
}

/** The status bar stays readable. */
const bottomBar = 26;

/** What is shown over the drawing and has keys of its own. */
const players = '.st-player, .st-overlay-panel';

/** Escape leaves the tour, unless it means something where the focus is. */
function useLeaving(leave: () => void) {
  const latest = useRef(leave);
  useEffect(() => {
    latest.current = leave;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      const target = event.target as HTMLElement;
      if (target.isContentEditable || target.closest(`input, textarea, select, [role=dialog], [role=menu], [role=combobox], [role=listbox], [role=grid], ${players}`)) return;
      if (document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open, .ant-dropdown:not(.ant-dropdown-hidden), .djs-popup')) return;
      // Wherever the focus is, the key closes what is played or coloured first; on the card itself it means the tour.
      if (!target.closest('.st-tour') && document.querySelector(players)) return;
      latest.current();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
