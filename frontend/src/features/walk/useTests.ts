import { useEffect, useState } from 'react';
import { problemOf } from '../../api/problem';
import type { Course, KeptWalk, WalksTested } from '../../api/walks';
import { testWalks } from '../../api/walks';

/** Plays the tests when they or what they are played on has changed. */
export function useTests(course: () => Promise<Course>, walks: KeptWalk[], edits: number) {
  const [tested, setTested] = useState<WalksTested>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const key = walks.map(({ id, revision }) => `${id}:${revision}`).join();
  const run = async (current = () => true) => {
    if (walks.length === 0) return;
    setBusy(true);
    try {
      const found = await testWalks(
        await course(),
        walks.map(({ content }) => content),
      );
      if (!current()) return;
      setTested(found);
      setProblem(undefined);
    } catch (thrown) {
      if (current()) setProblem(problemOf(thrown).message);
    } finally {
      if (current()) setBusy(false);
    }
  };
  useEffect(() => {
    let current = true;
    const later = setTimeout(() => void run(() => current), edits > 0 ? 400 : 0);
    return () => {
      current = false;
      clearTimeout(later);
    };
    // What run sees is named by these.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [course, key, edits]);
  return { tested: tested?.results.length === walks.length ? tested : undefined, busy, problem, run: () => run() };
}
