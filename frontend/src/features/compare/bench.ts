import type { ExperimentKind, Variant } from '../../api/experiments';
import type { ScenarioContent } from '../../api/scenario';

/** What an experiment is made with: the open process, its numbers, and what may be done to them. */
export interface Bench {
  /** The scenario beside the open process; without an id it is in no library yet. */
  open?: { id?: string; name: string; content: ScenarioContent };
  /** Why there are no numbers, while there are none. */
  problem?: { message: string; hint?: string };
  /** Saves what is open; null when nothing can be played, which the person knows then. */
  prepare: () => Promise<Prepared | null>;
  /** Keeps a copy of the open scenario under another name, and goes on with that. */
  duplicate: (name: string) => Promise<void>;
  /** Gives a role one person more, as an edit of the numbers; false where somebody by name would have to join. */
  hire: (role: string) => boolean;
}

/** The open process as it is in the library now. */
export interface Prepared {
  processId: string;
  revision: number;
  /** A scenario as it is to be played; without an id the open one. Null when the person does not want it played as it is. */
  variant: (id?: string) => Promise<Variant | null>;
}

export type View = 'scenarios' | 'matters' | 'staffing' | 'grid';

/** What a person looks at and has filled in; kept while the panel is hidden. */
export interface Look {
  view: View;
  shown: Partial<Record<ExperimentKind, string>>;
  base?: string;
  others?: string[];
  replications?: number;
  measures?: string[];
  levers: string[];
  roles: string[];
  /** In percent. */
  by: number;
  axes: { lever?: string; values: string }[];
  /** The measure that is drawn where several were asked for. */
  measure?: string;
  /** Which of the compared scenarios the tables are about. */
  against: number;
  /** Rows without any difference, too. */
  all: boolean;
}

export const firstLook: Look = { view: 'scenarios', shown: {}, levers: [], roles: [], by: 10, axes: [{ values: '' }], against: 0, all: false };

/** How often each scenario is played unless a person says otherwise. */
export function usualReplications(content: ScenarioContent | undefined): number {
  const { replications = 1, precision } = content?.run ?? {};
  return precision || replications < 10 ? 30 : Math.min(replications, 10_000);
}
