import { expect, it } from 'vitest';
import type { Finding } from '../../api/types';
import { Complaints } from './complaints';

const finding = (path: string, severity: Finding['severity'] = 'error'): Finding => ({ rule: 'scenario.range', severity, message: path, hint: '', element: '', blocks: false, path: [], fixes: [], at: { path } });

it('a complaint moves to the nearest place that opens, and back when it closes', async () => {
  const complaints = new Complaints();
  complaints.open('');
  complaints.open('/tasks/A');
  complaints.take([finding('/tasks/A/promise/penalty'), finding('/zone'), finding('', 'error'), finding('/roles/clerk', 'warning')]);
  await Promise.resolve();
  const said = (place: string) => complaints.at(place).map(({ message }) => message);
  expect(said('/tasks/A')).toEqual(['/tasks/A/promise/penalty']);
  expect(said('')).toEqual(['/zone', '/roles/clerk']);

  const close = complaints.open('/tasks/A/promise/penalty');
  await Promise.resolve();
  expect(said('/tasks/A')).toEqual([]);
  expect(said('/tasks/A/promise/penalty')).toEqual(['/tasks/A/promise/penalty']);
  close();
  await Promise.resolve();
  expect(said('/tasks/A')).toEqual(['/tasks/A/promise/penalty']);
  expect([complaints.worst('/tasks'), complaints.worst('/roles'), complaints.worst('/stock')]).toEqual(['error', 'warning', undefined]);
});
