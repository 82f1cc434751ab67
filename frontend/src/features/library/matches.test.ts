import { expect, it } from 'vitest';
import { matches } from './matches';

it.each([
  ['Order handling', '', true],
  ['Order handling', 'HAND ord', true],
  ['Order handling', 'order x', false],
  ['订单处理', '处理', true],
])('“%s” with the filter “%s”: %s', (name, filter, found) => expect(matches(name, filter)).toBe(found));
