import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Movements } from '../../../api/runs';
import type { Scene } from '../../../modeler/tokens';
import { Player, speedFor } from './player';

const hour = 3600;

/** A run of ten hours: a case comes at every full hour, and is worked on for half of one. */
function stretch(from: number, until: number): Movements {
  const end = Math.min(until, 10 * hour);
  const cases = Array.from({ length: 10 }, (_, nth) => nth).filter((nth) => nth * hour < end && (nth + 0.5) * hour > from);
  return {
    start: '2026-01-05T09:00:00Z', zone: 'UTC', from, until: end, over: end === 10 * hour,
    arrived: Math.ceil(from / hour), ended: Math.max(0, Math.ceil((from - hour / 2) / hour)),
    arrivals: cases.filter((nth) => nth * hour >= from).map((nth) => ({ case: nth + 1, at: nth * hour })),
    endings: cases.filter((nth) => (nth + 0.5) * hour >= from && (nth + 0.5) * hour < end).map((nth) => ({ case: nth + 1, at: (nth + 0.5) * hour })),
    stays: cases.map((nth) => ({ case: nth + 1, element: 'work', state: 'working' as const, from: nth * hour, until: (nth + 0.5) * hour < end ? (nth + 0.5) * hour : null })),
    passages: cases.filter((nth) => nth * hour >= from).map((nth) => ({ case: nth + 1, flow: 'begin', at: nth * hour })),
  };
}

describe('the playback of a run', () => {
  let frames: FrameRequestCallback[];
  let asked: { replication: number; from: number; until: number; signal: AbortSignal; answer: () => Promise<void> }[];
  let scene: Scene | undefined;
  let player: Player;

  beforeEach(() => {
    frames = [];
    asked = [];
    scene = undefined;
    vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
    vi.stubGlobal('cancelAnimationFrame', () => {});
    vi.spyOn(performance, 'now').mockReturnValue(0);
    const ask = (replication: number, from: number, until: number, signal: AbortSignal) =>
      new Promise<Movements>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
        asked.push({ replication, from, until, signal, answer: async () => (resolve(stretch(from, until)), await settle()) });
      });
    const stage = { show: (now: Scene) => (scene = now), clear: () => (scene = undefined), ends: () => ({ source: 'start', target: 'work' }) };
    player = new Player(ask, stage, () => true, { replication: 1, length: 12 * hour, speed: hour, zone: 'UTC' });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
  /** Frames a tenth of a second apart, from one second to another. */
  const pass = (from: number, until: number) => {
    for (let at = from + 100; at <= until; at += 100) for (const frame of frames.splice(0)) frame(at);
  };

  it('asks ahead, and lets the time of the run pass as fast as it is told', async () => {
    player.begin();
    expect(asked.map(({ from, until }) => [from, until])).toEqual([[0, 15 * hour]]);
    expect(player.state().waiting).toBe(true);
    pass(0, 500);
    expect(player.state().time).toBe(0); // nothing is here yet
    await asked[0].answer();
    expect(player.state()).toMatchObject({ waiting: false, length: 10 * hour });
    pass(500, 1700);
    expect(player.state().time).toBeCloseTo(1.2 * hour);
    expect(scene!.resting).toEqual([]);
    expect(scene!.moving).toHaveLength(1);
    expect(player.state()).toMatchObject({ arrived: 2, ended: 1 });
    pass(1700, 12_000);
    expect(player.state()).toMatchObject({ time: 10 * hour, playing: false });
  });

  it('stops the clock where the next stretch is not here yet, and goes on when it is', async () => {
    player.speed(60);
    player.begin();
    await asked.at(-1)!.answer();
    expect(player.state().waiting).toBe(false);
    const before = asked.length;
    expect(asked[before - 1].from).toBe(900);
    pass(0, 20_000);
    expect(player.state()).toMatchObject({ time: 900, waiting: true });
    await asked[before - 1].answer();
    pass(20_000, 21_000);
    expect(player.state().time).toBeCloseTo(960);
  });

  it('goes to a moment, and calls off what was asked for before', async () => {
    player.seek(0);
    player.seek(5.25 * hour);
    expect(asked[0].signal.aborted).toBe(true);
    await asked[1].answer();
    expect(player.state()).toMatchObject({ time: 5.25 * hour, waiting: false, playing: false, arrived: 6 });
    expect(scene).toEqual({ resting: [{ element: 'work', flow: undefined, state: 'working', count: 1 }], moving: [] });
    player.step(1);
    expect(player.state().time).toBe(5.5 * hour);
    player.step(-1);
    expect(asked.at(-1)!.from).toBe(4.5 * hour); // nothing before is known
  });

  it('plays another repeat from the same moment on, and nothing of the one before', async () => {
    player.begin();
    await asked[0].answer();
    pass(0, 2000);
    expect(player.state()).toMatchObject({ time: 2 * hour, playing: true, length: 10 * hour });
    player.seek(3 * hour); // on the way to what follows
    player.repeat(3);
    expect(scene).toBeUndefined();
    expect(asked.at(-1)).toMatchObject({ replication: 3, from: 3 * hour });
    expect(player.state()).toMatchObject({ replication: 3, time: 3 * hour, waiting: true, length: 12 * hour });
    await asked.at(-1)!.answer();
    expect(player.state()).toMatchObject({ waiting: false, arrived: 4, playing: true });
    pass(2000, 2200);
    expect(player.state().time).toBeCloseTo(3.2 * hour);
    const before = asked.length;
    player.repeat(3);
    expect(asked.length).toBe(before); // it is played already
  });

  it('says what went wrong and plays no further', async () => {
    const failing = new Player(() => Promise.reject(new Error('gone')), { show: () => {}, clear: () => {}, ends: () => undefined }, () => true, { replication: 1, length: 10, speed: 60, zone: 'UTC' });
    failing.begin();
    await settle();
    expect(failing.state()).toMatchObject({ playing: false, waiting: false });
    expect(failing.state().problem).toBeTruthy();
  });

  it('chooses a speed at which a case takes some seconds', () => {
    expect([speedFor(null), speedFor(60), speedFor(15 * 3600), speedFor(1e9)]).toEqual([60, 60, 3600, 7 * 86_400]);
  });
});
