import type { CaseHistory, HistoryStep, Span } from '../../../api/cases';

/** What a stretch of a bar looks like: the cause of waiting, or what goes on. */
export type Paint = 'working' | 'paused' | 'people' | 'offShift' | 'batch' | 'consultation' | 'approval' | 'stock' | 'event' | 'other';

/** How a span is painted. */
export function paintOf({ state, cause }: Span): Paint {
  if (state !== 'waiting') return state;
  return (cause || 'other') as Paint;
}

/** What is painted in a history, each once, work first. */
export function paintsOf(history: HistoryStep[]): Paint[] {
  const order: Paint[] = ['working', 'people', 'offShift', 'consultation', 'approval', 'batch', 'stock', 'event', 'other', 'paused'];
  const used = new Set(history.flatMap(({ spans }) => spans.map(paintOf)));
  return order.filter((paint) => used.has(paint));
}

/** From when until when a case is drawn, in seconds since the start of the run: with all that outlives it and when it was due. */
export function reachOf(of: CaseHistory): [number, number] {
  const end = of.arrivedSeconds + of.cycleTimeSeconds;
  const last = Math.max(end, ...of.history.map(({ enabled, ended, spans }) => ended ?? spans.at(-1)?.until ?? enabled));
  // A promise that ends long after the case would press the case together.
  const due = of.due !== null && of.due !== undefined && of.due <= of.arrivedSeconds + 2 * (last - of.arrivedSeconds) ? of.due : last;
  const until = Math.max(last, due);
  return [of.arrivedSeconds, until > of.arrivedSeconds ? until : of.arrivedSeconds + 60];
}

const minute = 60;
const hour = 3600;
const day = 86400;
const steps = [minute, 5 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day, 14 * day, 28 * day, 91 * day, 364 * day];

/** Round moments between two, about so many at most, and whether they are days rather than times of day. `midnight` is a moment when the clock of the process stands at 0:00. */
export function ticks(from: number, until: number, most: number, midnight: number): { at: number[]; days: boolean } {
  const step = steps.find((one) => (until - from) / one <= most) ?? (Math.ceil((until - from) / most / day) * day);
  const first = midnight + Math.ceil((from - midnight) / step) * step;
  const at: number[] = [];
  for (let one = first; one <= until; one += step) at.push(one);
  return { at, days: step >= day };
}

/** What a step is called: an event without a name is none of that. */
export function nameOf({ name, kind, element }: HistoryStep, event: string): string {
  return name || (kind === 'event' ? event : element);
}

/** The letter of a duty that is no execution, as event logs write it behind the name of its step. */
const codes: Partial<Record<HistoryStep['kind'], string>> = { consultation: ' (C)', approval: ' (A)', reading: ' (I)', escalation: ' (E)' };

/** What stands beside the bar of a step: its name in so many letters at most, and which duty of it this is. */
export function labelOf(step: HistoryStep, event: string, most = Infinity): string {
  const code = codes[step.kind] ?? '';
  const letters = Array.from(nameOf(step, event));
  const room = most - code.length;
  return (letters.length > room ? `${letters.slice(0, room - 1).join('')}…` : letters.join('')) + code;
}

/** How long a step took in each state, in seconds. */
export function shares({ spans }: HistoryStep): { paint: Paint; seconds: number }[] {
  const sums = new Map<Paint, number>();
  for (const span of spans) sums.set(paintOf(span), (sums.get(paintOf(span)) ?? 0) + span.until - span.from);
  return [...sums].map(([paint, seconds]) => ({ paint, seconds }));
}
