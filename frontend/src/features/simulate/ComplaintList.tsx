import type { i18n } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useComplaintsAt } from './complaints';
import { DifferenceMarks } from './DifferenceMarks';
import type { Path } from './path';
import { pointer, steps } from './path';

/** What the back end complains of at a place of the numbers, and what differs there from the followed scenario, where no field is nearer. */
export function ComplaintList({ at }: { at: Path }) {
  const { i18n } = useTranslation();
  const found = useComplaintsAt(at);
  const place = pointer(at);
  return (
    <span className="st-complaints" data-place={place}>
      <DifferenceMarks at={at} />
      {found.map((finding, index) => (
        <span key={index} className="st-complaint" data-severity={finding.severity} role={finding.severity === 'error' ? 'alert' : 'note'}>
          {finding.message} {finding.hint && <span className="st-complaint-hint">{finding.hint}</span>}
          {finding.at.path !== place && <span className="st-complaint-where" title={finding.at.path}>{inWords(finding.at.path!.slice(place.length), finding.message, i18n)}</span>}
        </span>
      ))}
    </span>
  );
}

/** Where beneath a place something stands, by the names that the form has for it; nothing where the message begins with that name. */
function inWords(path: string, message: string, { t, exists }: i18n): string {
  const named = steps(path).map((step) => {
    if (/^\d+$/.test(step)) return String(Number(step) + 1);
    const key = [`numbers:extra.${step}`, `simulate:parameter.${step}`].find((one) => exists(one));
    return key ? t(key) : step;
  });
  return message.startsWith(steps(path).at(-1)!) && named.length === 1 ? '' : named.join(' › ');
}
