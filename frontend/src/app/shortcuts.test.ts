import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { canvasKeys } from '../modeler/keys';

const declared = readFileSync(join(import.meta.dirname, 'useAppActions.tsx'), 'utf8')
  .split('\n')
  .filter((line) => /^ {4}\{ id: '/.test(line))
  .map((line) => ({
    id: /id: '(\w+)'/.exec(line)![1],
    keys: [...(/shortcut: '([^']+)'/.exec(line)?.slice(1) ?? []), ...(/alias: \[([^\]]*)\]/.exec(line)?.[1].match(/[^', ]+/g) ?? [])],
  }));

/** What browsers keep for themselves or people expect of them, and the two keys of the window's own menu. */
const reserved = [
  ...['N', 'T', 'W', 'Tab', 'L', 'R', 'J', 'H', 'P', 'Q', '1', '9', 'Shift+N', 'Shift+T', 'Shift+W', 'Shift+I', 'Shift+J', 'Shift+R', 'F4'].map((key) => `Mod+${key}`),
  ...['F5', 'F6', 'F7', 'F10', 'F11', 'F12', 'Alt+F4', 'Alt+D', 'Alt+F', 'Alt+E', 'Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home', 'Alt+Space', 'Alt+Tab'],
];

it('no two actions share a shortcut', () => {
  expect(declared.length).toBeGreaterThan(20);
  const all = declared.flatMap(({ id, keys }) => keys.map((key) => [key, id] as const));
  expect(all.filter(([key], at) => all.findIndex(([other]) => other === key) !== at)).toEqual([]);
});

it('no shortcut is a key that the browser or the window keeps for itself', () => {
  expect(declared.flatMap(({ id, keys }) => keys.filter((key) => reserved.includes(key)).map((key) => `${id}: ${key}`))).toEqual([]);
});

it('no key of the canvas is said twice, nor taken away by an action', () => {
  const canvas = canvasKeys.flatMap(({ keys }) => keys.flatMap((one) => one.keys));
  expect(canvas.filter((key, at) => canvas.indexOf(key) !== at)).toEqual([]);
  const actions = declared.flatMap(({ keys }) => keys);
  expect(canvas.filter((key) => actions.includes(key))).toEqual([]);
});
