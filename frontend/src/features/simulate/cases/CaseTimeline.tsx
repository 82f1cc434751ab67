import { CloseOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Spin, Tooltip } from 'antd';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { CaseHistory } from '../../../api/cases';
import { caseQuery } from '../../../api/cases';
import { duration } from '../../../format/duration';
import { money, number as plain } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import type { Drawing } from '../../../modeler/drawing';
import { useDrawing } from '../../../modeler/useDrawing';
import { axis, Bars, row } from './Bars';
import { StepDetail } from './StepDetail';
import { paintsOf } from './timeline';
import { Untold } from './RunFrame';

/** What happened to one case: its steps as bars over time. */
export function CaseTimeline({ run, replication, number, drawing, onClose }: { run: string; replication: number; number: number; drawing: Drawing; onClose: () => void }) {
  const { t, language } = useWords();
  const told = useQuery(caseQuery(run, replication, number));
  const title = t('cases:caseTitle', { case: plain(number, language, 0) });
  return (
    <section className="st-case" aria-label={title} onKeyDown={(event) => event.key === 'Escape' && (event.stopPropagation(), onClose())}>
      <header className="st-case-head">
        <h3>{title}</h3>
        {told.data && <Summary of={told.data} />}
        <span className="st-grow" />
        <Tooltip title={t('cases:closeCase')}>
          <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={t('cases:closeCase')} onClick={onClose} />
        </Tooltip>
      </header>
      {told.isError && <Untold error={told.error} />}
      {told.isPending && (
        <div className="st-cases-wait" role="status">
          <Spin size="small" /> {t('cases:replaying')}
        </div>
      )}
      {told.data && <Timeline of={told.data} drawing={drawing} />}
    </section>
  );
}

/** A case in a few words. */
function Summary({ of }: { of: CaseHistory }) {
  const { t, language } = useWords();
  return (
    <span className="st-case-summary">
      <span data-outcome={of.outcome}>{t(`cases:outcomes.${of.outcome}`)}</span>
      <span>{duration(of.cycleTimeSeconds, language)}</span>
      <span>{money(of.cost, of.currency, language)}</span>
      {of.promise && <span data-promise={of.promise}>{t(`cases:promises.${of.promise}`)}</span>}
    </span>
  );
}

const mostZoom = 64;

/** The bars of a case with what explains them; a step is chosen with the arrow keys and shown on the canvas with Enter. */
function Timeline({ of, drawing }: { of: CaseHistory; drawing: Drawing }) {
  const { t, language } = useWords();
  const { selected } = useDrawing(drawing);
  const [at, setAt] = useState(0);
  const [zoom, setZoom] = useState(1);
  const scroll = useRef<HTMLDivElement>(null);
  const width = useWidth(scroll);
  const patterns = useId();
  useEffect(() => {
    const box = scroll.current;
    if (box) box.scrollTop = Math.min(at * row, Math.max(box.scrollTop, axis + (at + 1) * row - box.clientHeight));
  }, [at]);
  if (of.history.length === 0) return <p className="st-cases-wait">{t('cases:nothingHappened')}</p>;
  const step = of.history[Math.min(at, of.history.length - 1)];
  const closer = (by: number) => setZoom((now) => Math.min(mostZoom, Math.max(1, now * by)));
  return (
    <>
      <div className="st-case-tools">
        <span className="st-case-legend">
          {paintsOf(of.history).map((paint) => (
            <span key={paint}>
              <svg width="16" height="10" aria-hidden>
                <rect className="st-bar" data-paint={paint} width="16" height="10" rx="2" />
                {paint !== 'working' && <rect width="16" height="10" rx="2" fill={`url(#${patterns})`} />}
              </svg>
              {t(`cases:paint.${paint}`)}
            </span>
          ))}
        </span>
        <span className="st-grow" />
        <Tooltip title={t('cases:closer')}>
          <Button type="text" size="small" disabled={zoom >= mostZoom} icon={<ZoomInOutlined aria-hidden />} aria-label={t('cases:closer')} onClick={() => closer(2)} />
        </Tooltip>
        <Tooltip title={t('cases:wider')}>
          <Button type="text" size="small" disabled={zoom <= 1} icon={<ZoomOutOutlined aria-hidden />} aria-label={t('cases:wider')} onClick={() => closer(0.5)} />
        </Tooltip>
      </div>
      <div
        ref={scroll}
        className="st-bars-scroll st-scroll"
        role="listbox"
        tabIndex={0}
        aria-label={t('cases:stepsOf')}
        aria-activedescendant={`${patterns}-${Math.min(at, of.history.length - 1)}`}
        onKeyDown={(event) => {
          const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: of.history.length - 1, PageDown: at + 10, PageUp: at - 10 }[event.key];
          if (to !== undefined) setAt(Math.min(of.history.length - 1, Math.max(0, to)));
          else if (event.key === 'Enter') drawing.show(step.element);
          else if (event.key === '+' || event.key === '=') closer(2);
          else if (event.key === '-') closer(0.5);
          else return;
          event.preventDefault();
        }}
      >
        {width > 0 && <Bars of={of} width={Math.max(320, width) * zoom} at={at} selected={selected} patterns={patterns} onAt={setAt} onShow={(element) => drawing.show(element)} />}
      </div>
      <StepDetail of={of} step={step} onShow={() => drawing.show(step.element)} />
      {of.untold ? <p className="st-case-untold">{t('cases:untoldSteps', { count: of.untold, untold: plain(of.untold, language, 0) })}</p> : null}
    </>
  );
}

/** How wide an element is, as long as it is on the page. */
function useWidth(of: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)));
    watch.observe(of.current!);
    return () => watch.disconnect();
  }, [of]);
  return width;
}
