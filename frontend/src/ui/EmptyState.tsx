import type { ReactNode } from 'react';
import './ui.css';

/** Nothing here yet: what would be, and how to get there. */
export function EmptyState({ icon, title, children, action }: { icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="st-empty">
      {icon && <div className="st-empty-icon" aria-hidden>{icon}</div>}
      <div className="st-empty-title">{title}</div>
      {children && <div className="st-empty-text">{children}</div>}
      {action}
    </div>
  );
}
