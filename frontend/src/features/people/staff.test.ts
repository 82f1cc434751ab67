import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { KeptOrganisation, Organisation } from '../../api/organisation';
import { Problem } from '../../api/problem';
import { Staff } from './staff';

const library = vi.hoisted(() => ({ kept: { revision: 1, savedAt: '', content: {} } as { revision: number; savedAt: string; content: object } }));
vi.mock('../../api/organisation', () => ({
  readOrganisation: async () => ({ ...library.kept }),
  saveOrganisation: async (_: string, content: Organisation, revision: number): Promise<KeptOrganisation> => {
    if (revision !== library.kept.revision) throw new Problem(409, { code: 'library.changed-elsewhere' });
    library.kept = { revision: revision + 1, savedAt: '', content };
    return library.kept as KeptOrganisation;
  },
}));

const role = (name: string): Organisation => ({ roles: [{ id: name, name }] });
let staff: Staff;
beforeEach(async () => {
  vi.useFakeTimers();
  library.kept = { revision: 1, savedAt: '', content: role('clerk') };
  staff = new Staff('p');
  await staff.load();
});
afterEach(() => vi.useRealTimers());

it('is saved by itself once nothing more is changed', async () => {
  staff.edit(() => role('teller'));
  expect(staff.state().dirty).toBe(true);
  await vi.advanceTimersByTimeAsync(1000);
  expect(library.kept).toMatchObject({ revision: 2, content: role('teller') });
  expect(staff.state()).toMatchObject({ dirty: false, revision: 2, saving: false });
});

it('what is wrong is not saved, and can be taken back', async () => {
  staff.edit(() => role(' '));
  await vi.advanceTimersByTimeAsync(1000);
  expect(library.kept.revision).toBe(1);
  staff.undo();
  expect(staff.state()).toMatchObject({ content: role('clerk'), dirty: false, canUndo: false, canRedo: true });
  staff.redo();
  expect(staff.state().content).toEqual(role(' '));
});

it('typing in one field is one step back', () => {
  for (const name of ['a', 'ab', 'abc']) staff.edit(() => role(name), 'name');
  staff.undo();
  expect(staff.state().content).toEqual(role('clerk'));
});

it.each(['mine', 'theirs'] as const)('another window saved: %s goes on, the other is one step back', async (choice) => {
  library.kept = { revision: 2, savedAt: '', content: role('theirs') };
  staff.edit(() => role('mine'));
  await vi.advanceTimersByTimeAsync(1000);
  expect(staff.state().theirs?.content).toEqual(role('theirs'));
  staff.resolve(choice);
  await vi.advanceTimersByTimeAsync(1000);
  expect(staff.state()).toMatchObject({ content: role(choice), dirty: false });
  expect(library.kept.content).toEqual(role(choice));
  staff.undo();
  expect(staff.state().content).toEqual(role(choice === 'mine' ? 'theirs' : 'mine'));
});

it('what another window saved comes in where nothing is unsaved', async () => {
  library.kept = { revision: 5, savedAt: '', content: role('theirs') };
  await staff.follow();
  expect(staff.state()).toMatchObject({ content: role('theirs'), revision: 5, dirty: false, canUndo: true });
});

it('what was left unsaved goes on where it was; what the library holds is one step back', async () => {
  const again = new Staff('p');
  await again.restore(role(' '), 1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(again.state()).toMatchObject({ content: role(' '), dirty: true, revision: 1 });
  again.undo();
  expect(again.state()).toMatchObject({ content: role('clerk'), dirty: false });
});

it('what was left unsaved meets what was saved since: both stay, one is asked for', async () => {
  library.kept = { revision: 3, savedAt: '', content: role('theirs') };
  const again = new Staff('p');
  await again.restore(role('mine'), 1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(again.state()).toMatchObject({ content: role('mine'), dirty: true, theirs: { content: role('theirs') } });
  expect(library.kept.revision).toBe(3);
  again.resolve('mine');
  await vi.advanceTimersByTimeAsync(1000);
  expect(library.kept).toMatchObject({ revision: 4, content: role('mine') });
});
