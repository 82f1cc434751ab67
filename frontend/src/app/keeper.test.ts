import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { WorkUpdate } from '../api/journal';
import { Problem, changedElsewhere } from '../api/problem';
import { Keeper } from './keeper';

const second = 1_000;

/** Something open whose only content is a number that counts its edits, and a journal that writes in so many ms. */
function desk(slow = 0) {
  const state = { edits: 0, saved: 0 };
  const journal = new Map<string, number>();
  let failing: Problem | undefined;
  let writing = 0;
  const keeper = new Keeper(
    {
      key: 'a',
      unsaved: () => state.edits !== state.saved,
      work: (known) => Promise.resolve({ work: { position: state.edits }, content: null, steps: known.has(state.edits) ? [] : [{ number: state.edits }], keep: [state.edits] } as unknown as WorkUpdate),
    },
    {
      keep: async (id, { work }) => {
        expect(++writing).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, slow));
        writing--;
        if (failing) throw failing;
        journal.set(id, work.position);
      },
      done: (id) => Promise.resolve(journal.delete(id)),
    },
    () => {},
  );
  const edit = () => {
    state.edits++;
    keeper.changed();
  };
  return { keeper, state, journal, edit, fail: (problem?: Problem) => (failing = problem) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('has every edit within a second, however fast they come', async () => {
  const { edit, journal, state } = desk(100);
  for (let at = 0; at < 5 * second; at += 40) {
    edit();
    await vi.advanceTimersByTimeAsync(40);
    if (at >= second) expect(state.edits - (journal.get('a') ?? 0)).toBeLessThan(second / 40);
  }
  await vi.advanceTimersByTimeAsync(second);
  expect(journal.get('a')).toBe(state.edits);
});

it('forgets what was saved or closed, and nothing that is open', async () => {
  const { edit, journal, state, keeper } = desk();
  edit();
  await vi.advanceTimersByTimeAsync(second);
  expect(journal.size).toBe(1);
  state.saved = state.edits;
  keeper.changed();
  await vi.advanceTimersByTimeAsync(second);
  expect(journal.size).toBe(0);
  edit();
  await vi.advanceTimersByTimeAsync(second);
  expect(journal.get('a')).toBe(2);
  keeper.close();
  await vi.advanceTimersByTimeAsync(second);
  expect(journal.size).toBe(0);
});

it('forgets what is closed while it is being written', async () => {
  const { edit, journal, keeper } = desk(300);
  edit();
  await vi.advanceTimersByTimeAsync(200);
  keeper.close();
  await vi.advanceTimersByTimeAsync(second);
  expect(journal.size).toBe(0);
});

it('tells that a write failed, and tries until it works', async () => {
  const { edit, journal, state, keeper, fail } = desk();
  fail(new Problem(500, { code: 'library.disk-full' }));
  edit();
  await vi.advanceTimersByTimeAsync(second);
  expect(keeper.problem?.code).toBe('library.disk-full');
  fail();
  await vi.advanceTimersByTimeAsync(3 * second);
  expect([keeper.problem, journal.get('a')]).toEqual([undefined, state.edits]);
});

it('goes on under another name when another page has taken its work over', async () => {
  const { edit, journal, state, fail } = desk();
  fail(new Problem(409, { code: changedElsewhere }));
  edit();
  await vi.advanceTimersByTimeAsync(155);
  fail();
  await vi.advanceTimersByTimeAsync(second);
  expect([...journal.keys()]).not.toContain('a');
  expect([...journal.values()]).toEqual([state.edits]);
});

it('says whether a page may go without losing anything', async () => {
  const { edit, keeper, fail, state } = desk();
  expect(keeper.complete()).toBe(true);
  edit();
  expect(keeper.complete()).toBe(false);
  await vi.advanceTimersByTimeAsync(second);
  expect(keeper.complete()).toBe(true);
  fail(new Problem(507, { code: 'library.full', message: 'The disk is full.' }));
  edit();
  await vi.advanceTimersByTimeAsync(second);
  expect(keeper.complete()).toBe(false);
  // What is saved is in the library, whatever becomes of the journal.
  state.saved = state.edits;
  expect(keeper.complete()).toBe(true);
});
