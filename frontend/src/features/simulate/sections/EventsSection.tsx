import type { Happening, Named } from '../../../modeler/facts';
import { useWords } from '../../../i18n/i18n';
import { useBook } from '../Book';
import { ComplaintList } from '../ComplaintList';
import type { FieldSpec } from '../fields/Field';
import { Fields } from '../fields/Field';
import { Part } from './Part';
import { withEntry, withoutEntry } from './section';

const eventFields: FieldSpec[] = [
  { key: 'after', kind: 'distribution' },
  { key: 'calendar', kind: 'calendar' },
  { key: 'chance', kind: 'share' },
];
const signalFields: FieldSpec[] = [
  { key: 'every', kind: 'distribution' },
  { key: 'calendar', kind: 'calendar' },
];
const messageFields: FieldSpec[] = [
  { key: 'key', kind: 'formula' },
  { key: 'delay', kind: 'distribution' },
];

/** When that happens for which a process waits, and how messages find their case. */
export function EventsSection() {
  const { t } = useWords();
  const { facts } = useBook();
  if (facts.events.length + facts.signals.length + facts.messages.length === 0) return null;
  const kind = ({ on, beside }: Happening) => (beside ? t('numbers:besideOf', { what: t(`numbers:trigger.${on}`), of: beside.name || beside.id }) : t(`numbers:trigger.${on}`));
  return (
    <Part title={t('numbers:events')} note={t('numbers:eventsNote')} of={['events', 'signals', 'messages']}>
      {facts.events.map((event) => (
        <Entry key={event.id} record="events" of="event" element={event} kind={kind(event)} fields={eventFields} />
      ))}
      {facts.signals.map((signal) => (
        <Entry key={signal.id} record="signals" of="signal" element={signal} kind={t('numbers:signalOutside')} fields={signalFields} />
      ))}
      {facts.messages.map((message) => (
        <Entry key={message.id} record="messages" of="message" element={message} kind={t('numbers:messageKind')} fields={messageFields} />
      ))}
    </Part>
  );
}

/** One of them: a line as long as the drawing says all, its fields once something is said here. */
function Entry({ record, of, element, kind, fields }: { record: 'events' | 'signals' | 'messages'; of: 'event' | 'signal' | 'message'; element: Named; kind: string; fields: FieldSpec[] }) {
  const { t } = useWords();
  const { content, drawing, edit } = useBook();
  const name = element.name || kind;
  const said = content[record]?.[element.id];
  const put = (value: object | undefined) =>
    edit((now) => {
      const all = (now[record] ?? {}) as Record<string, object>;
      return { ...now, [record]: value ? withEntry(all, element.id, value) : withoutEntry(all, element.id) };
    });
  const first = of === 'signal' ? { every: { dist: 'exponential', mean: 'P1D' } } : of === 'message' ? {} : { after: { dist: 'exponential', mean: 'PT4H' } };
  return (
    <div className="st-entry">
      <div className="st-entry-head">
        <button type="button" className="st-entry-name st-plain" title={t('simulate:showInDrawing')} onClick={() => drawing.show(element.id)}>
          {name}
        </button>
        {element.name && <span className="st-muted st-step-cell">{kind}</span>}
        <button type="button" className="st-plain st-add" aria-label={t(said ? 'numbers:asDrawnOf' : 'numbers:sayOf', { of: name })} onClick={() => put(said ? undefined : first)}>
          {said ? t('numbers:asDrawn') : t(`numbers:say.${of}`)}
        </button>
      </div>
      {said && <Fields of={of} at={[record, element.id]} fields={fields} whose={name} />}
      <ComplaintList at={[record, element.id]} />
    </div>
  );
}
