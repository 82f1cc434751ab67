import type { CodeSet } from '../../api/raci';
import { codeIn } from './codes';

/** The letter of a duty in its colour; what only the lane says is drawn as an outline. */
export function Chip({ code, set, ghost, drift, title }: { code: string; set: CodeSet; ghost?: boolean; drift?: boolean; title?: string }) {
  return (
    <span className="st-duty" data-ghost={ghost || undefined} data-drift={drift || undefined} title={title} style={{ '--st-code': codeIn(set, code).colour ?? 'var(--st-text-3)' } as React.CSSProperties}>
      {code}
    </span>
  );
}
