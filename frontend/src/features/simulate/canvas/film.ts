import type { Movements } from '../../../api/runs';
import type { TokenState } from '../../../modeler/stamps';
import type { Moving, Resting, Scene } from '../../../modeler/tokens';

/** Where a flow begins and ends, where it is drawn. */
export type Ends = (flow: string) => { source: string; target: string } | undefined;

/** A token that rests from one moment to another; it is on its way to there before it is seen. */
interface Stay {
  element: string;
  flow?: string;
  state: TokenState;
  from: number;
  until: number;
  came?: Leg;
}

/** A token on its way; it takes no time in the run, so on the screen it may take until it leaves again. */
interface Leg {
  flows: string[];
  at: number;
  target: string;
  number: number;
  /** When it has to be there. */
  by: number;
}

interface Reel {
  from: number;
  until: number;
  over: boolean;
  stays: Stay[];
  legs: Leg[];
  arriving: Map<string, Leg>;
  beyond: Resting[];
  arrived: number;
  ended: number;
  arrivals: number[];
  endings: number[];
}

/** How many stretches are kept: what lies further back is asked for again. */
const kept = 4;

/** What is known of where the cases of a run are: a few stretches that follow each other. */
export class Film {
  private reels: Reel[] = [];

  constructor(private readonly ends: Ends) {}

  /** The moments between which the film can be shown. */
  range(): { from: number; until: number; over: boolean } | undefined {
    const last = this.reels.at(-1);
    return last && { from: this.reels[0].from, until: last.until, over: last.over };
  }

  /** Adds a stretch. One that does not follow what is known takes its place. */
  add(said: Movements): void {
    const before = this.reels.at(-1);
    const follows = before !== undefined && !before.over && Math.abs(before.until - said.from) < 1e-4;
    if (!follows) this.reels = [];
    this.reels.push(this.reel(said, follows ? before : undefined));
    if (this.reels.length > kept) this.reels.shift();
  }

  /** Forgets everything that is known. */
  forget(): void {
    this.reels = [];
  }

  /** Whether a moment can be shown. */
  has(at: number): boolean {
    return this.reelAt(at) !== undefined;
  }

  /** How many stretches are known after the one of a moment. */
  ahead(at: number): number {
    const here = this.reelAt(at);
    return here ? this.reels.length - 1 - this.reels.indexOf(here) : 0;
  }

  /** Everything as it is at a moment. A token takes so many seconds of the run for its way, where it has that much time. */
  scene(at: number, travel: number): Scene {
    const here = this.reelAt(at);
    if (!here) return { resting: [], moving: [] };
    const counted = new Map<string, Resting>();
    for (const stay of here.stays) {
      if (stay.from > at || stay.until <= at) continue;
      if (stay.came && at < arrives(stay.came, travel)) continue;
      const key = `${stay.element} ${stay.flow ?? ''} ${stay.state}`;
      const found = counted.get(key);
      if (found) found.count++;
      else counted.set(key, { element: stay.element, flow: stay.flow, state: stay.state, count: 1 });
    }
    const moving: Moving[] = [];
    for (const reel of this.reels) {
      if (reel.from > at) break;
      for (const leg of reel.legs) {
        const end = arrives(leg, travel);
        if (leg.at <= at && at < end) moving.push({ flows: leg.flows, part: (at - leg.at) / (end - leg.at) });
      }
    }
    return { resting: [...counted.values(), ...here.beyond], moving };
  }

  /** Cases that have come and that are over by a moment. */
  cases(at: number): { arrived: number; ended: number } {
    const here = this.reelAt(at);
    if (!here) return { arrived: 0, ended: 0 };
    return { arrived: here.arrived + upTo(here.arrivals, at), ended: here.ended + upTo(here.endings, at) };
  }

  /** The next moment at which something happens, or the last before; undefined where none is known. */
  moment(at: number, way: 1 | -1): number | undefined {
    let best: number | undefined;
    const look = (time: number) => {
      if (!Number.isFinite(time) || (way === 1 ? time <= at + 1e-6 : time >= at - 1e-6)) return;
      if (best === undefined || (way === 1 ? time < best : time > best)) best = time;
    };
    for (const reel of this.reels) {
      for (const { from, until } of reel.stays) {
        look(from);
        look(until);
      }
      for (const leg of reel.legs) look(leg.at);
      for (const time of [...reel.arrivals, ...reel.endings]) look(time);
    }
    const range = this.range();
    return best !== undefined && range && best >= range.from && best <= range.until ? best : undefined;
  }

  private reelAt(at: number): Reel | undefined {
    return this.reels.find(({ from, until, over }) => from <= at && (at < until || (over && at <= until)));
  }

  private reel(said: Movements, before: Reel | undefined): Reel {
    const legs = this.legs(said);
    const arriving = new Map(legs.map((leg) => [arrival(leg.number, leg.at, leg.target), leg]));
    const stays = (said.stays ?? []).map((stay): Stay => {
      const element = this.drawn(stay.element, said);
      const key = arrival(stay.case, stay.from, element);
      const came = arriving.get(key) ?? before?.arriving.get(key);
      const until = stay.until ?? Infinity;
      if (came) came.by = Math.min(came.by, until);
      return { element, flow: stay.flow, state: stay.state, from: stay.from, until, came };
    });
    return {
      from: said.from,
      until: said.until,
      over: said.over,
      stays,
      legs,
      arriving,
      beyond: Object.entries(said.unlisted ?? {}).map(([element, count]) => ({ element: this.drawn(element, said), state: 'queued', count })),
      arrived: said.arrived,
      ended: said.ended,
      arrivals: (said.arrivals ?? []).map(({ at }) => at),
      endings: (said.endings ?? []).map(({ at }) => at),
    };
  }

  /** Passages of a case at one moment that follow each other are one way. */
  private legs(said: Movements): Leg[] {
    const all: Leg[] = [];
    const open = new Map<number, Leg[]>();
    let now = NaN;
    for (const { case: number, flow, at } of said.passages ?? []) {
      const ends = this.ends(flow);
      if (!ends) continue;
      if (at !== now) {
        open.clear();
        now = at;
      }
      const mine = open.get(number) ?? [];
      const nth = mine.findIndex(({ target }) => target === ends.source);
      if (nth >= 0) {
        mine[nth].flows.push(flow);
        mine[nth].target = ends.target;
        continue;
      }
      const leg = { flows: [flow], at, target: ends.target, number, by: Infinity };
      mine.push(leg);
      open.set(number, mine);
      all.push(leg);
    }
    return all;
  }

  /** What an element is seen as: a called process is not drawn here, but what calls it is. */
  private drawn(element: string, said: Movements): string {
    let seen = element;
    for (let hops = 0; hops < 20 && this.isForeign(seen) && said.calledFor?.[seen]; hops++) seen = said.calledFor[seen];
    return seen;
  }

  /** Says of an element whether it is not on this drawing. */
  isForeign: (element: string) => boolean = () => false;
}

const arrival = (number: number, at: number, element: string): string => `${number} ${at} ${element}`;

/** When a token is there that is given so much time for its way, and no longer than until it leaves again. */
function arrives({ at, by }: Leg, travel: number): number {
  return Math.min(at + travel, by);
}

/** How many of these moments, in their order, have come. */
function upTo(moments: number[], at: number): number {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moments[middle] <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
