import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { composing } from './composing';

const root = join(import.meta.dirname, '..');
/** Where Enter needs no look at the input method, and why. */
const exempt: Record<string, string> = {
  'features/simulate/sections/RateGrid.tsx': 'its cells are painted, nothing is typed',
  'features/people/WeekGrid.tsx': 'its cells are painted, nothing is typed',
  'features/simulate/cases/CaseTimeline.tsx': 'its steps are chosen from, nothing is typed',
  'features/people/UnitsTab.tsx': 'its grid asks first',
  'features/people/RolesTab.tsx': 'its grid asks first',
  'features/people/PeopleTab.tsx': 'its grid asks first',
};

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name) ? [path] : [];
  });
}

const listening = sources(root)
  .filter((path) => /\.key === 'Enter'|onPressEnter=/.test(readFileSync(path, 'utf8')))
  .map((path) => relative(root, path).replaceAll('\\', '/'));

it('whoever listens for Enter lets Chinese be composed first', () => {
  const asks = (path: string) => readFileSync(join(root, path), 'utf8').match(/composing\(|isComposing/) !== null;
  expect(listening.filter((path) => !asks(path) && !exempt[path])).toEqual([]);
  expect(Object.keys(exempt).filter((path) => !listening.includes(path))).toEqual([]);
});

it('the Enter that ends a composition is known by its code alone', () => {
  const key = (init: KeyboardEventInit) => new KeyboardEvent('keydown', { key: 'Enter', ...init });
  expect([key({}), key({ isComposing: true }), key({ keyCode: 229 } as KeyboardEventInit)].map(composing)).toEqual([false, true, true]);
  expect(composing({ nativeEvent: key({ isComposing: true }) })).toBe(true);
});
