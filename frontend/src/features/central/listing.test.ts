import { expect, it } from 'vitest';
import { sought } from './listing';

const order = { id: 'acme/order', name: { zh: '订单履约', en: 'Order fulfilment' }, summary: { en: 'From the order to the delivery note' }, processClass: '4.4.2', industry: 'manufacturing' };

it('a template is found by words of either language, its id and its class', () => {
  for (const text of ['', '履约', 'ORDER note', 'acme 4.4', 'manufact']) expect([text, sought(order, text)]).toEqual([text, true]);
  for (const text of ['loan', 'order loan', '贷款']) expect([text, sought(order, text)]).toEqual([text, false]);
});
