import { expect, it } from 'vitest';
import { countFaults, faultsOf, sharesFit } from './faults';

const flows = [{ id: 'a' }, { id: 'b' }];

it('shares fit when they sum to one or leave a remainder', () => {
  expect(sharesFit({ a: 0.2, b: 0.8 }, flows)).toBe(true);
  expect(sharesFit({ a: 0.1 + 0.2, b: 0.7 }, flows)).toBe(true);
  expect(sharesFit({ a: 0.2 }, flows)).toBe(true);
  expect(sharesFit({ a: 0.2, b: 0.7 }, flows)).toBe(false);
  expect(sharesFit({ a: 1.2 }, flows)).toBe(false);
});

it('everything that cannot be played is named', () => {
  const faults = faultsOf(
    {
      start: '',
      zone: 'UTC',
      arrivals: { s: { every: { dist: 'exponential', mean: 'PT0S' } } },
      tasks: { t: { duration: { dist: 'uniform', min: 'PT2M', max: 'PT1M' } } },
      branches: { g: { a: 0.5, b: 0.4 } },
      run: { replications: 0, seed: 1 },
    },
    { starts: [{ id: 's', name: '' }], tasks: [{ id: 't', name: '' }], gateways: [{ id: 'g', name: '', kind: 'exclusive', flows: flows.map(({ id }) => ({ id, name: '', to: '', default: false })) }], events: [], signals: [], messages: [], errors: [], ids: new Set() },
  );
  expect(faults).toEqual({ arrivals: ['s'], tasks: ['t'], branches: ['g'], conditions: [], run: ['length', 'replications'] });
  expect(countFaults(faults)).toBe(5);
});

it('a flow needs a condition where conditions decide, unless it is the default', () => {
  const flow = (id: string, more = {}) => ({ id, name: '', to: '', default: false, ...more });
  const gateway = { id: 'g', name: '', kind: 'exclusive' as const, flows: [flow('drawn', { condition: 'x > 1' }), flow('told'), flow('bare'), flow('rest', { default: true })] };
  const facts = { starts: [], tasks: [], gateways: [gateway], events: [], signals: [], messages: [], errors: [], ids: new Set<string>() };
  const content = { start: '', zone: 'UTC', run: { cases: 1, replications: 1 }, conditions: { told: 'x > 2' } };
  expect(faultsOf({ ...content, decisions: { g: 'conditions' } }, facts).conditions).toEqual(['bare']);
  expect(faultsOf({ ...content, decisions: { g: 'conditions-then-shares' } }, facts).conditions).toEqual([]);
});

it('cases that come by the hour or as listed need no time between them', () => {
  const facts = { starts: [{ id: 's', name: '' }], tasks: [], gateways: [], events: [], signals: [], messages: [], errors: [], ids: new Set<string>() };
  const content = { start: '', zone: 'UTC', run: { cases: 1, replications: 1 } };
  expect(faultsOf({ ...content, arrivals: { s: { cases: [] } } }, facts).arrivals).toEqual([]);
  expect(faultsOf({ ...content, arrivals: { s: {} } }, facts).arrivals).toEqual(['s']);
});
