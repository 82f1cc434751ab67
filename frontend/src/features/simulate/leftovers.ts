import { useEffect, useState } from 'react';
import type { Leftover, LeftoverMove, Settled } from '../../api/leftovers';
import { settleLeftovers } from '../../api/leftovers';
import { Problem } from '../../api/problem';
import type { ScenarioContent } from '../../api/scenario';
import type { Drawing } from '../../modeler/drawing';
import type { Numbers } from './numbers';
import { useNumbers } from './numbers';

/** What the numbers say of an older version of the process, and the way to settle it. */
export interface Leftovers {
  all: Leftover[];
  /** Moves some of it, or leaves it out: one change of the numbers. */
  settle: (moves: LeftoverMove[]) => Promise<void>;
}

/** Follows what is left over, whenever the numbers or their drawing have settled. */
export function useLeftovers(numbers: Numbers, drawing: Drawing, edits: number, processId: string | undefined, language: string): Leftovers {
  const { content } = useNumbers(numbers);
  const [all, setAll] = useState<Leftover[]>([]);
  useEffect(() => {
    if (!content) return;
    let current = true;
    const settled = setTimeout(() => {
      void olderOf(drawing, content, processId).then(({ leftovers }) => current && setAll(leftovers), () => undefined);
    }, 400);
    return () => {
      current = false;
      clearTimeout(settled);
    };
  }, [drawing, edits, content, processId, language]);

  const settle = async (moves: LeftoverMove[]) => {
    // What was typed meanwhile is asked for again, so that nothing of it is lost.
    for (;;) {
      const { content: now } = numbers.state();
      if (!now) return;
      const answer = await settleLeftovers(await drawing.xml(), now, { process: processId, moves });
      if (numbers.state().content !== now) continue;
      numbers.edit(() => answer.content);
      setAll(answer.leftovers);
      return;
    }
  };
  return { all, settle };
}

/** What is left over of numbers, and the numbers without it. Where numbers or drawing have mistakes it is nothing: what is wrong is said elsewhere. */
export async function olderOf(drawing: Drawing, content: ScenarioContent, process?: string): Promise<Settled> {
  try {
    const settled = await settleLeftovers(await drawing.xml(), content, { process, without: true });
    return settled.unread ? { ...settled, content } : settled;
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.status === 422) return { leftovers: [], content, unread: true };
    throw thrown;
  }
}

/** Something left over, as the way to settle it names it. */
export const moveOf = ({ kind, element, of }: Leftover, to?: string): LeftoverMove => ({ kind, element, of, to });

/** What probably became of it. */
export const likelyOf = ({ fits }: Leftover): string | undefined => fits.find(({ likely }) => likely)?.id;

/** Tells leftovers of one scenario apart; the same in another one has the same key. */
export const keyOf = ({ kind, element, of = '' }: Leftover): string => `${kind} ${element} ${of}`;
