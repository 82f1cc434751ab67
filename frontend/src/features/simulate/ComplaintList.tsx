import { useWords } from '../../i18n/i18n';
import { useComplaintsAt } from './complaints';
import { DifferenceMarks } from './DifferenceMarks';
import type { Path } from './path';
import { pointer } from './path';

/** What the back end complains of at a place of the numbers, and what differs there from the followed scenario, where no field is nearer. */
export function ComplaintList({ at }: { at: Path }) {
  const { t } = useWords();
  const found = useComplaintsAt(at);
  const place = pointer(at);
  return (
    <span className="st-complaints" data-place={place}>
      <DifferenceMarks at={at} />
      {found.map((finding, index) => (
        <span key={index} className="st-complaint" data-severity={finding.severity} role={finding.severity === 'error' ? 'alert' : 'note'}>
          {finding.message} {finding.hint && <span className="st-complaint-hint">{finding.hint}</span>}
          {finding.at.path !== place && <code title={t('numbers:path')}>{finding.at.path!.slice(place.length)}</code>}
        </span>
      ))}
    </span>
  );
}
