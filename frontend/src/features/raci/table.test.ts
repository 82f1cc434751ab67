import { describe, expect, it } from 'vitest';
import { plainSet } from '../../api/raci';
import type { CodeSet } from '../../api/raci';
import type { Matrix, Row } from '../../modeler/duties';
import { performing } from '../../modeler/codeSet';
import { cycled, editsFor, freshRole, handOver, namesake, settled, toggled } from './changes';
import { keysOf, parseCodes } from './codes';
import { alike, differences, hasHeads, matches, parseTable, readHeads, tableText } from './table';

const vs: CodeSet = { name: 'RACI-VS', codes: [...plainSet.codes, { code: 'V', name: { en: 'Verify', zh: '核验' }, meaning: 'verifies' }, { code: 'Sg', name: { en: 'Signatory', zh: '签署' }, meaning: 'signs' }] };
const daci: CodeSet = { name: 'DACI', codes: [{ code: 'D', name: { en: 'Driver', zh: '推动' }, meaning: 'performs' }, ...plainSet.codes.slice(1)] };

function row(id: string, name: string, duties: Record<string, string[]> = {}): Row {
  return { id, name, type: 'task', process: 'P', home: [], drift: false, duties: new Map(Object.entries(duties).map(([role, codes]) => [role, codes.map((code) => ({ code, source: 'manual' as const }))])) };
}

const matrix: Matrix = {
  roles: [
    { id: 'Clerk', name: 'Order clerk', kind: 'resource' },
    { id: 'Boss', name: '部门经理', kind: 'resource' },
  ],
  rows: [row('T1', '审核客户材料', { Clerk: ['R'] }), row('T2', 'Pack goods', { Clerk: ['R', 'C'], Boss: ['A'] })],
  lanes: [{ id: 'L', name: 'Clerk', role: 'Clerk', process: 'P', outer: true }],
  processes: [{ id: 'P', name: 'P' }],
};

describe('what a cell says', () => {
  it.each([
    ['R', ['R']],
    ['r/a', ['R', 'A']],
    ['R,A', ['R', 'A']],
    ['A R', ['R', 'A']],
    ['RA', ['R', 'A']],
    ['R(A)', ['R', 'A']],
    ['Ｒ／Ａ', ['R', 'A']],
    ['负责', ['R']],
    ['负责、审批', ['R', 'A']],
    ['负责人', ['A']],
    ['Informed', ['I']],
    ['知会', ['I']],
    ['', []],
    ['-', []],
    ['—', []],
  ])('%s', (text, codes) => expect(parseCodes(text, plainSet)).toEqual(codes));

  it.each(['Rita', '2 h', 'X', 'ABC', 'RACIR'])('%s is no duty', (text) => expect(parseCodes(text, plainSet)).toBeUndefined());

  it('knows the codes of the set alone', () => {
    expect(parseCodes('Sg, v', vs)).toEqual(['V', 'Sg']);
    expect(parseCodes('V', plainSet)).toBeUndefined();
    expect(parseCodes('负责', daci)).toEqual(['D']);
  });
});

it('every duty has a key of its own', () => {
  const letters = [...keysOf({ name: 'x', codes: [...vs.codes, { code: 'S', name: { en: 'Support', zh: '支持' }, meaning: 'supports' }] })];
  expect(letters).toEqual([['r', 'R'], ['a', 'A'], ['c', 'C'], ['i', 'I'], ['v', 'V'], ['s', 'Sg']]);
  expect([...keysOf(vs)].find(([, code]) => code === 'Sg')).toEqual(['s', 'Sg']);
  expect(performing(daci)).toBe('D');
});

it('keys toggle, add and cycle', () => {
  expect(toggled([], 'A', false)).toEqual(['A']);
  expect(toggled(['R'], 'A', false)).toEqual(['A']);
  expect(toggled(['A'], 'A', false)).toEqual([]);
  expect(toggled(['R'], 'A', true)).toEqual(['R', 'A']);
  expect(toggled(['R', 'A'], 'A', true)).toEqual(['R']);
  expect([[], ['R'], ['A'], ['I']].map((has) => cycled(has, ['R', 'A', 'I']))).toEqual([['R'], ['A'], ['I'], []]);
});

