import { describe, expect, it } from 'vitest';
import { ideographic, wrapped } from './lines';

/** Twelve pixels a Chinese sign, about half of that a Latin one, as in Arial and PingFang at 12 px. */
const measure = (text: string) => [...text].reduce((sum, sign) => sum + (sign.codePointAt(0)! > 0x2000 ? 12 : 6.2), 0);
const lines = (text: string, width = 90) => wrapped(text, width, measure);

describe('Chinese lines', () => {
  it.each([
    ['no bracket is left open at the end, nor does a line begin with what closes', '部门经理初审（金额≤5万元）；超出转总监', ['部门经理初审', '（金额≤5万', '元）；超出转总', '监']],
    ['a comma stays with what is before it', '请客户补充材料，再次提交', ['请客户补充材', '料，再次提交']],
    ['a short Latin word at the beginning does not stand alone', 'A 审核客户提交的申请', ['A 审核客户提交', '的申请']],
    ['a space after Latin letters is no reason to leave the line', 'OA系统 审核采购申请单', ['OA系统 审核采', '购申请单']],
    ['a Latin word in Chinese text stays whole', '将订单同步到SAP系统', ['将订单同步到', 'SAP系统']],
    ['a number keeps its point, its comma and its unit', '合计超过 12,500.00% 时', ['合计超过', '12,500.00% 时']],
    ['what opens goes with what it opens', '登记并核对（《管理办法》）后归档', ['登记并核对', '（《管理办', '法》）后归档']],
    ['money keeps its sign', '审批额度上限￥50', ['审批额度上限', '￥50']],
    ['the halves of a dash go together', '材料审核通过——归档完成', ['材料审核通', '过——归档完成']],
  ])('%s', (_, text, expected) => {
    expect(lines(text)).toEqual(expected);
  });

  it('whatever the width, nothing is lost, no line is too wide, and no line begins or ends with what it must not', () => {
    const texts = ['部门经理审批（金额≤5万元）；超出转总监', '“紧急”订单：先发货，后补单（48小时内）！', '客户A、B、C（均为VIP）的订单合并处理', 'ERP 与 CRM 同步，失败时重试 3 次'];
    for (const text of texts)
      for (let width = 48; width < 200; width += 7) {
        const found = lines(text, width);
        expect(found.join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''));
        for (const line of found) {
          expect(measure(line)).toBeLessThanOrEqual(width);
          expect(line).not.toMatch(/^[，。；：！？）》”、]|[（《“]$/);
        }
      }
  });

  it('rare signs and emoji are never split in the middle', () => {
    const found = lines('𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷👩‍💻👩‍💻😀', 30);
    expect(found.join('')).toBe('𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷👩‍💻👩‍💻😀');
    for (const line of found) expect(line).not.toMatch(/^[\udc00-\udfff\u200d]|[\ud800-\udbff\u200d]$/);
  });

  it('a word that is wider than a line is cut, and only that', () => {
    expect(lines('调用getCustomerCreditRating接口', 90)).toEqual(['调用', 'getCustomerCre', 'ditRating接口']);
  });

  it('a text that fits stays as it is', () => {
    expect(lines('审核  订单')).toEqual(['审核  订单']);
  });
});

it('only text with Chinese or the like is broken this way', () => {
  expect(['审核', 'OA系统', '😀', '，', 'カタ'].map(ideographic)).toEqual([true, true, true, true, true]);
  expect(['Check order', 'Größe – 100 %', '#5 (ok)', 'Проверка', '', '©'].map(ideographic)).toEqual([false, false, false, false, false, false]);
});
