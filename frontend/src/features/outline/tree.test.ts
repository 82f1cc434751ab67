import { expect, it } from 'vitest';
import type { Branch } from '../../modeler/outline';
import { linesOf, moved } from './tree';

const branch = (id: string, type: string, children: Branch[] = []): Branch => ({ id, name: id, type, next: [], children });
const tree = [branch('Pool', 'participant', [branch('Lane A', 'lane', [branch('Check', 'userTask'), branch('Part', 'subProcess', [branch('Inner', 'task')])]), branch('Lane B', 'lane', [branch('Pay', 'task')])])];
const kind = (type: string) => type;
const shown = (closed: string[], words = '') => linesOf(tree, new Set(closed), words, kind).map(({ branch: { name }, level }) => `${level} ${name}`);

it('what is inside follows, and what is closed hides it', () => {
  expect(shown([])).toEqual(['1 Pool', '2 Lane A', '3 Check', '3 Part', '4 Inner', '2 Lane B', '3 Pay']);
  expect(shown(['Lane A'])).toEqual(['1 Pool', '2 Lane A', '2 Lane B', '3 Pay']);
});

it('words keep what holds them with what that is in, closed or not', () => {
  expect(shown(['Pool', 'Part'], 'inn')).toEqual(['1 Pool', '2 Lane A', '3 Part', '4 Inner']);
  expect(shown([], 'usertask che')).toEqual(['1 Pool', '2 Lane A', '3 Check']);
  expect(shown([], 'nothing')).toEqual([]);
});

it('arrows go up and down, into a branch and out of it', () => {
  const lines = linesOf(tree, new Set(['Part']), '', kind);
  const at = (name: string) => lines.findIndex(({ branch }) => branch.name === name);
  expect(moved(lines, at('Pool'), 'ArrowUp')).toEqual({ to: 0 });
  expect(moved(lines, at('Pay'), 'ArrowDown')).toEqual({ to: at('Pay') });
  expect(moved(lines, at('Part'), 'ArrowRight')).toEqual({ open: 'Part' });
  expect(moved(lines, at('Lane A'), 'ArrowRight')).toEqual({ to: at('Check') });
  expect(moved(lines, at('Check'), 'ArrowLeft')).toEqual({ to: at('Lane A') });
  expect(moved(lines, at('Lane A'), 'ArrowLeft')).toEqual({ close: 'Lane A' });
  expect(moved(lines, at('Check'), 'ArrowRight')).toBeUndefined();
  expect(lines[at('Lane B')]).toMatchObject({ nth: 2, of: 2, level: 2 });
});
