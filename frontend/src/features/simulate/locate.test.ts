import { describe, expect, it } from 'vitest';
import { lineOf, locate, stretchOf } from './locate';

const text = `{
  "zone": "UTC",
  "tasks": { "A/1": { "cost": "5.00", "writes": [ {"to": "x"}, {"to": "y\\"}"} ] } }
}`;

describe('the places of a JSON text', () => {
  it('are those of every field and item', () => {
    const located = locate(text);
    expect(located.wrong).toBeUndefined();
    const at = (pointer: string) => text.slice(stretchOf(located, pointer)!.from, stretchOf(located, pointer)!.to);
    expect(at('/zone')).toBe('"zone": "UTC"');
    expect(at('/tasks/A~11/cost')).toBe('"cost": "5.00"');
    expect(at('/tasks/A~11/writes/1')).toBe('{"to": "y\\"}"}');
  });

  it('fall back to what is around a place that is not there', () => {
    const located = locate(text);
    expect(stretchOf(located, '/tasks/A~11/promise/penalty')).toEqual(stretchOf(located, '/tasks/A~11'));
  });

  it.each([
    ['{"a": 1,}', 8],
    ['{"a": 1 "b": 2}', 8],
    ['{"a": tru}', 6],
    ['{"a": 1} x', 9],
    ['', 0],
  ])('end where the text stops being JSON: %s', (wrong, at) => {
    expect(locate(wrong).wrong).toBe(at);
    expect(() => JSON.parse(wrong) as unknown).toThrow();
  });
});

it('a character is told by line and column', () => {
  expect(lineOf(text, text.indexOf('"zone"'))).toEqual({ line: 2, column: 3 });
  expect(lineOf(text, 0)).toEqual({ line: 1, column: 1 });
});
