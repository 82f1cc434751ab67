import { CompressOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import { Button, Spin, Tooltip } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../i18n/i18n';
import './modeler.css';
import { Ghosts } from './ghosts';
import type { Fates } from './pair';
import { Half, together } from './pair';
import './pair.css';

interface Drawn {
  title: string;
  xml: string;
  fates: Fates;
  /** What is shown of it; undefined: nothing in particular. */
  chosen?: string;
}

/** One below the other, side by side, or as one picture: the later drawing, with what is gone from the earlier one. */
export type View = 'below' | 'beside' | 'over';

interface Props {
  before: Drawn;
  after: Drawn;
  view: View;
  /** An element was clicked in either drawing. */
  onPick: (id: string, side: 'before' | 'after') => void;
}

/** Two versions of a drawing that are looked at together. */
export function Pair({ before, after, view, onPick }: Props) {
  const { t, language } = useWords();
  const hosts = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)];
  /** What came of drawing these two; without halves, it failed. */
  const [drawn, setDrawn] = useState<{ before: string; after: string; halves?: [Half, Half]; ghosts?: Ghosts }>();
  const outcome = drawn?.before === before.xml && drawn.after === after.xml ? drawn : undefined;
  const halves = outcome?.halves;
  const ghosts = outcome?.ghosts;
  const failed = outcome !== undefined && !halves;
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  });

  useEffect(() => {
    let current = true;
    const made: [Half, Half] = [new Half(hosts[0].current!, (id) => pick.current(id, 'before')), new Half(hosts[1].current!, (id) => pick.current(id, 'after'))];
    const draw = async () => {
      for (const [i, xml] of [before.xml, after.xml].entries()) {
        await made[i].draw(xml);
        if (!current) return;
      }
      made[0].look(made[1].view());
      together(...made);
      setDrawn({ before: before.xml, after: after.xml, halves: made, ghosts: new Ghosts(...made, (id) => pick.current(id, 'before')) });
    };
    draw().catch(() => current && setDrawn({ before: before.xml, after: after.xml }));
    return () => {
      current = false;
      for (const half of made) half.destroy();
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the hosts are refs
  }, [before.xml, after.xml]);

  useEffect(() => {
    halves?.[0].mark(before.fates, (fate) => t(`history:fate.${fate}`));
    halves?.[1].mark(after.fates, (fate) => t(`history:fate.${fate}`));
    ghosts?.show(view === 'over' ? before.fates : new Map(), t('history:fate.removed'));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the language changes the words that t yields
  }, [halves, ghosts, before.fates, after.fates, view, language]);

  useEffect(() => {
    if (!halves) return;
    // What is there in both is looked at in the later one; the other follows.
    halves[0].show(before.chosen);
    if (view !== 'over' || after.chosen) halves[1].show(after.chosen);
    ghosts?.point(view === 'over' ? before.chosen : undefined);
  }, [halves, ghosts, view, before.chosen, after.chosen]);

  useEffect(() => {
    // There is another room for the drawing now.
    if (!halves || before.chosen || after.chosen) return;
    const looking = requestAnimationFrame(() => halves[1].fit());
    return () => cancelAnimationFrame(looking);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- whoever stops looking at a change stays where it is
  }, [halves, view]);

  useEffect(() => {
    if (!halves) return;
    const follow = new ResizeObserver(() => halves.forEach((half) => half.resized()));
    for (const host of hosts) follow.observe(host.current!);
    return () => follow.disconnect();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the hosts are refs
  }, [halves]);

  return (
    <div className="st-twin st-fates" data-view={view}>
      {[before, after].map(({ title }, i) => (
        <section key={i} className="st-twin-half" aria-label={title} aria-hidden={view === 'over' && i === 0}>
          <h3>{view === 'over' ? `${before.title} → ${title}` : title}</h3>
          <div ref={hosts[i]} className="st-twin-canvas" role="img" aria-label={title} data-testid={i === 0 ? 'before' : 'after'} />
        </section>
      ))}
      {!halves && !failed && <Spin className="st-twin-wait" />}
      {failed && <p className="st-twin-wait">{t('history:notDrawn')}</p>}
      {halves && (
        <div className="st-twin-tools" role="toolbar" aria-label={t('history:view')}>
          {(
            [
              ['app:action.zoomIn', <ZoomInOutlined key="in" aria-hidden />, () => halves[1].zoom(1.25)],
              ['app:action.zoomOut', <ZoomOutOutlined key="out" aria-hidden />, () => halves[1].zoom(0.8)],
              ['app:action.fit', <CompressOutlined key="fit" aria-hidden />, () => halves[1].fit()],
            ] as const
          ).map(([label, icon, run]) => (
            <Tooltip key={label} title={t(label)} placement="left">
              <Button size="small" icon={icon} aria-label={t(label)} onClick={run} />
            </Tooltip>
          ))}
        </div>
      )}
    </div>
  );
}
