import { useLayoutEffect, useRef } from 'react';
import '@bpmn-io/properties-panel/assets/properties-panel.css';
import type { Drawing } from './drawing';

/** The form for the selected element, drawn by bpmn-js' properties panel. */
export function PropertiesPanel({ drawing, label }: { drawing: Drawing; label: string }) {
  const host = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const panel = drawing.modeler.get('propertiesPanel') as { attachTo(host: HTMLElement): void; detach(): void };
    panel.attachTo(host.current!);
    return () => panel.detach();
  }, [drawing]);
  return <section ref={host} className="st-properties" aria-label={label} />;
}
