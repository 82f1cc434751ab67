import { expect, it } from 'vitest';
import { asLine, said } from './text';

it('a text is said in the language of the page, or in the other one where it is missing', () => {
  const name = { zh: '订单履约', en: 'order fulfilment' };
  expect(said(name, 'en')).toBe('order fulfilment');
  expect(said(name, 'zh-CN')).toBe('订单履约');
  expect(said({ en: name.en }, 'zh-CN')).toBe('order fulfilment');
  expect(said({}, 'en')).toBe('');
  expect(asLine(name, 'en')).toBe('Order fulfilment');
});
