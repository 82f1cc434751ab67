import { match as spell } from 'pinyin-pro';
import { expect, it } from 'vitest';
import { match } from './match';

const at = (text: string, query: string) => match(text, query, spell)?.at;

it.each([
  ['Simulate', 'sim', [0, 1, 2]],
  ['Next problem', 'prob', [5, 6, 7, 8]],
  ['Next problem', 'np', [0, 5]],
  ['Export as BPMN file', 'exp bpmn', [0, 1, 2, 10, 11, 12, 13]],
  ['审核材料', '审核', [0, 1]],
  ['审核材料', 'shenhe', [0, 1]],
  ['审核材料', 'shcl', [0, 1, 2, 3]],
  ['审核材料', 'cailiao', [2, 3]],
  ['审核材料', 'shenhcl', [0, 1, 2, 3]],
  ['银行柜员', 'yinhang', [0, 1]], // 行 as in 银行
  ['导出 BPMN 文件', 'bpmn', [3, 4, 5, 6]],
  ['Check stock', 'cstk', [0, 6, 7, 10]],
] as const)('“%s” is found by “%s”', (text, query, places) => expect(at(text, query)).toEqual(places));

it.each([
  ['Simulate', 'undo'],
  ['审核材料', 'xyz'],
  ['A very long sentence with all the letters of it', 'avz'],
])('“%s” is not found by “%s”', (text, query) => expect(match(text, query, spell)).toBeUndefined());

it('what begins with the words typed comes before what holds them, and that before what is spelled', () => {
  const order = ['Close', 'Overclosed', 'Open the close', 'Collect loose ends'].map((text) => [text, match(text, 'close')?.score ?? 0] as const).sort((a, b) => b[1] - a[1]);
  expect(order.map(([text]) => text)).toEqual(['Close', 'Open the close', 'Overclosed', 'Collect loose ends']);
  expect(match('shenhe rule', 'shenhe', spell)!.score).toBeGreaterThan(match('审核', 'shenhe', spell)!.score);
});
