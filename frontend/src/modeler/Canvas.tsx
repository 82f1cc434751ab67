import { useEffect, useLayoutEffect, useRef } from 'react';
import { useWords } from '../i18n/i18n';
import type { Drawing } from './drawing';
import './modeler.css';

/** How long the size of the canvas has to rest before the drawing follows it, in milliseconds. */
const rest = 80;

/** The place on the page where a drawing is drawn. A hidden one keeps its history and viewport. */
export function Canvas({ drawing, shown, grid, label }: { drawing: Drawing; shown: boolean; grid: boolean; label: string }) {
  const host = useRef<HTMLDivElement>(null);
  const fitted = useRef(false);
  const { language } = useWords();

  useLayoutEffect(() => {
    if (!fitted.current) canvasOf(drawing).wait();
    drawing.modeler.attachTo(host.current!);
    return () => drawing.modeler.detach();
  }, [drawing]);

  useEffect(() => {
    if (!shown) return;
    const canvas = canvasOf(drawing);
    canvas.resized();
    if (fitted.current) drawing.view.refit();
    else drawing.view.fit();
    fitted.current = true;
    // The page around it has found its form by the next frame.
    const frame = requestAnimationFrame(() => canvas.appear());
    canvas.focus();
    let resting = 0;
    const follow = new ResizeObserver(() => {
      canvas.resized();
      clearTimeout(resting);
      resting = window.setTimeout(() => drawing.view.refit(), rest);
    });
    follow.observe(host.current!);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(resting);
      follow.disconnect();
    };
  }, [drawing, shown]);

  useEffect(() => drawing.showGrid(grid), [drawing, grid]);
  useEffect(() => drawing.speak(), [drawing, language]);

  return <div ref={host} className="st-canvas" hidden={!shown} role="region" aria-label={label} data-testid={shown ? 'canvas' : undefined} />;
}

const canvasOf = (drawing: Drawing) => drawing.modeler.get('canvas') as { wait(): void; appear(): void; resized(): void; focus(): void };
