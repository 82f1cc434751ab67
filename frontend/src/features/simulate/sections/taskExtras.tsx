import type { Task } from '../../../modeler/facts';
import type { Extra } from '../Extras';
import { ActionsInput } from '../fields/ActionsInput';
import { AmountsInput } from '../fields/AmountsInput';
import { ByInput } from '../fields/ByInput';
import { FactorsInput } from '../fields/FactorsInput';
import type { FieldSpec } from '../fields/Field';
import { Fields } from '../fields/Field';
import { NeedsInput } from '../fields/NeedsInput';
import { WritesInput } from '../fields/WritesInput';

const fixed = (value: string) => ({ dist: 'fixed', value });

/** One setting of an entry that is a few fields. */
export function fieldsExtra(key: string, group: string, first: unknown, fields: FieldSpec[]): Extra {
  return { key, group, start: { [key]: first }, body: (at, whose) => <Fields of={key} at={[...at, key]} fields={fields} whose={whose} /> };
}

const duty = (key: string, minutes: number): Extra =>
  fieldsExtra(key, 'raci', { duration: fixed(`PT${minutes}M`) }, [
    { key: 'duration', kind: 'distribution' },
    { key: 'roles', kind: 'some-role' },
  ]);

const repeatFields: Record<NonNullable<Task['repeats']>, FieldSpec[]> = {
  loop: [
    { key: 'count', kind: 'draw' },
    { key: 'chance', kind: 'share' },
    { key: 'while', kind: 'formula' },
  ],
  instances: [
    { key: 'count', kind: 'draw' },
    { key: 'until', kind: 'formula' },
  ],
};

/** The service level of a task or a whole case. */
export function promiseExtra(fields: FieldSpec[]): Extra {
  return {
    key: 'promise',
    group: 'service',
    start: { promise: { completeWithin: 'P1D' } },
    body: (at, whose) => (
      <>
        <Fields of="promise" at={[...at, 'promise']} fields={fields} whose={whose} />
        <ActionsInput at={[...at, 'promise', 'actions']} whose={whose} />
      </>
    ),
  };
}

export const promiseFields: FieldSpec[] = [
  { key: 'startWithin', kind: 'duration' },
  { key: 'completeWithin', kind: 'duration' },
  { key: 'calendar', kind: 'calendar' },
  { key: 'penalty', kind: 'money' },
  { key: 'penaltyPerHour', kind: 'money' },
];

/** What a task can be told beyond its duration and its role. */
export function taskExtras(task: Task, roles: string[]): Extra[] {
  return [
    { key: 'needs', group: 'people', start: { roles: undefined, needs: [{ roles: roles.slice(0, 1), count: 2 }] }, body: (at, whose) => <NeedsInput at={[...at, 'needs']} whose={whose} /> },
    { key: 'by', group: 'people', start: { by: {} }, body: (at, whose) => <ByInput at={[...at, 'by']} whose={whose} /> },
    fieldsExtra('allocate', 'people', {}, [
      { key: 'rule', kind: 'choice', options: ['longestIdle', 'cheapest', 'fastest', 'listed'] },
      { key: 'sameAs', kind: 'one-task' },
      { key: 'otherThan', kind: 'some-task' },
      { key: 'keepCase', kind: 'flag' },
    ]),
    duty('consult', 15),
    duty('approve', 10),
    duty('inform', 5),
    promiseExtra(promiseFields),
    { key: 'urgency', group: 'service', start: { urgency: 1 }, body: (at, whose) => <Fields of="task" at={at} fields={[{ key: 'urgency', kind: 'number' }]} whose={whose} /> },
    {
      key: 'batch',
      group: 'work',
      start: { batch: { size: 10 } },
      body: (at, whose) => (
        <>
          <Fields
            of="batch"
            at={[...at, 'batch']}
            fields={[
              { key: 'size', kind: 'whole' },
              { key: 'wait', kind: 'duration' },
              { key: 'at', kind: 'times' },
              { key: 'most', kind: 'whole' },
              { key: 'mode', kind: 'choice', options: ['together', 'inTurn'] },
            ]}
            whose={whose}
          />
          <FactorsInput at={[...at, 'batch', 'factors']} whose={whose} />
        </>
      ),
    },
    fieldsExtra('setup', 'work', { duration: fixed('PT10M') }, [
      { key: 'duration', kind: 'distribution' },
      { key: 'cost', kind: 'money' },
    ]),
    fieldsExtra('failure', 'work', { chance: 0.05 }, [
      { key: 'chance', kind: 'share' },
      { key: 'effort', kind: 'share' },
      { key: 'error', kind: 'one-error' },
    ]),
    ...(task.repeats ? [fieldsExtra('repeat', 'work', { count: { dist: 'fixed', value: 3 } }, repeatFields[task.repeats])] : []),
    { key: 'cost', group: 'money', start: { cost: '1.00' }, body: (at, whose) => <Fields of="task" at={at} fields={[{ key: 'cost', kind: 'money' }]} whose={whose} /> },
    { key: 'writes', group: 'data', start: { writes: [] }, body: (at, whose) => <WritesInput at={[...at, 'writes']} whose={whose} /> },
    { key: 'uses', group: 'data', start: { uses: {} }, body: (at, whose) => <AmountsInput at={[...at, 'uses']} whose={whose} /> },
    { key: 'makes', group: 'data', start: { makes: {} }, body: (at, whose) => <AmountsInput at={[...at, 'makes']} whose={whose} /> },
  ];
}
