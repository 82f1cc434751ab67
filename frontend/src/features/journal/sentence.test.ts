import { expect, it } from 'vitest';
import { createI18n } from '../../i18n/i18n';
import { sentence } from './sentence';

const dictionary = createI18n();
const said = (step: { did: string; of?: string; more?: number }, language: 'en' | 'zh-CN') => sentence({ of: '', more: 0, ...step }, dictionary.getFixedT(language), language);

it('names what was done and to what, in both languages', () => {
  expect(said({ did: 'move', of: 'Check', more: 2 }, 'en')).toBe('Moved “Check” and 2 others');
  expect(said({ did: 'move', of: '审核', more: 2 }, 'zh-CN')).toBe('移动“审核”及另外 2 个元素');
  expect(said({ did: 'add', of: 'bpmn:UserTask' }, 'en')).toBe('Added user task');
  expect(said({ did: 'add', of: 'bpmn:UserTask' }, 'zh-CN')).toBe('添加用户任务');
  expect(said({ did: 'connect', of: 'Check → bpmn:EndEvent' }, 'en')).toBe('Connected “Check” → end event');
  expect(said({ did: 'change' }, 'en')).toBe('Changed an element');
  expect(said({ did: 'roles', of: 'Clerk' }, 'en')).toBe('Changed roles');
});

it('takes what it does not know for a change', () => {
  expect(said({ did: 'transmogrify', of: 'Check' }, 'en')).toBe('Changed “Check”');
});
