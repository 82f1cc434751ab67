import { expect, test } from 'vitest';
import type { BoardCard, BoardColumn, BoardFrame } from '../../../api/cases';
import { busiest, closer, frameAt, lanesOf, outline, overdue, underWay, waitingFor } from './board';

const column = (element: string, lane?: string): BoardColumn => ({ element, lane, name: element, kind: 'userTask', place: element });
const frame = (at: number, arrived = 0, ended = 0): BoardFrame => ({ at, arrived, ended, cells: [] });

test('columns are grouped by lane and keep their place', () => {
  const groups = lanesOf([column('a', 'Desk'), column('b', 'Desk'), column('c'), column('d', 'Desk')]);
  expect(groups.map(({ lane, columns }) => [lane, columns.map(({ at }) => at)])).toEqual([['Desk', [0, 1]], ['', [2]], ['Desk', [3]]]);
});

test('a moment falls into the last frame that is not later', () => {
  const frames = [frame(10), frame(20), frame(30)];
  expect([0, 10, 19.9, 20, 99].map((moment) => frameAt(frames, moment))).toEqual([0, 0, 0, 1, 2]);
});

test('a card is overdue once what was promised is past, and not before', () => {
  const card = (due: number | null): BoardCard => ({ case: 1, state: 'queued', since: 0, due });
  expect([overdue(card(50), 50), overdue(card(50), 60), overdue(card(null), 60)]).toEqual([undefined, 10, undefined]);
});

test('cases are under way from coming to their end', () => {
  expect(underWay([frame(0), frame(1, 3), frame(2, 5, 4)])).toEqual([0, 3, 1]);
});

test('the busiest moment is the first at which most cases are under way', () => {
  expect(busiest([frame(0), frame(1, 5), frame(2, 9, 4), frame(3, 9, 9)])).toBe(1);
});

test('gateways and events without a name are called after what is waited for there', () => {
  expect(['eventBasedGateway', 'parallelGateway', 'intermediateCatchEvent', 'userTask'].map((kind) => waitingFor({ ...column('x'), kind }))).toEqual(['event', 'branches', 'event', undefined]);
});

test('one looks closer around the moment, and never before the start', () => {
  expect(closer({ stepSeconds: 100 }, 5000)).toEqual({ from: 3800, until: 6200 });
  expect(closer({ stepSeconds: 100 }, 200).from).toBe(0);
});

test('an outline reaches from edge to edge, and nothing has none', () => {
  expect(outline([0, 4, 2], 100, 20)).toBe('M0 20L0.0 20.0L50.0 0.0L100.0 10.0L100 20Z');
  expect(outline([], 100, 20)).toBe('');
});
