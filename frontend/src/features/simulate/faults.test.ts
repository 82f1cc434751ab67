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
    { starts: [{ id: 's', name: '' }], tasks: [{ id: 't', name: '' }], gateways: [{ id: 'g', name: '', kind: 'exclusive', flows: flows.map(({ id }) => ({ id, name: '', to: '', default: false })) }] },
  );
  expect(faults).toEqual({ arrivals: ['s'], tasks: ['t'], branches: ['g'], run: ['length', 'replications'] });
  expect(countFaults(faults)).toBe(5);
});
