import { expect, it } from 'vitest';
import { parseTable } from '../../../format/table';
import { filledFrom } from './block';

const three = { dist: 'triangular', min: 'PT1M', mode: 'PT2M', max: 'PT3M' };
const fill = (text: string, from: 'min' | 'mode' | 'value' = 'min', spec: Parameters<typeof filledFrom>[0] = three) => filledFrom(spec, from, parseTable(text));

it('a row or a column of a spreadsheet fills the parameters from one on', () => {
  const whole = { spec: { dist: 'triangular', min: 'PT5M', mode: 'PT7M', max: 'PT14M' } };
  expect(fill('5\t7\t14')).toEqual(whole);
  expect(fill('5 min\n0:07\n14 分\n')).toEqual(whole);
  expect(fill('4\t1 h', 'mode')).toEqual({ spec: { ...three, mode: 'PT4M', max: 'PT1H' } });
  expect(fill('30\t6', 'min', { dist: 'normal', mean: 'PT1M', sd: 'PT1M', min: 'PT0S' })).toMatchObject({ spec: { mean: 'PT1M', min: 'PT30M', max: 'PT6M' } });
});

it('what does not fit or cannot be read fills nothing', () => {
  expect(fill('5\t7\t14', 'mode')).toMatchObject({ fault: 'room', count: 3, room: 2 });
  expect(fill('5\t7', 'value', { dist: 'fixed', value: 'PT1M' })).toMatchObject({ fault: 'room', count: 2, room: 1 });
  expect(fill('5\tsoon\t14')).toMatchObject({ fault: 'read', cell: 'soon' });
  expect(fill('5\t\t14')).toMatchObject({ fault: 'read', cell: '' });
  expect(fill('5\t7\n6\t8')).toMatchObject({ fault: 'shape' });
});
