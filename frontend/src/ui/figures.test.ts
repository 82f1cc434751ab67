import { expect, test } from 'vitest';
import { csvOf } from './figures';

test('figures are exported in full precision under headings with their units', () => {
  const written = csvOf({
    columns: [{ title: 'Step' }, { title: '等待', numeric: true, unit: 's' }, { title: 'Share', numeric: true, unit: '0–1' }],
    rows: [
      { shown: ['Check', '1 h 00 min', '33.3 %'], plain: ['Check, again', 3600.123456789, 1 / 3] },
      { shown: ['Pay', '–', '–'], plain: ['Pay', null, null] },
    ],
  });
  expect(written).toBe('\ufeffStep,等待 (s),Share (0–1)\r\n"Check, again",3600.123456789,0.3333333333333333\r\nPay,,\r\n');
});
