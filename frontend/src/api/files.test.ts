import { afterEach, expect, it, vi } from 'vitest';
import { fileName, keepFile, keepLog, pickFile } from './files';
import { Problem } from './problem';

afterEach(() => {
  delete window.go;
});

it('a file name keeps its words and loses what a system forbids', () => {
  expect(fileName('Order: A/B', 'bpmn')).toBe('Order A B.bpmn');
  expect(fileName('订单处理.bpmn', 'bpmn')).toBe('订单处理.bpmn');
  expect(fileName('???', 'svg')).toBe('sandtable.svg');
  // A Chinese name of 120 characters would take 360 bytes, more than most systems allow.
  const long = fileName('订单处理流程 – 等待原因'.repeat(20), 'csv');
  expect(new TextEncoder().encode(long).length).toBeLessThanOrEqual(204);
  expect(long).toMatch(/^订单处理流程 – 等待原因.*\.csv$/);
  expect(fileName('😀'.repeat(60), 'csv')).toMatch(/^(😀)+\.csv$/u);
});

it('the window hands over bytes as they are', async () => {
  const SaveFile = vi.fn(async () => true);
  window.go = { desktop: { Window: { OpenFile: async () => ({ name: 'a.bpmn', data: btoa('\xff\xfe<') }), SaveFile } } };
  const picked = await pickFile('.bpmn');
  expect([...new Uint8Array(await picked!.data.arrayBuffer())]).toEqual([0xff, 0xfe, 0x3c]);
  await keepFile('a.bpmn', new Blob(['é']));
  expect(SaveFile).toHaveBeenCalledWith('a.bpmn', btoa('\xc3\xa9'));
});

it('a dialog that was called off gives nothing', async () => {
  window.go = { desktop: { Window: { OpenFile: async () => null, SaveFile: async () => true } } };
  expect(await pickFile('.bpmn')).toBeNull();
});

it('what the window could not do is a problem with its way out', async () => {
  const said = { code: 'file.unreadable', message: 'No.', hint: 'Try another.' };
  window.go = { desktop: { Window: { OpenFile: () => Promise.reject(new Error(JSON.stringify(said))), SaveFile: async () => true } } };
  const thrown = await pickFile('.bpmn').catch((problem: unknown) => problem);
  expect(thrown).toBeInstanceOf(Problem);
  expect(thrown).toMatchObject(said);
});

it('the window writes the log of a run by itself, whatever its size', async () => {
  const SaveLog = vi.fn(async () => true);
  window.go = { desktop: { Window: { OpenFile: async () => null, SaveFile: async () => true, SaveLog } } };
  await keepLog('run', 'xes', 'a.xes');
  expect(SaveLog).toHaveBeenCalledWith('run', 'xes', 'a.xes');
});

it('a log that the window cannot write is a problem with its way out', async () => {
  const said = { code: 'file.disk-full', message: 'Full.', hint: 'Free some space.' };
  window.go = { desktop: { Window: { OpenFile: async () => null, SaveFile: async () => true, SaveLog: () => Promise.reject(new Error(JSON.stringify(said))) } } };
  await expect(keepLog('run', 'csv', 'a.csv')).rejects.toMatchObject(said);
});
