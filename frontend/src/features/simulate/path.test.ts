import { describe, expect, it } from 'vitest';
import { nearest, pointer, renamed, steps, valueAt, withValue } from './path';

const scenario = { tasks: { 'A/1': { cost: '5.00', writes: [{ to: 'x' }, { to: 'y' }] } } };

it('a path is written as the back end writes it, and read back', () => {
  const path = ['tasks', 'A/1', 'writes', 0, 'a~b'];
  expect(pointer(path)).toBe('/tasks/A~11/writes/0/a~0b');
  expect(steps(pointer(path))).toEqual(path.map(String));
});

describe('a value at a path', () => {
  it('is found, or undefined where the path leads out', () => {
    expect(valueAt(scenario, ['tasks', 'A/1', 'writes', 1, 'to'])).toBe('y');
    expect(valueAt(scenario, ['tasks', 'B', 'cost', 'x'])).toBeUndefined();
  });

  it('is replaced without touching the original, and the way to it is made', () => {
    const next = withValue(scenario, ['tasks', 'A/1', 'promise', 'actions', 0, 'after'], 'PT4H');
    expect(valueAt(next, ['tasks', 'A/1', 'promise'])).toEqual({ actions: [{ after: 'PT4H' }] });
    expect(valueAt(scenario, ['tasks', 'A/1', 'promise'])).toBeUndefined();
    expect(valueAt(next, ['tasks', 'A/1', 'writes'])).toBe(scenario.tasks['A/1'].writes);
  });

  it('is taken away: a field from its object, an item from its list', () => {
    expect(withValue(scenario, ['tasks', 'A/1', 'cost'], undefined).tasks['A/1']).not.toHaveProperty('cost');
    expect(withValue(scenario, ['tasks', 'A/1', 'writes', 0], undefined).tasks['A/1'].writes).toEqual([{ to: 'y' }]);
    expect(withValue(scenario, ['stock', 'paper'], undefined)).toEqual(scenario);
  });
});

it('an entry that is renamed stays where it was', () => {
  expect(Object.entries(renamed({ a: 1, b: 2, c: 3 }, 'b', 'z'))).toEqual([['a', 1], ['z', 2], ['c', 3]]);
});

it('a complaint belongs to the nearest place that is on the screen', () => {
  const places = ['', '/tasks', '/tasks/A', '/tasks/AB', '/tasks/A/promise'];
  expect(nearest('/tasks/A/promise/completeWithin', places)).toBe('/tasks/A/promise');
  expect(nearest('/tasks/AB/cost', places)).toBe('/tasks/AB');
  expect(nearest('/tasks/C', places)).toBe('/tasks');
  expect(nearest('/zone', places)).toBe('');
  expect(nearest('/zone', ['/tasks'])).toBeUndefined();
});
