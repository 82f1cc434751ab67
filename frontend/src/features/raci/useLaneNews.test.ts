import { expect, it } from 'vitest';
import type { Duty, Matrix, Row } from '../../modeler/duties';
import { noMatrix } from '../../modeler/duties';
import { changedHands } from './useLaneNews';

const lane: Duty = { code: 'R', source: 'lane' };
const manual = (code: string): Duty => ({ code, source: 'manual' });
const row = (id: string, duties: Record<string, Duty[]>): Row => ({ id, name: id, type: 'task', process: 'P', home: [], drift: false, duties: new Map(Object.entries(duties)) });
const matrix = (...rows: Row[]): Matrix => ({ ...noMatrix, roles: ['Clerk', 'Boss'].map((id) => ({ id, name: `the ${id}`, kind: 'resource' })), rows });

it('news is only what steps with duties are done by somebody else through their lane', () => {
  const before = matrix(row('Bare', { Clerk: [lane] }), row('Owned', { Clerk: [lane], Boss: [manual('A')] }), row('Named', { Clerk: [manual('R')] }), row('Free', { Boss: [manual('A')] }), row('Same', { Clerk: [lane, manual('A')] }));
  const after = matrix(row('Bare', { Boss: [lane] }), row('Owned', { Boss: [lane, manual('A')] }), row('Named', { Clerk: [manual('R')] }), row('Free', { Boss: [lane, manual('A')] }), row('Same', { Clerk: [lane, manual('A')] }), row('New', { Boss: [lane] }));
  expect(changedHands(before, after).map(({ row, from, to }) => [row.id, from, to])).toEqual([['Owned', 'the Clerk', 'the Boss']]);
});
