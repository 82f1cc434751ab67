import { describe, expect, it } from 'vitest';
import { asKind, centre, fault, kinds } from './distribution';

describe('a duration told by another kind', () => {
  it('keeps its mean', () => {
    const spec = { dist: 'triangular', min: 'PT10M', mode: 'PT20M', max: 'PT30M' };
    for (const kind of Object.keys(kinds)) expect([kind, fault(asKind(spec, kind))]).toEqual([kind, undefined]);
    for (const kind of ['fixed', 'exponential', 'pert', 'lognormal', 'uniform']) expect([kind, centre(asKind(spec, kind))]).toEqual([kind, 1200]);
  });

  it('is left alone when the kind is the same', () => {
    const spec = { dist: 'normal', mean: 'PT5M', sd: 'PT1M', min: 'PT1M' };
    expect(asKind(spec, 'normal')).toBe(spec);
  });
});

describe('what keeps a distribution from being played', () => {
  it.each([
    [undefined, 'missing'],
    [{ dist: 'fixed' }, 'missing'],
    [{ dist: 'triangular', min: 'PT10M', mode: 'PT5M', max: 'PT30M' }, 'order'],
    [{ dist: 'uniform', min: 'PT30M', max: 'PT30M' }, 'order'],
    [{ dist: 'exponential', mean: 'PT0S' }, 'positive'],
    [{ dist: 'fixed', value: 'PT0S' }, undefined],
    [{ dist: 'histogram', bins: [] }, undefined],
  ])('%j', (spec, why) => expect(fault(spec)).toBe(why));
});
