import { describe, expect, it } from 'vitest';
import type { Movements } from '../../../api/runs';
import { Film } from './film';

const flows: Record<string, { source: string; target: string }> = {
  begin: { source: 'start', target: 'check' },
  look: { source: 'check', target: 'choice' },
  on: { source: 'choice', target: 'pack' },
};
const ends = (flow: string) => flows[flow];

const stretch = (said: Partial<Movements>): Movements => ({ start: '2026-01-05T09:00:00Z', zone: 'UTC', from: 0, until: 100, over: false, arrived: 0, ended: 0, arrivals: [], endings: [], stays: [], passages: [], ...said });

const first = stretch({
  arrivals: [{ case: 1, at: 10 }],
  passages: [{ case: 1, flow: 'begin', at: 10 }, { case: 1, flow: 'look', at: 50 }, { case: 1, flow: 'on', at: 50 }],
  stays: [
    { case: 1, element: 'check', state: 'queued', from: 10, until: 30 },
    { case: 1, element: 'check', state: 'working', from: 30, until: 50, by: 'Ann' },
    { case: 1, element: 'pack', state: 'working', from: 50, until: null },
  ],
});

describe('the film of a run', () => {
  it('has tokens rest where they are, and move for as long as they may', () => {
    const film = new Film(ends);
    film.add(first);
    expect(film.scene(5, 4)).toEqual({ resting: [], moving: [] });
    expect(film.scene(12, 4)).toEqual({ resting: [], moving: [{ flows: ['begin'], part: 0.5 }] });
    expect(film.scene(14, 4)).toEqual({ resting: [{ element: 'check', flow: undefined, state: 'queued', count: 1 }], moving: [] });
    expect(film.scene(40, 4).resting).toEqual([{ element: 'check', flow: undefined, state: 'working', count: 1 }]);
    // Flows of one moment that follow each other are one way.
    expect(film.scene(52, 8)).toEqual({ resting: [], moving: [{ flows: ['look', 'on'], part: 0.25 }] });
    // However fast it is played, a token is there before it goes on.
    expect(film.scene(25, 1000).moving).toEqual([{ flows: ['begin'], part: 0.75 }]);
  });

  it('counts cases, and finds the moments at which something happens', () => {
    const film = new Film(ends);
    film.add(first);
    expect([film.cases(9), film.cases(10)]).toEqual([{ arrived: 0, ended: 0 }, { arrived: 1, ended: 0 }]);
    expect([film.moment(0, 1), film.moment(10, 1), film.moment(30, -1), film.moment(50, 1)]).toEqual([10, 30, 10, undefined]);
  });

  it('goes on from one stretch to the next, and forgets what is long past', () => {
    const film = new Film(ends);
    film.add(first);
    film.add(stretch({ from: 100, until: 200, arrived: 1, stays: [{ case: 1, element: 'pack', state: 'working', from: 50, until: 150 }], endings: [{ case: 1, at: 150, outcome: 'completed' }] }));
    // Still on its way when the stretch changes: it comes from the one before.
    expect(film.scene(110, 80)).toEqual({ resting: [], moving: [{ flows: ['look', 'on'], part: 0.75 }] });
    expect(film.scene(140, 80).resting).toEqual([{ element: 'pack', flow: undefined, state: 'working', count: 1 }]);
    expect(film.scene(160, 80)).toEqual({ resting: [], moving: [] });
    expect(film.cases(160)).toEqual({ arrived: 1, ended: 1 });
    for (let from = 200; from < 600; from += 100) film.add(stretch({ from, until: from + 100, over: from === 500 }));
    expect(film.range()).toEqual({ from: 200, until: 600, over: true });
    expect([film.has(199), film.has(600), film.has(601)]).toEqual([false, true, false]);
    film.add(stretch({ from: 40, until: 50 }));
    expect(film.range()).toEqual({ from: 40, until: 50, over: false });
  });

  it('shows what is called at the call, and says how many are left out', () => {
    const film = new Film(ends);
    film.isForeign = (element) => element.startsWith('called');
    film.add(stretch({ stays: [{ case: 1, element: 'calledTask', state: 'queued', from: 0, until: null }], unlisted: { calledTask: 40, check: 2 }, calledFor: { calledTask: 'pack' } }));
    expect(film.scene(1, 1).resting).toEqual([
      { element: 'pack', flow: undefined, state: 'queued', count: 1 },
      { element: 'pack', state: 'queued', count: 40 },
      { element: 'check', state: 'queued', count: 2 },
    ]);
  });
});
