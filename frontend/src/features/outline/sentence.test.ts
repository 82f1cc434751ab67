import i18next from 'i18next';
import { expect, it } from 'vitest';
import en from '../../i18n/en.json';
import zh from '../../i18n/zh-CN.json';
import type { Branch } from '../../modeler/outline';
import { sentence } from './sentence';

const words = async (lng: string) => {
  const dictionary = i18next.createInstance();
  await dictionary.init({ lng, resources: { en, 'zh-CN': zh }, ns: Object.keys(en), interpolation: { escapeValue: false } });
  return dictionary.t;
};

const check: Branch = { id: 'A', name: '审核材料', type: 'userTask', lane: '柜员', children: [], next: [{ id: 'G', name: '金额>5万？', type: 'exclusiveGateway', by: '' }] };
const split: Branch = { id: 'G', name: '', type: 'exclusiveGateway', children: [], next: [{ id: 'B', name: 'Pay', type: 'task', by: 'yes' }, { id: 'C', name: '', type: 'endEvent', by: '' }] };
const english: Record<string, string> = { userTask: 'User task', exclusiveGateway: 'Exclusive gateway', task: 'Task', endEvent: 'End event' };
const chinese: Record<string, string> = { userTask: '用户任务', exclusiveGateway: '排他网关', task: '任务', endEvent: '结束事件' };

it('an element is said with its kind, lane, problems and what follows, in both languages', async () => {
  expect(sentence(await words('en'), check, (type) => english[type], 2)).toBe('User task “审核材料”, lane 柜员, 2 problems, next: Exclusive gateway “金额>5万？”');
  expect(sentence(await words('zh-CN'), check, (type) => chinese[type], 2)).toBe('用户任务“审核材料”，泳道 柜员，2 个问题，下一步：排他网关“金额>5万？”');
});

it('several ways out are numbered, and what nothing follows says so', async () => {
  expect(sentence(await words('en'), split, (type) => english[type], 0)).toBe('Exclusive gateway without a name, next: 1 yes → Task “Pay”, 2 End event without a name');
  expect(sentence(await words('en'), { ...check, next: [], lane: undefined }, (type) => english[type], 0)).toBe('User task “审核材料”, nothing follows');
});
