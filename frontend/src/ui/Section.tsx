import type { ReactNode } from 'react';
import { useId } from 'react';
import './ui.css';

/** A titled part of a panel. */
export function Section({ title, extra, note, children }: { title: string; extra?: ReactNode; note?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className="st-section" aria-labelledby={id}>
      <header className="st-section-head">
        <h3 id={id}>{title}</h3>
        {note && <span className="st-section-note">{note}</span>}
        <span className="st-section-extra">{extra}</span>
      </header>
      {children}
    </section>
  );
}
