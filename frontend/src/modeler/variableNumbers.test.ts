import { expect, it } from 'vitest';
import type { ScenarioContent } from '../api/scenario';
import { renamedNumbers } from './variableNumbers';

const content = {
  $schema: 'urn:sandtable:scenario:1',
  name: 'amount',
  data: { amount: { type: 'number', draw: { dist: 'normal', mean: 5 } }, vip: { type: 'boolean', formula: 'amount > 1000 and chance < 0.5' }, grade: { type: 'text', table: 'amount' } },
  arrivals: { Start: { list: [{ at: '2026-01-05T09:00:00Z', data: { amount: 7 } }, { at: '2026-01-06T09:00:00Z', data: { vip: true } }] } },
  roles: { amount: { headcount: 1, queue: { urgency: 'amount / 100' } } },
  tasks: {
    data: { duration: { dist: 'expression', unit: 'PT1M', formula: 'amount * 2' }, urgency: 3, writes: [{ to: 'amount', formula: 'amount + 1' }, { to: 'note', value: 'amount' }] },
    T: { repeat: { while: 'amount > 1', until: 'vip' }, promise: { actions: [{ do: 'escalate', to: 'amount' }] } },
  },
  branches: { G: { amount: 0.5 } },
  conditions: { f: 'amount > 5 and order.amount != "amount"' },
  tables: { amount: { inputs: ['amount'], outputs: ['grade', 'amount'], rules: [{ when: ['>= 10'], then: ['amount', '=amount / 2'] }] } },
  messages: { M: { key: 'amount' } },
} as unknown as ScenarioContent;

it('numbers name a variable in data, arrivals, writes, tables and formulas, and nowhere else', () => {
  const { content: after, mentions } = renamedNumbers(content, 'amount', '金额');
  expect(after).toEqual({
    ...content,
    data: { 金额: { type: 'number', draw: { dist: 'normal', mean: 5 } }, vip: { type: 'boolean', formula: '金额 > 1000 and chance < 0.5' }, grade: { type: 'text', table: 'amount' } },
    arrivals: { Start: { list: [{ at: '2026-01-05T09:00:00Z', data: { 金额: 7 } }, { at: '2026-01-06T09:00:00Z', data: { vip: true } }] } },
    roles: { amount: { headcount: 1, queue: { urgency: '金额 / 100' } } },
    tasks: {
      data: { duration: { dist: 'expression', unit: 'PT1M', formula: '金额 * 2' }, urgency: 3, writes: [{ to: '金额', formula: '金额 + 1' }, { to: 'note', value: 'amount' }] },
      T: { repeat: { while: '金额 > 1', until: 'vip' }, promise: { actions: [{ do: 'escalate', to: 'amount' }] } },
    },
    conditions: { f: '金额 > 5 and order.amount != "amount"' },
    tables: { amount: { inputs: ['金额'], outputs: ['grade', '金额'], rules: [{ when: ['>= 10'], then: ['amount', '=金额 / 2'] }] } },
    messages: { M: { key: '金额' } },
  });
  expect(mentions).toHaveLength(13);
  expect(mentions[0]).toEqual({ kind: 'declaration', pointer: '/data/amount', before: 'amount', after: '金额' });
  expect(renamedNumbers(after, '金额', 'amount').content).toEqual(content);
});

it('numbers that do not name it stay the same object', () => {
  expect(renamedNumbers(content, 'amounts', 'x')).toEqual({ content, mentions: [] });
  expect(renamedNumbers(content, 'amounts', 'x').content).toBe(content);
});
