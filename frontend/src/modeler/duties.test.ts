import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import { expect, it } from 'vitest';
import type { Matrix } from './duties';
import { laneFor, matrixOf } from './duties';
import sandtable from './sandtable.json';
import type { Moddle } from './semantic';

const shared = join(import.meta.dirname, '../../../engine/raci/testdata');

async function read(xml: string): Promise<Moddle> {
  const { rootElement } = await new BpmnModdle({ st: sandtable }).fromXML(xml);
  return rootElement as unknown as Moddle;
}

const claims = () => read(readFileSync(join(shared, 'claims.bpmn'), 'utf8'));

/** All duties as text, sorted: "Check Clerk R lane". */
function said(rows: { id: string; cells: { role: string; code: string; source: string }[] }[]): string[] {
  return rows.flatMap(({ id, cells }) => cells.map(({ role, code, source }) => `${id} ${role} ${code} ${source}`)).sort();
}

function cells({ rows }: Matrix) {
  return rows.map(({ id, duties }) => ({ id, cells: [...duties].flatMap(([role, list]) => list.map((duty) => ({ role, ...duty }))) }));
}

it('reads who does what as the engine does', async () => {
  const engine = JSON.parse(readFileSync(join(shared, 'claims.json'), 'utf8'));
  const matrix = matrixOf(await claims());
  expect(said(cells(matrix))).toEqual(said(engine.rows.map((row: { cells: null | [] }) => ({ ...row, cells: row.cells ?? [] }))));
  expect(matrix.rows.map(({ id, name }) => [id, name]).sort()).toEqual(engine.rows.map(({ id, name }: { id: string; name: string }) => [id, name]).sort());
  // After the engine's roles come those that only duties name.
  expect(matrix.roles.slice(0, engine.roles.length).map(({ id, name }) => ({ id, name }))).toEqual(engine.roles);
  expect(matrix.roles.slice(engine.roles.length).map(({ id, kind }) => [id, kind])).toEqual([['Front', 'lane'], ['Customer', 'pool'], ['Insurer', 'pool']]);
});

it('has steps in the order of the flow, those of a sub-process after it, whatever the order of the file', async () => {
  const { rows } = matrixOf(await claims());
  expect(rows.map(({ id }) => id)).toEqual(['Check', 'Call', 'Assess', 'Look', 'Note', 'Photo', 'Pay', 'Sign', 'Fix', 'Wash', 'Soap']);
  expect(rows.find(({ id }) => id === 'Photo')).toMatchObject({ parent: 'Assess', type: 'serviceTask' });
});

it('sees where a step names somebody else than its lane does', async () => {
  const matrix = matrixOf(await claims());
  const drifting = matrix.rows.filter(({ drift }) => drift);
  expect(drifting.map(({ id }) => id)).toEqual(['Pay']);
  expect(laneFor(matrix, drifting[0], 'Clerk')?.id).toBe('Desk');
  expect(laneFor(matrix, drifting[0], 'Legal')).toBeUndefined();
});

it('a difference that somebody has settled stays so until either side changes', async () => {
  const of = async (lane: string, duties: string, settled: string) =>
    matrixOf(
      await read(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:st="urn:sandtable:bpmn:1" id="D" targetNamespace="x"><resource id="clerk" /><resource id="boss" /><resource id="head" />
        <process id="P"><laneSet id="LS"><lane id="Lane" partitionElementRef="${lane}"><flowNodeRef>T</flowNodeRef></lane></laneSet>
        <task id="T"><extensionElements>${duties.replace(/\w+/g, '<st:duty code="R" role="$&" />')}<st:step settled="${settled}" /></extensionElements></task></process></definitions>`),
    ).rows[0];
  expect(await of('clerk', 'head boss', '')).toMatchObject({ drift: true, settled: false, settles: 'clerk boss head' });
  expect(await of('clerk', 'head boss', 'clerk boss head')).toMatchObject({ drift: false, settled: true });
  expect(await of('clerk', 'head', 'clerk boss head')).toMatchObject({ drift: true, settled: false });
  expect(await of('head', 'boss', 'clerk boss')).toMatchObject({ drift: true, settled: false });
  expect(await of('boss', 'boss', 'clerk boss')).toMatchObject({ drift: false });
});

it('keeps what an edit left as it was', async () => {
  const definitions = await claims();
  const before = matrixOf(definitions);
  expect(matrixOf(definitions, before).rows).toBe(before.rows);
  const process = (definitions.get('rootElements') as Moddle[]).find(({ id }) => id === 'Claims')!;
  (process.get('flowElements') as Moddle[]).find(({ id }) => id === 'Check')!.name = '复核材料';
  const after = matrixOf(definitions, before);
  expect(after.rows.filter((row, at) => row !== before.rows[at]).map(({ name }) => name)).toEqual(['复核材料']);
  expect(after.roles).toBe(before.roles);
});

it('reads a long chain without running out of stack', async () => {
  const length = 12_000;
  const steps = Array.from({ length }, (_, n) => `<task id="t${n}">${n > 0 ? `<incoming>f${n}</incoming>` : ''}${n < length - 1 ? `<outgoing>f${n + 1}</outgoing>` : ''}</task>`);
  const flows = Array.from({ length: length - 1 }, (_, n) => `<sequenceFlow id="f${n + 1}" sourceRef="t${n}" targetRef="t${n + 1}"/>`);
  const { rows } = matrixOf(await read(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="x"><process id="P">${steps.join('')}${flows.join('')}</process></definitions>`));
  expect(rows).toHaveLength(length);
  expect(rows[length - 1].id).toBe(`t${length - 1}`);
}, 60_000);