it('what the lane says anyway is not written down', () => {
  const home = { ...row('T3', 'Call'), duties: new Map([['Clerk', [{ code: 'R', source: 'lane' as const }]]]) };
  const same = [{ row: home, role: 'Clerk', codes: ['R', 'A'] }, { row: home, role: 'Boss', codes: ['C'] }];
  expect(settled(same, 'R').map(({ codes }) => codes)).toEqual([['A'], ['C']]);
  const both = [{ row: home, role: 'Clerk', codes: ['R'] }, { row: home, role: 'Boss', codes: ['R'] }];
  expect(settled(both, 'R')).toEqual(both);
});

it('only what differs becomes an edit', () => {
  expect(editsFor([{ row: matrix.rows[1], role: 'Clerk', codes: ['R', 'A'] }])).toEqual([
    { do: 'unassign', element: 'T2', code: 'C', role: 'Clerk' },
    { do: 'assign', element: 'T2', code: 'A', role: 'Clerk' },
  ]);
});

describe('roles', () => {
  it('hand over all that they have', () => {
    expect(handOver(matrix, 'Clerk', 'Boss')).toEqual([
      { do: 'unassign', element: 'T1', code: 'R', role: 'Clerk' },
      { do: 'assign', element: 'T1', code: 'R', role: 'Boss' },
      { do: 'unassign', element: 'T2', code: 'R', role: 'Clerk' },
      { do: 'unassign', element: 'T2', code: 'C', role: 'Clerk' },
      { do: 'assign', element: 'T2', code: 'R', role: 'Boss' },
      { do: 'assign', element: 'T2', code: 'C', role: 'Boss' },
      { do: 'set', element: 'L', property: 'role', value: 'Boss' },
    ]);
  });
  it('leave nothing behind', () => {
  });
  it('are known by their names, and new ones have ids of their own', () => {
    expect(namesake(matrix, ' order  CLERK ')?.id).toBe('Clerk');
    expect(namesake(matrix, 'Order clerk', 'Clerk')).toBeUndefined();
    expect(freshRole(new Set(['Role_1']), ['Role_2'])).toBe('Role_3');
  });
});

describe('tables', () => {
  it('are read as spreadsheets write them', () => {
    expect(parseTable('a\t"b\nc"\r\n"say ""x"""\t\r\n')).toEqual([['a', 'b\nc'], ['say "x"', '']]);
    expect(parseTable('R\tA\nC')).toEqual([['R', 'A'], ['C', '']]);
    expect(parseTable(tableText([['a\nb', 'c"d'], ['e', '']]))).toEqual([['a\nb', 'c"d'], ['e', '']]);
  });
  it('with headings are told from blocks of duties', () => {
    expect(hasHeads(parseTable('R\tA\nC\tI'), plainSet)).toBe(false);
    expect(hasHeads(parseTable('Step\tClerk\nPack\tR'), plainSet)).toBe(true);
    expect(hasHeads(parseTable('Step\tClerk'), plainSet)).toBe(false);
  });
  it('find steps and roles by name, by id, or by the nearest name', () => {
    expect(matches(['审核客户的材料', 'T2', 'pack  GOODS', 'Fly'], matrix.rows)).toEqual([
      { text: '审核客户的材料', id: 'T1', how: 'like' },
      { text: 'T2', how: 'none' },
      { text: 'pack  GOODS', id: 'T2', how: 'same' },
      { text: 'Fly', how: 'none' },
    ]);
    expect(matches(['T2'], matrix.rows)).toEqual([{ text: 'T2', id: 'T2', how: 'id' }]);
    expect(alike('部门经理', '部门总经理')).toBeGreaterThan(0.5);
    expect(alike('Order clerk', 'Boss')).toBeLessThan(0.2);
  });
  it('say what would change', () => {
    const table = parseTable('步骤\tClerk, order\tHours\t部门经理\t外部顾问\nPack goods\tR\t2\tC\tI\n审核客户材料\t\t1\t?\tI\nFly\t\t\t\tsometimes');
    const reading = readHeads(table, matrix, plainSet);
    expect(reading.columns.map(({ id, duties }) => [id, duties])).toEqual([['Clerk', true], [undefined, false], ['Boss', true], [undefined, true]]);
    const { list, odd } = differences(table, reading, matrix, plainSet, false);
    expect(list.map(({ row, role, codes }) => [row.id, role, codes])).toEqual([
      ['T2', 'Clerk', ['R']],
      ['T2', 'Boss', ['C']],
    ]);
    expect(odd).toEqual(['?']);
    expect(differences(table, reading, matrix, plainSet, true).list.at(-1)).toMatchObject({ row: { id: 'T1' }, role: 'Clerk', codes: [] });
  });
});
