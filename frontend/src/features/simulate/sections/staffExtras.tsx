import type { Extra } from '../Extras';
import { Fields } from '../fields/Field';
import type { FieldSpec } from '../fields/Field';
import { fieldsExtra } from './taskExtras';

export const queueFields: FieldSpec[] = [
  { key: 'order', kind: 'choice', options: ['firstCome', 'dueDate', 'shortest'] },
  { key: 'urgency', kind: 'formula' },
  { key: 'preempt', kind: 'flag' },
  { key: 'ageing', kind: 'duration' },
];

/** Several fields of an entry that belong together. */
function several(key: string, group: string, start: Record<string, unknown>, fields: FieldSpec[]): Extra {
  return { key, group, fields: fields.map((field) => field.key), start, body: (at, whose) => <Fields of="terms" at={at} fields={fields} whose={whose} /> };
}

/** The terms on which a role or a person works, besides hours and pay. */
const terms: Extra[] = [
  several('shiftEnd', 'hours', { shiftEnd: 'finish', overtimeFactor: 1.5 }, [
    { key: 'shiftEnd', kind: 'choice', options: ['interrupt', 'finish', 'whole'] },
    { key: 'overtimeFactor', kind: 'number' },
  ]),
  several('moreCosts', 'money', { costPerUse: '1.00' }, [
    { key: 'costPerUse', kind: 'money' },
    { key: 'idleCostPerHour', kind: 'money' },
  ]),
  several('pace', 'pace', { speed: 1, atOnce: 1 }, [
    { key: 'speed', kind: 'number' },
    { key: 'atOnce', kind: 'whole' },
  ]),
  fieldsExtra('breakdown', 'pace', { every: { dist: 'exponential', mean: 'P5D' }, repair: { dist: 'fixed', value: 'PT2H' } }, [
    { key: 'every', kind: 'distribution' },
    { key: 'repair', kind: 'distribution' },
  ]),
];

export const personExtras: Extra[] = terms;

export const roleExtras: Extra[] = [
  terms[0],
  { key: 'deputies', group: 'hours', start: { deputies: [] }, body: (at, whose) => <Fields of="role" at={at} fields={[{ key: 'deputies', kind: 'some-role' }]} whose={whose} /> },
  ...terms.slice(1),
  fieldsExtra('queue', 'work', { order: 'firstCome' }, queueFields),
];
