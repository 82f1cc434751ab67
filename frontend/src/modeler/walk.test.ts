import { expect, it } from 'vitest';
import type { Shape } from './semantic';
import { beginning, isStep, ways } from './walk';

/** Two branches between a split and a join, and a timer on one of the steps. */
function drawing() {
  const shapes: Record<string, Shape> = {};
  const parent = { children: [] as Shape[] } as unknown as Shape;
  const node = (id: string, x: number, y: number, type = 'bpmn:Task') => {
    shapes[id] = { id, type, x, y, width: 100, height: 80, incoming: [], outgoing: [], parent, businessObject: { $instanceOf: () => true } } as unknown as Shape;
    parent.children!.push(shapes[id]);
  };
  const flow = (from: string, to: string) => {
    const made = { id: `${from}-${to}`, type: 'bpmn:SequenceFlow', source: shapes[from], target: shapes[to], waypoints: [] } as unknown as Shape;
    shapes[made.id] = made;
    shapes[from].outgoing!.push(made);
    shapes[to].incoming!.push(made);
  };
  node('start', 0, 100, 'bpmn:StartEvent');
  node('split', 150, 100);
  node('low', 300, 200);
  node('high', 300, 0);
  node('join', 450, 100);
  node('timer', 330, 260, 'bpmn:BoundaryEvent');
  shapes.timer.host = shapes.low;
  flow('start', 'split');
  flow('split', 'low');
  flow('split', 'high');
  flow('low', 'join');
  flow('high', 'join');
  return shapes;
}

const ids = (shapes: Shape[]) => shapes.map(({ id }) => id);

it.each([
  ['start', 'next', ['split']],
  ['split', 'next', ['high', 'low']], // from top to bottom, whatever the file's order is
  ['join', 'previous', ['high', 'low']],
  ['high', 'down', ['low']],
  ['low', 'up', ['high']],
  ['low', 'down', ['timer']],
  ['timer', 'previous', ['low']],
  ['join', 'next', []],
  ['start-split', 'next', ['split']],
  ['start-split', 'previous', ['start']],
  ['start-split', 'up', []],
] as const)('from %s, %s leads to %j', (from, way, to) => {
  expect(ids(ways(drawing()[from], way))).toEqual(to);
});

it('a walk begins at the start event, or else at the left', () => {
  const { start, ...rest } = drawing();
  expect(beginning([...Object.values(rest), start])?.id).toBe('start');
  expect(beginning(Object.values(rest))?.id).toBe('split');
  expect(beginning([])).toBeUndefined();
  expect(isStep({ ...start, labelTarget: start })).toBe(false);
});
