import { describe, expect, it } from 'vitest';
import { drawn, standings } from './timers';

const nudge = { id: 'n', interrupting: false, after: 'PT4H' };
const stop = { id: 's', interrupting: true, after: 'P1D' };

describe('a timer stands for an action', () => {
  it('of the same time and kind, however it is written', () => {
    expect(standings([{ do: 'remind', after: 'PT240M' }, { do: 'decide', after: 'PT24H' }], [stop, nudge])).toEqual([{ is: 'agrees', timer: nudge }, { is: 'agrees', timer: stop }]);
  });
  it('of another time differs, and one that agrees is not taken away from its action', () => {
    expect(standings([{ do: 'remind', after: 'PT1H' }, { do: 'remind', after: 'PT4H' }], [nudge])).toEqual([{ is: 'undrawn' }, { is: 'agrees', timer: nudge }]);
    expect(standings([{ do: 'remind', after: 'PT1H' }], [nudge])).toEqual([{ is: 'differs', timer: nudge }]);
  });
  it('but not of the other kind, nor one that waits for a date', () => {
    expect(standings([{ do: 'reassign', after: 'PT4H' }], [nudge, { id: 'd', interrupting: true, after: '${due}' }])).toEqual([{ is: 'undrawn' }]);
    expect(standings([{ do: 'escalate', after: 'P1D' }], [stop])).toEqual([{ is: 'agrees', timer: stop }]);
  });
});

it('a reminder runs beside the work, a reassignment goes on to the next step', () => {
  const words = { timer: 'T', step: 'S', end: 'E' };
  expect(drawn('A', { do: 'remind', after: 'PT4H' }, 'B', words).map((edit) => `${edit.do} ${edit.kind ?? edit.property ?? `${edit.source}→${edit.target}`}`)).toEqual([
    'add boundaryEvent', 'set interrupting', 'add sendTask', 'connect Timer_A→Then_A', 'add endEvent', 'connect Then_A→Done_A',
  ]);
  const over = drawn('A', { do: 'reassign', after: 'P1D', to: 'Head' }, 'B', words);
  expect(over.at(-1)).toMatchObject({ do: 'connect', source: 'Then_A', target: 'B' });
  expect(over).toContainEqual({ do: 'assign', element: 'Then_A', code: 'R', role: 'Head' });
  expect(over.some(({ property }) => property === 'interrupting')).toBe(false);
});
