import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState } from 'react';
import { laidOut } from './layout';
import { look } from './look';
import './marks.css';
import './modeler.css';
import { textModule } from './text';

/** A small diagram to look at, laid out by itself; elements may be marked. */
export function Picture({ xml, marked = [], label }: { xml: string; marked?: string[]; label: string }) {
  const host = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const marks = marked.join(' ');
  useEffect(() => {
    const viewer = new NavigatedViewer({ container: host.current!, additionalModules: [textModule], ...look } as never);
    let current = true;
    const draw = async () => {
      await viewer.importXML(/<(\w+:)?BPMNDiagram\b/.test(xml) ? xml : await laidOut(xml));
      if (!current) return;
      const canvas = viewer.get('canvas') as { zoom(to: string, centre: string): number; addMarker(id: string, marker: string): void; viewbox(): { inner: { height: number }; scale: number } };
      const registry = viewer.get('elementRegistry') as { get(id: string): { parent?: object } | undefined };
      // Space for the bpmn.io mark, and none that a small process does not need.
      const { inner } = canvas.viewbox();
      host.current!.style.height = `${Math.min(360, Math.max(150, inner.height + 90))}px`;
      (viewer.get('canvas') as unknown as { resized(): void }).resized();
      canvas.zoom('fit-viewport', 'auto');
      for (const id of marks.split(' ')) if (registry.get(id)?.parent) canvas.addMarker(id, 'st-run-stuck');
    };
    draw().catch(() => current && setFailed(true));
    return () => {
      current = false;
      viewer.destroy();
    };
  }, [xml, marks]);
  return failed ? <pre className="st-picture-text st-scroll">{xml}</pre> : <div ref={host} className="st-picture" role="img" aria-label={label} />;
}
