import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import type { Moddle } from '../../modeler/semantic';
import { called } from './called';

const t = ((key: string, values: Record<string, string>) => [key.replace('walk:', ''), ...Object.values(values)].join(' ')) as unknown as TFunction;
const kind = (type: string) => `a ${type}`;
const element = (name: string | undefined, ...before: (string | undefined)[]) => ({ $type: 'bpmn:ExclusiveGateway', name, incoming: before.map((source) => ({ sourceRef: { name: source } })) }) as unknown as Moddle;

it('an element is called by its name, or by what it is and behind what', () => {
  expect(called(t, element('Paid?\nYes'), 'G', kind)).toBe('“Paid? Yes”');
  expect(called(t, element(undefined, 'Approve'), 'G', kind)).toBe('namelessAfter a exclusiveGateway Approve');
  expect(called(t, element(' ', undefined), 'G', kind)).toBe('a exclusiveGateway');
  expect(called(t, element(undefined, 'Approve', 'Refuse'), 'G', kind)).toBe('a exclusiveGateway');
  expect(called(t, undefined, 'G', kind)).toBe('“G”');
});
