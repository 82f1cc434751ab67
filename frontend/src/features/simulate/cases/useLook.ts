import { useState } from 'react';
import type { Numbers } from '../numbers';
import type { Look } from './narrowing';
import { atFirst } from './narrowing';

/** By open process and run: what was looked at last. */
const looks = new WeakMap<Numbers, Map<string, Look>>();

/** What is looked at of a run: as it was left, however often another table or run was shown meanwhile. */
export function useLook(numbers: Numbers, run: string | undefined): [Look, (change: Partial<Look>) => void] {
  const [, redraw] = useState<Look>();
  const look = (run !== undefined && looks.get(numbers)?.get(run)) || atFirst;
  const change = (change: Partial<Look>) => {
    if (run === undefined) return;
    const kept = looks.get(numbers) ?? new Map<string, Look>();
    const next = { ...(kept.get(run) ?? atFirst), ...change };
    looks.set(numbers, kept.set(run, next));
    redraw(next);
  };
  return [look, change];
}
