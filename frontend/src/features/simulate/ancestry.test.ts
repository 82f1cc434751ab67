import { expect, it } from 'vitest';
import { followsFrom } from './ancestry';

const scenarios = [{ id: 'as-is' }, { id: 'to-be', base: 'as-is' }, { id: 'peak', base: 'to-be' }, { id: 'alone' }, { id: 'orphan', base: 'gone' }];

it.each([
  ['to-be', 'as-is', true],
  ['peak', 'as-is', true],
  ['as-is', 'peak', false],
  ['as-is', 'as-is', false],
  ['alone', 'as-is', false],
  ['orphan', 'as-is', false],
  ['nobody', 'as-is', false],
])('%s follows %s: %s', (from, another, does) => expect(followsFrom(scenarios, from, another)).toBe(does));
