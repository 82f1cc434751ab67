import { expect, it } from 'vitest';
import { cellText, constantOf, withColumn, withoutColumn } from './decisionTable';

it.each([12.5, -1, true, false, 'gold', '12', 'true', '= amount * 2', ''])('a value survives its cell: %j', (value) => {
  expect(constantOf(cellText(value))).toBe(value);
});

it('a column is added and taken away in every rule', () => {
  const table = { inputs: ['amount'], outputs: ['kind'], rules: [{ when: ['>= 10'], then: ['gold'] }, { when: ['-'], then: ['basic'] }] };
  const wider = withColumn(withColumn(table, 'inputs'), 'outputs');
  expect(wider.rules[0]).toEqual({ when: ['>= 10', '-'], then: ['gold', 0] });
  expect(withoutColumn(withoutColumn(wider, 'inputs', 1), 'outputs', 1)).toEqual(table);
});
