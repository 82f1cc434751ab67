import { expect, it } from 'vitest';
import { kindOf } from './useDrops';

it('tells tables, numbers and drawings apart', () => {
  expect(['steps.XLSX', 'steps.csv', 'steps.tsv'].map((name) => kindOf(name, ''))).toEqual(['table', 'table', 'table']);
  expect([kindOf('as-is.json', '{"run":{}}'), kindOf('export', '\uFEFF \n{ "a": 1'), kindOf('today.bpsim', '<BPSimData')]).toEqual(['numbers', 'numbers', 'numbers']);
  expect([kindOf('sale.bpmn', '<definitions'), kindOf('sale.xml', '<?xml'), kindOf('notes.txt', 'no process')]).toEqual(['drawing', 'drawing', 'drawing']);
});
