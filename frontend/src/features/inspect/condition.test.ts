import { describe, expect, it } from 'vitest';
import { parse, valuesIn, write } from './condition';

describe('a condition that rows can show is written as it was meant', () => {
  it.each([
    ['amount > 1000', 'amount > 1000'],
    ['金额 >= 5.5 && 等级 == "gold"', '金额 >= 5.5 and 等级 == "gold"'],
    ['vip', 'vip'],
    ['not vip', 'not vip'],
    ['!vip or vip == true', 'not vip or vip'],
    ['vip != false', 'vip'],
    ['a < -3', 'a < -3'],
    ["grade in ['a', 'b']", "grade in ['a', 'b']"],
    ['grade not in ["a"]', 'grade not in ["a"]'],
    ['a > 1 and b > 2 or c', '(a > 1 and b > 2) or c'],
    ['(a > 1 or b > 2) and c', '(a > 1 or b > 2) and c'],
    ['(a and (b and c))', 'a and b and c'],
    ['waited > duration("PT1H")', 'waited > duration("PT1H")'],
    ['amount > limit', 'amount > limit'],
    ['', ''],
  ])('%s', (text, want) => {
    const group = parse(text);
    expect(group && write(group)).toBe(want);
    expect(parse(want)).toEqual(group);
  });
});

describe('what says more than rows can show stays text', () => {
  it.each(['amount * 2 > 5', 'amount > limit - 1', '5 < amount', 'not (a and b)', 'a and (b or (c and d))', 'x in 1..5', 'round(x) > 1', 'amount >', '${amount > 5}', 'a b', '(a', 'a > 1 ? b : c', 'not a > 3', 'let x = 1; x > 2', 'true', 'vip > true'])('%s', (text) =>
    expect(parse(text)).toBeUndefined(),
  );
});

it('rows that are not filled in say nothing yet', () => {
  expect(write({ join: 'and', parts: [{ variable: 'a', operator: '>', value: '' }, { variable: 'b', operator: 'is', value: '' }, { join: 'or', parts: [{ variable: '', operator: '==', value: '1' }] }] })).toBe('b');
});

it('the values of a list are seen without their marks', () => {
  expect(valuesIn('["say \\"a\\"", "b, c"]')).toEqual(['say "a"', 'b, c']);
  expect(valuesIn('[1, -2.5]')).toEqual(['1', '-2.5']);
});
