import { answer, client } from './client';
import type { ScenarioContent } from './scenario';
import type { components } from './schema';

type Schemas = components['schemas'];

/** What numbers say of something that the drawing does not have any more, or has as something else. */
export type Leftover = Schemas['Leftover'];
/** Where something left over is to go; without `to` it is left out. */
export type LeftoverMove = Schemas['LeftoverMove'];
export type LeftoverFit = Schemas['LeftoverFit'];

/** What is left over, and the numbers with everything done that was asked. */
export interface Settled {
  leftovers: Leftover[];
  content: ScenarioContent;
  /** The numbers have mistakes, so nothing was looked for. */
  unread: boolean;
}

/** Looks what numbers say of an older version of a drawing, after moving some of it; `without` then leaves out the rest, which is told. */
export const settleLeftovers = (xml: string, scenario: ScenarioContent, more: { process?: string; moves?: LeftoverMove[]; without?: boolean } = {}): Promise<Settled> =>
  answer(client.POST('/api/leftovers', { body: { xml, scenario: scenario as never, ...more } })) as unknown as Promise<Settled>;
