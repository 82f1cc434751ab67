import { expect, test } from 'vitest';
import type { CaseHistory, HistoryStep, Span } from '../../../api/cases';
import { labelOf, paintsOf, reachOf, shares, ticks } from './timeline';

const span = (from: number, until: number, state: Span['state'], cause?: string): Span => ({ from, until, state, cause });
const step = (...spans: Span[]) => ({ enabled: spans[0]?.from ?? 0, ended: spans.at(-1)?.until ?? 0, spans }) as HistoryStep;
const history = (change: Partial<CaseHistory>) => ({ arrivedSeconds: 100, cycleTimeSeconds: 50, due: null, history: [], ...change }) as CaseHistory;

test('a case is drawn with what outlives it', () => {
  expect(reachOf(history({}))).toEqual([100, 150]);
  expect(reachOf(history({ history: [step(span(140, 190, 'working'))] }))).toEqual([100, 190]);
  const unfinished = { ...step(span(140, 400, 'waiting', 'people')), ended: null };
  expect(reachOf(history({ history: [unfinished] }))).toEqual([100, 400]);
});

test('when it was due is drawn, unless that is so far off that the case would be pressed together', () => {
  expect(reachOf(history({ due: 180 }))).toEqual([100, 180]);
  expect(reachOf(history({ due: 10_000 }))).toEqual([100, 150]);
});

test('a case that took no time still has room', () => {
  expect(reachOf(history({ cycleTimeSeconds: 0 }))).toEqual([100, 160]);
});

test('the axis has round moments on the clock of the process', () => {
  expect(ticks(9.2 * 3600, 12 * 3600, 6, 0)).toEqual({ at: [9.5, 10, 10.5, 11, 11.5, 12].map((hour) => hour * 3600), days: false });
  expect(ticks(0, 5 * 86400, 6, 15 * 3600).at[0]).toBe(15 * 3600);
  expect(ticks(0, 40 * 365 * 86400, 6, 0).at.length).toBeLessThanOrEqual(7);
});

test('advice for a step is told from the step itself, in however little room', () => {
  const named = { name: 'Diagnose by phone', kind: 'execution', element: 'A' } as HistoryStep;
  expect(labelOf(named, 'Event')).toBe('Diagnose by phone');
  expect(labelOf({ ...named, kind: 'consultation' }, 'Event')).toBe('Diagnose by phone (C)');
  expect(labelOf({ ...named, kind: 'approval' }, 'Event', 12)).toBe('Diagnos… (A)');
  expect(labelOf({ ...named, name: '', kind: 'event' }, 'Event')).toBe('Event');
});

test('what is painted is named once, work first, and adds up', () => {
  const both = [step(span(0, 10, 'waiting', 'people'), span(10, 30, 'working')), step(span(30, 60, 'waiting', 'people'), span(60, 61, 'paused'), span(61, 70, 'working'))];
  expect(paintsOf(both)).toEqual(['working', 'people', 'paused']);
  expect(shares(both[1])).toEqual([{ paint: 'people', seconds: 30 }, { paint: 'paused', seconds: 1 }, { paint: 'working', seconds: 9 }]);
});
