import { BpmnModdle } from 'bpmn-moddle';
import { describe, expect, it } from 'vitest';
import type { CodeSet } from '../api/raci';
import { plainSet } from '../api/raci';
import { drawnIn, spokenIn } from './codeSet';
import type { Matrix } from './duties';
import { given, matrixOf } from './duties';
import sandtable from './sandtable.json';
import type { Moddle } from './semantic';

const daci: CodeSet = { name: 'DACI', codes: [{ code: 'D', name: { en: 'Driver', zh: '推动' }, meaning: 'performs' }, { code: 'A', name: { en: 'Approver', zh: '批准' }, meaning: 'answers' }] };

async function read(duties: string, more = ''): Promise<Matrix> {
  const { rootElement } = await new BpmnModdle({ st: sandtable }).fromXML(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:st="urn:sandtable:bpmn:1" id="Defs" targetNamespace="x">
    <resource id="Desk" name="Desk" /><resource id="Boss" name="Boss" />
    <process id="P"><laneSet id="LS"><lane id="Lane" partitionElementRef="Desk"><flowNodeRef>T</flowNodeRef><flowNodeRef>U</flowNodeRef></lane></laneSet>
      <task id="T"><extensionElements>${duties}</extensionElements></task><task id="U"><extensionElements>${more}</extensionElements></task></process></definitions>`);
  return matrixOf(rootElement as unknown as Moddle);
}

const of = (matrix: Matrix, role: string) => matrix.rows[0].duties.get(role);

describe('a set in which whoever does a step has another letter', () => {
  it('D does the step in a drawing that speaks DACI, as the engine has it', async () => {
    const matrix = await read('<st:duty code="D" role="Boss" /><st:duty code="A" role="Desk" />');
    expect(of(matrix, 'Boss')).toEqual([{ code: 'D', source: 'manual' }]);
    expect(of(matrix, 'Desk')).toEqual([{ code: 'A', source: 'manual' }]);
    expect(matrix.rows[0].drift).toBe(true);
  });

  it('and is a duty like others where the drawing has codes beyond', async () => {
    const matrix = await read('<st:duty code="D" role="Boss" />', '<st:duty code="S" role="Boss" />');
    expect(of(matrix, 'Desk')).toEqual([{ code: 'R', source: 'lane' }]);
    expect(matrix.rows[0].drift).toBe(false);
  });

  it('shows R as the set has it, each duty once, and rows that did not change as the same', async () => {
    const matrix = await read('<st:duty code="R" role="Boss" /><st:duty code="D" role="Boss" />');
    const said = spokenIn(matrix, daci);
    expect(given(said.rows[0], 'Boss')).toEqual(['D']);
    expect(of(said, 'Boss')).toHaveLength(1);
    expect(spokenIn(matrix, daci).rows[1]).toBe(said.rows[1]);
    expect(spokenIn(matrix, plainSet)).toBe(matrix);
  });

  it('writes R, which BPMN has a word for, and takes away both', () => {
    const give = { do: 'assign' as const, element: 'T', role: 'Boss' };
    expect(drawnIn([{ ...give, code: 'D' }, { ...give, code: 'A' }], daci).map(({ code }) => code)).toEqual(['R', 'A']);
    expect(drawnIn([{ ...give, do: 'unassign', code: 'D' }], daci).map(({ code }) => code)).toEqual(['R', 'D']);
    expect(drawnIn([{ ...give, code: 'R' }], plainSet)).toEqual([{ ...give, code: 'R' }]);
  });
});
