import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef } from 'react';
import { look } from './look';
import './modeler.css';

/** A drawing to look at: it can be moved and zoomed, not changed. */
export function Picture({ xml, label }: { xml: string; label: string }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const viewer = new NavigatedViewer({ container: host.current!, ...look } as never);
    let gone = false;
    void viewer.importXML(xml).then(() => {
      if (!gone) (viewer.get('canvas') as { zoom(to: string, centre: string): void }).zoom('fit-viewport', 'auto');
    });
    return () => {
      gone = true;
      viewer.destroy();
    };
  }, [xml]);
  return <div ref={host} className="st-picture" role="img" aria-label={label} />;
}
